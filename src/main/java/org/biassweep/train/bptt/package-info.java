/**
 * The engine of recurrent networks: back-propagation through time for the biases alone, in single precision.
 *
 * <p>{@link org.biassweep.train.bptt.BpttEngine} forms no weight gradient: a step is one product with the frozen weights for
 * each time forwards and one backwards, by OpenBLAS, and between them one pass of a {@code Kernel} over the activities, with
 * the JDK's Vector API or in plain Java. All arrays lie outside the heap, where OpenBLAS reads them, and are allocated once a
 * fit.
 */
package org.biassweep.train.bptt;
