/**
 * Linear algebra by OpenBLAS on the calling thread: products of matrices, and equations.
 *
 * <p>In single precision {@link org.biassweep.linear.Matrix} is memory outside the heap, {@link org.biassweep.linear.Blas}
 * what is done with it. In double precision {@link org.biassweep.linear.Products} and {@link
 * org.biassweep.linear.PositiveDefinite} take arrays. Networks and engines call this package; it knows neither, and only
 * it knows OpenBLAS.
 */
package org.biassweep.linear;
