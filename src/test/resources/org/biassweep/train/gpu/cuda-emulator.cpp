// A CUDA driver for tests where there is no card: one device whose memory is the host's, whose groups run one after the other,
// each item of a group on a stack of its own up to the next barrier. It knows the kernels by name; of an image that is loaded
// it looks only whether it is PTX that has them. EMULATED_CARDS says how many cards there are, EMULATED_FREE how many bytes others
// leave of the memory, and EMULATED_RUNS after how many kernels the card is lost. Where NVIDIA's header is found, the compiler checks the signatures against it.
#if __has_include(<cuda.h>)
#include <cuda.h>
#else
typedef int CUresult, CUdevice, CUdevice_attribute;
typedef unsigned long long CUdeviceptr;
typedef void *CUcontext, *CUmodule, *CUfunction, *CUstream;
#endif
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace {
const int MOST_ITEMS = 64, STACK = 1 << 16;
struct { int x; } blockIdx, threadIdx;
ucontext_t scheduler, items[MOST_ITEMS];
bool isDone[MOST_ITEMS];
char stacks[MOST_ITEMS][STACK];
std::function<void()> body;

void __syncthreads() { swapcontext(&items[threadIdx.x], &scheduler); }

void item() {
  body();
  isDone[threadIdx.x] = true;
}
}  // namespace

struct float4 { float x, y, z, w; };

#define __CUDACC__
#define __global__
#define __device__
#define __shared__ static
#define __constant__ static
#include "kernels.cu"
#include "classifications.cu"
#include "recurrences.cu"
#include "ceilings.cu"

namespace {
const CUresult SUCCESS = (CUresult) 0, INVALID_VALUE = (CUresult) 1, INVALID_CONTEXT = (CUresult) 201,
               INVALID_IMAGE = (CUresult) 200, NOT_FOUND = (CUresult) 500, OUT_OF_MEMORY = (CUresult) 2,
               LAUNCH_FAILED = (CUresult) 719;
const CUcontext CONTEXT = (CUcontext) 0x11;
thread_local CUcontext current;
std::map<CUdeviceptr, size_t> memory;

long setting(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? atol(text) : otherwise;
}

const long TOTAL = 1 << 30;
const int cards = setting("EMULATED_CARDS", 1);
long left = setting("EMULATED_FREE", TOTAL), runs = setting("EMULATED_RUNS", -1);

typedef std::function<void(void **)> Kernel;

// Each module has its constant, which is the kernels' while one of its functions runs.
struct Module { int constant; };
struct Function { Kernel kernel; Module *module; };

template <class... A, size_t... I>
Kernel taking(void (*kernel)(A...), std::index_sequence<I...>) {
  return [=](void **arguments) { kernel(*(A *) arguments[I]...); };
}

template <class... A>
Kernel taking(void (*kernel)(A...)) {
  return taking(kernel, std::index_sequence_for<A...>());
}

std::map<std::string, Kernel> kernels = {
    {"make_preactivations", taking(make_preactivations)}, {"step_biases", taking(step_biases)},
    {"sum_outputs", taking(sum_outputs)}, {"make_products", taking(make_products)},
    {"step_minibatch", taking(step_minibatch)}, {"sum_classes", taking(sum_classes)},
    {"step_forward", taking(step_forward)}, {"read_out", taking(read_out)}, {"compare", taking(compare)},
    {"step_back", taking(step_back)}, {"descend", taking(descend)},
    {"copy", taking(copy)}, {"multiply_add", taking(multiply_add)}};

CUresult inside(CUdeviceptr address, size_t bytes) {
  if (current != CONTEXT) return INVALID_CONTEXT;
  if (runs == 0) return LAUNCH_FAILED;
  auto next = memory.upper_bound(address);
  if (next == memory.begin()) return INVALID_VALUE;
  auto found = std::prev(next);
  return address + bytes <= found->first + found->second ? SUCCESS : INVALID_VALUE;
}
}  // namespace

extern "C" {
CUresult cuInit(unsigned int flags) { return flags == 0 ? SUCCESS : INVALID_VALUE; }

CUresult cuGetErrorName(CUresult error, const char **name) {
  static const std::map<int, const char *> names = {
      {1, "CUDA_ERROR_INVALID_VALUE"}, {2, "CUDA_ERROR_OUT_OF_MEMORY"}, {200, "CUDA_ERROR_INVALID_IMAGE"},
      {201, "CUDA_ERROR_INVALID_CONTEXT"}, {500, "CUDA_ERROR_NOT_FOUND"}, {719, "CUDA_ERROR_LAUNCH_FAILED"}};
  auto found = names.find((int) error);
  *name = found == names.end() ? nullptr : found->second;
  return *name == nullptr ? INVALID_VALUE : SUCCESS;
}

CUresult cuDeviceGetCount(int *count) {
  *count = cards;
  return SUCCESS;
}

CUresult cuDeviceGet(CUdevice *device, int ordinal) {
  *device = ordinal;
  return ordinal < cards ? SUCCESS : INVALID_VALUE;
}

CUresult cuDeviceGetName(char *name, int size, CUdevice device) {
  snprintf(name, size, device == 0 ? "Emulated card" : "Emulated card %d", device + 1);
  return SUCCESS;
}

CUresult cuDeviceTotalMem_v2(size_t *bytes, CUdevice) {
  *bytes = TOTAL;
  return SUCCESS;
}

// Multiprocessors, compute capability 9.0, and places on the bus, the last card's first.
CUresult cuDeviceGetAttribute(int *value, CUdevice_attribute attribute, CUdevice device) {
  const std::map<int, int> values = {{16, 2}, {75, 9}, {76, 0}, {33, 99 - device}, {34, 0}, {50, 0}};
  auto found = values.find((int) attribute);
  if (found == values.end()) return INVALID_VALUE;
  *value = found->second;
  return SUCCESS;
}

CUresult cuDevicePrimaryCtxRetain(CUcontext *context, CUdevice) {
  *context = CONTEXT;
  return SUCCESS;
}

CUresult cuCtxSetCurrent(CUcontext context) {
  current = context;
  return SUCCESS;
}

CUresult cuModuleLoadData(CUmodule *module, const void *image) {
  Module *loaded = new Module();
  *module = (CUmodule) loaded;
  memory[(CUdeviceptr) &loaded->constant] = sizeof loaded->constant;
  if (current != CONTEXT) return INVALID_CONTEXT;
  return strstr((const char *) image, ".target sm_75") && strstr((const char *) image, ".entry") ? SUCCESS : INVALID_IMAGE;
}

CUresult cuModuleGetFunction(CUfunction *function, CUmodule module, const char *name) {
  auto found = kernels.find(name);
  if (found == kernels.end()) return NOT_FOUND;
  *function = (CUfunction) new Function{found->second, (Module *) module};
  return SUCCESS;
}

CUresult cuModuleGetGlobal_v2(CUdeviceptr *address, size_t *bytes, CUmodule module, const char *name) {
  *address = (CUdeviceptr) &((Module *) module)->constant;
  *bytes = sizeof(int);
  return strcmp(name, "outputs") == 0 ? SUCCESS : NOT_FOUND;
}

CUresult cuMemAlloc_v2(CUdeviceptr *address, size_t bytes) {
  if (current != CONTEXT) return INVALID_CONTEXT;
  if (bytes == 0) return INVALID_VALUE;
  if (runs == 0) return LAUNCH_FAILED;
  if ((long) bytes > left) return OUT_OF_MEMORY;
  left -= bytes;
  *address = (CUdeviceptr) malloc(bytes);
  memset((void *) *address, 0x7f, bytes);
  memory[*address] = bytes;
  return SUCCESS;
}

CUresult cuMemFree_v2(CUdeviceptr address) {
  if (current != CONTEXT) return INVALID_CONTEXT;
  auto found = memory.find(address);
  if (found == memory.end()) return INVALID_VALUE;
  left += found->second;
  memory.erase(found);
  free((void *) address);
  return SUCCESS;
}

CUresult cuMemsetD8_v2(CUdeviceptr address, unsigned char value, size_t bytes) {
  const CUresult result = inside(address, bytes);
  if (result == SUCCESS) memset((void *) address, value, bytes);
  return result;
}

CUresult cuMemcpyHtoD_v2(CUdeviceptr to, const void *from, size_t bytes) {
  const CUresult result = inside(to, bytes);
  if (result == SUCCESS) memcpy((void *) to, from, bytes);
  return result;
}

CUresult cuMemcpyDtoH_v2(void *to, CUdeviceptr from, size_t bytes) {
  const CUresult result = inside(from, bytes);
  if (result == SUCCESS) memcpy(to, (const void *) from, bytes);
  return result;
}

CUresult cuLaunchKernel(
    CUfunction function, unsigned int groups, unsigned int gy, unsigned int gz, unsigned int count, unsigned int by,
    unsigned int bz, unsigned int shared, CUstream stream, void **arguments, void **extra) {
  if (current != CONTEXT) return INVALID_CONTEXT;
  if (groups == 0 || gy * gz * by * bz != 1 || count > MOST_ITEMS || shared != 0 || stream || extra) return INVALID_VALUE;
  if (runs == 0) return LAUNCH_FAILED;
  runs -= runs > 0;
  Function *called = (Function *) function;
  outputs = called->module->constant;
  body = [=] { called->kernel(arguments); };
  for (blockIdx.x = 0; blockIdx.x < (int) groups; blockIdx.x++) {
    for (unsigned int i = 0; i < count; i++) {
      getcontext(&items[i]);
      items[i].uc_stack.ss_sp = stacks[i];
      items[i].uc_stack.ss_size = STACK;
      items[i].uc_link = &scheduler;
      isDone[i] = false;
      makecontext(&items[i], item, 0);
    }
    for (unsigned int left = count; left > 0;) {
      for (unsigned int i = 0; i < count; i++) {
        if (!isDone[i]) {
          threadIdx.x = i;
          swapcontext(&scheduler, &items[i]);
          left -= isDone[i];
        }
      }
    }
  }
  return SUCCESS;
}
}

// What LWJGL looks for besides, and this project does not call.
#define ABSENT(name) __asm__(".text\n.globl " #name "\n" #name ":\n\tud2\n");
ABSENT(cuGetErrorString) ABSENT(cuDriverGetVersion) ABSENT(cuDeviceGetProperties) ABSENT(cuDeviceComputeCapability)
ABSENT(cuCtxCreate_v2) ABSENT(cuCtxGetDevice) ABSENT(cuCtxSynchronize) ABSENT(cuCtxSetLimit) ABSENT(cuCtxGetLimit)
ABSENT(cuCtxGetCacheConfig) ABSENT(cuCtxSetCacheConfig) ABSENT(cuCtxGetApiVersion) ABSENT(cuCtxGetStreamPriorityRange)
ABSENT(cuCtxAttach) ABSENT(cuCtxDetach) ABSENT(cuModuleLoad) ABSENT(cuModuleLoadDataEx) ABSENT(cuModuleLoadFatBinary)
ABSENT(cuModuleUnload) ABSENT(cuModuleGetTexRef) ABSENT(cuModuleGetSurfRef) ABSENT(cuMemGetInfo_v2)
ABSENT(cuMemAllocPitch_v2) ABSENT(cuMemGetAddressRange_v2) ABSENT(cuMemAllocHost_v2) ABSENT(cuMemFreeHost)
ABSENT(cuMemHostAlloc) ABSENT(cuMemHostGetDevicePointer_v2) ABSENT(cuMemHostGetFlags) ABSENT(cuMemcpyDtoD_v2)
ABSENT(cuMemcpyDtoA_v2) ABSENT(cuMemcpyAtoD_v2) ABSENT(cuMemcpyHtoA_v2) ABSENT(cuMemcpyAtoH_v2) ABSENT(cuMemcpyAtoA_v2)
ABSENT(cuMemcpy2D_v2) ABSENT(cuMemcpy2DUnaligned_v2) ABSENT(cuMemcpy3D_v2) ABSENT(cuMemcpyHtoDAsync_v2)
ABSENT(cuMemcpyDtoHAsync_v2) ABSENT(cuMemcpyDtoDAsync_v2) ABSENT(cuMemcpyHtoAAsync_v2) ABSENT(cuMemcpyAtoHAsync_v2)
ABSENT(cuMemcpy2DAsync_v2) ABSENT(cuMemcpy3DAsync_v2) ABSENT(cuMemsetD16_v2) ABSENT(cuMemsetD32_v2) ABSENT(cuMemsetD2D8_v2)
ABSENT(cuMemsetD2D16_v2) ABSENT(cuMemsetD2D32_v2) ABSENT(cuMemsetD8Async) ABSENT(cuMemsetD16Async) ABSENT(cuMemsetD32Async)
ABSENT(cuMemsetD2D8Async) ABSENT(cuMemsetD2D16Async) ABSENT(cuMemsetD2D32Async) ABSENT(cuArrayCreate_v2)
ABSENT(cuArrayGetDescriptor_v2) ABSENT(cuArrayDestroy) ABSENT(cuArray3DCreate_v2) ABSENT(cuArray3DGetDescriptor_v2)
ABSENT(cuStreamCreate) ABSENT(cuStreamCreateWithPriority) ABSENT(cuStreamGetPriority) ABSENT(cuStreamGetFlags)
ABSENT(cuStreamWaitEvent) ABSENT(cuStreamQuery) ABSENT(cuStreamSynchronize) ABSENT(cuEventCreate) ABSENT(cuEventRecord)
ABSENT(cuEventQuery) ABSENT(cuEventSynchronize) ABSENT(cuEventElapsedTime) ABSENT(cuFuncGetAttribute)
ABSENT(cuFuncSetCacheConfig) ABSENT(cuFuncSetBlockShape) ABSENT(cuFuncSetSharedSize) ABSENT(cuParamSetSize)
ABSENT(cuParamSeti) ABSENT(cuParamSetf) ABSENT(cuParamSetv) ABSENT(cuLaunch) ABSENT(cuLaunchGrid) ABSENT(cuLaunchGridAsync)
ABSENT(cuParamSetTexRef) ABSENT(cuTexRefSetArray) ABSENT(cuTexRefSetMipmappedArray) ABSENT(cuTexRefSetAddress_v2)
ABSENT(cuTexRefSetAddress2D_v3) ABSENT(cuTexRefSetFormat) ABSENT(cuTexRefSetAddressMode) ABSENT(cuTexRefSetFilterMode)
ABSENT(cuTexRefSetMipmapFilterMode) ABSENT(cuTexRefSetMipmapLevelBias) ABSENT(cuTexRefSetMipmapLevelClamp)
ABSENT(cuTexRefSetMaxAnisotropy) ABSENT(cuTexRefSetBorderColor) ABSENT(cuTexRefSetFlags) ABSENT(cuTexRefGetAddress_v2)
ABSENT(cuTexRefGetArray) ABSENT(cuTexRefGetMipmappedArray) ABSENT(cuTexRefGetAddressMode) ABSENT(cuTexRefGetFilterMode)
ABSENT(cuTexRefGetFormat) ABSENT(cuTexRefGetMipmapFilterMode) ABSENT(cuTexRefGetMipmapLevelBias)
ABSENT(cuTexRefGetMipmapLevelClamp) ABSENT(cuTexRefGetMaxAnisotropy) ABSENT(cuTexRefGetBorderColor) ABSENT(cuTexRefGetFlags)
ABSENT(cuTexRefCreate) ABSENT(cuTexRefDestroy) ABSENT(cuSurfRefSetArray) ABSENT(cuSurfRefGetArray)
ABSENT(cuGraphicsUnregisterResource) ABSENT(cuGraphicsSubResourceGetMappedArray)
ABSENT(cuGraphicsResourceGetMappedPointer_v2) ABSENT(cuGraphicsResourceSetMapFlags_v2) ABSENT(cuGraphicsMapResources)
ABSENT(cuGraphicsUnmapResources) ABSENT(cuGetExportTable)
