/*
 * What stands before every text of kernels: it makes the same text OpenCL C and, for NVRTC, CUDA C++. Where OUTPUTS is not given
 * as a macro, as in the PTX that is shipped, it is a constant that is set when the program is loaded.
 */
#ifdef __CUDACC__
#define KERNEL extern "C" __global__ void
#define GLOBAL
#define LOCAL __shared__
#define LOCAL_POINTER
#define FUNCTION static __device__ inline
#define GROUP ((int) blockIdx.x)
#define ITEM ((int) threadIdx.x)
#define BARRIER __syncthreads()
#define FMA(a, b, c) fmaf(a, b, c)
#define SQRT(a) sqrtf(a)
#define TANH(a) tanhf(a)
#define EXP(a) expf(a)
#define LOG_1_PLUS(a) log1pf(a)
#ifndef OUTPUTS
__constant__ int outputs;
#define OUTPUTS outputs
#endif
#else
#pragma OPENCL FP_CONTRACT OFF
#define KERNEL kernel void
#define GLOBAL global
#define LOCAL local
#define LOCAL_POINTER local
#define FUNCTION static inline
#define GROUP ((int) get_group_id(0))
#define ITEM ((int) get_local_id(0))
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define FMA(a, b, c) fma(a, b, c)
#define SQRT(a) sqrt(a)
#define TANH(a) tanh(a)
#define EXP(a) exp(a)
#define LOG_1_PLUS(a) log1p(a)
#endif

