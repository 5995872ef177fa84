package org.biassweep.linear;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dlansy;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpocon;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrs_work;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;

/** Equations a x = b with a symmetric, positive definite matrix a, by LAPACK's Cholesky factorisation. */
public final class PositiveDefinite {

    /** LAPACK reads columns where this project writes rows: its upper triangle is the lower one. */
    private static final byte TRIANGLE = 'U';

    private static final byte COLUMN_SUMS = '1';

    /** The distance from 1 to the next number. */
    private static final double PRECISION = Math.ulp(1.0);

    private PositiveDefinite() {}

    /**
     * Solves for several right-hand sides. It needs as much memory again as {@code a}, outside the heap.
     *
     * @param size n
     * @param count of right-hand sides
     * @param a n × n, of which the lower triangle is read; left as it was
     * @param b count × n, one right-hand side after the other; overwritten with the solutions
     * @return false if a is not positive definite, or singular in double precision (its reciprocal condition number, which
     *     LAPACK estimates, is below 2⁻⁵²); b is then left as it was
     * @throws IllegalStateException if OpenBLAS cannot be loaded on this machine
     */
    public static boolean solve(int size, int count, double[] a, double[] b) {
        Blas.require();
        try (PointerScope scope = Matrix.scope()) {
            DoublePointer factor = new DoublePointer((long) size * size).put(a, 0, size * size);
            double norm = LAPACKE_dlansy(LAPACK_COL_MAJOR, COLUMN_SUMS, TRIANGLE, size, factor, size);
            if (LAPACKE_dpotrf(LAPACK_COL_MAJOR, TRIANGLE, size, factor, size) != 0) {
                return false;
            }
            DoublePointer reciprocalCondition = new DoublePointer(1);
            LAPACKE_dpocon(LAPACK_COL_MAJOR, TRIANGLE, size, factor, size, norm, reciprocalCondition);
            if (reciprocalCondition.get() < PRECISION) {
                return false;
            }
            DoublePointer sides = new DoublePointer((long) count * size).put(b, 0, count * size);
            LAPACKE_dpotrs_work(LAPACK_COL_MAJOR, TRIANGLE, size, count, factor, size, sides, size);
            sides.get(b, 0, count * size);
            return true;
        }
    }
}
