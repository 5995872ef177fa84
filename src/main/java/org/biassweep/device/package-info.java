/**
 * Accelerators: what is computed on beside the processor's own cores, through OpenCL or CUDA.
 *
 * <p>A {@link org.biassweep.device.Device} compiles the text of a {@link org.biassweep.device.Source}, which is both OpenCL C and
 * CUDA C++, keeps buffers and runs kernels in the order of asking. All that knows LWJGL is {@code OpenClDevice} with {@code
 * OpenCl}, which finds such devices, and {@code CudaDevice} with {@code Cuda} and the compiler, {@code Nvrtc}. {@code Devices}
 * chooses between the two drivers; an {@link org.biassweep.device.Accelerator} is a device that the threads of a process share.
 */
package org.biassweep.device;
