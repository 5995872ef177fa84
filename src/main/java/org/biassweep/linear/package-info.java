/**
 * Linear algebra by OpenBLAS on the calling thread: products of matrices that lie outside the heap.
 *
 * <p>{@link org.biassweep.linear.Matrix} is the memory, {@link org.biassweep.linear.Blas} what is done with it. Networks
 * and engines call it; it knows neither, and only this package knows OpenBLAS.
 */
package org.biassweep.linear;
