/**
 * The engine of many networks at once, on an accelerator.
 *
 * <p>{@link org.biassweep.train.gpu.GpuEngine} hands the networks of a batch to a {@code Device} in packs that its memory
 * holds. A {@code Pack} lies there to the end of its training: H of all networks, made once, unit after unit without gaps. A
 * step is two kernels of {@code kernels.cl}: a group of work-items takes a block of units of one network through gradient,
 * Adam and contribution to the outputs; another sums a network's blocks, in their order, into residuals and loss. To the host
 * come losses, when a {@code Course} looks at one, and the biases at the end. How a network is cut into blocks depends on its
 * width alone, so that its bits do not depend on its company. All that knows LWJGL is {@code OpenClDevice} with {@code OpenCl},
 * which finds such devices, and {@code CudaDevice} with {@code Cuda} and the compiler, {@code Nvrtc}. {@code Devices} chooses
 * between the two drivers.
 */
package org.biassweep.train.gpu;
