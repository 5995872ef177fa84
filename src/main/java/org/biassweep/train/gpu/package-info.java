/**
 * The engine of many networks at once, on an accelerator.
 *
 * <p>{@link org.biassweep.train.gpu.GpuEngine} hands the networks of a batch to a device in packs that its memory holds: {@code
 * Packs} knows how networks of one kind of task are trained together, {@code Demand} what memory they need, {@code Room} what
 * there is. A {@code Pack} lies on the device to the end of its training, unit after unit without gaps, and {@code PackFit} asks
 * it for step after step. To the host come losses, when a {@code Course} looks at one, and the biases at the end. How a network
 * is cut into {@code Blocks}, each a group of work-items, depends on its width alone, so that its bits do not depend on its
 * company. Functions keep H of all networks, made once; a step is two kernels of {@code functions.cl}: a group takes a block of
 * units of one network through gradient, Adam and contribution to the outputs; another sums a network's blocks, in their order,
 * into residuals and loss. Classifiers keep H too, made tile by tile, sample after sample ({@code ClassifierInputs}); a step is
 * two kernels of {@code classifications.cl} over a minibatch, whose samples {@code Orders} names, and each leaves outputs of the
 * next minibatch behind. Networks whose minibatches differ in size are in packs of their own.
 *
 * <p>Recurrent networks keep states and activities of all times; a step is the kernels of {@code recurrences.cl}: back through
 * time, a kernel a time, in which a group takes a block of units and all trajectories through a product with W transposed
 * (of {@code products.cl}) and a step of λ; the gradient, clipped, and Adam, a group a network; forward through time,
 * likewise; outputs, a group a network and time, and from them residuals and loss, a group a network.
 */
package org.biassweep.train.gpu;
