package org.biassweep.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyrk;

/** Products of double-precision matrices in arrays, row after row; the arrays may be longer than what is used of them. */
public final class Products {

    private Products() {}

    /**
     * {@code c = a b}.
     *
     * @param a rows × inner
     * @param b inner × columns
     * @param c rows × columns, overwritten
     * @throws IllegalStateException if OpenBLAS cannot be loaded on this machine
     */
    public static void times(int rows, int columns, int inner, double[] a, double[] b, double[] c) {
        Blas.require();
        cblas_dgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                a,
                inner,
                b,
                columns,
                0,
                c,
                columns);
    }

    /**
     * {@code c = a bᵀ}.
     *
     * @param a rows × inner
     * @param b columns × inner
     * @param c rows × columns, overwritten
     * @throws IllegalStateException if OpenBLAS cannot be loaded on this machine
     */
    public static void timesTransposed(int rows, int columns, int inner, double[] a, double[] b, double[] c) {
        Blas.require();
        cblas_dgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, inner, 1, a, inner, b, inner, 0, c, columns);
    }

    /**
     * The lower triangle of {@code c = a aᵀ}.
     *
     * @param a rows × inner
     * @param c rows × rows; its lower triangle is overwritten, the rest left as it was
     * @throws IllegalStateException if OpenBLAS cannot be loaded on this machine
     */
    public static void gram(int rows, int inner, double[] a, double[] c) {
        Blas.require();
        cblas_dsyrk(CblasRowMajor, CblasLower, CblasNoTrans, rows, inner, 1, a, inner, 0, c, rows);
    }
}
