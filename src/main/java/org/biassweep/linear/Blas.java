package org.biassweep.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.Optional;

/** Matrix products by OpenBLAS, on the calling thread alone. */
public final class Blas {

    private Blas() {}

    /** Loads OpenBLAS. Returns why that cannot be done, or empty; the first time decides. */
    public static Optional<String> objection() {
        return Optional.ofNullable(Loading.OBJECTION);
    }

    /** @throws IllegalStateException if OpenBLAS cannot be loaded on this machine */
    static void require() {
        if (Loading.OBJECTION != null) {
            throw new IllegalStateException(Loading.OBJECTION);
        }
    }

    /**
     * {@code c = a b}.
     *
     * @param a rows × inner
     * @param b inner × columns
     * @param c rows × columns, overwritten whatever it holds
     */
    public static void multiply(int rows, int columns, int inner, Matrix a, Matrix b, Matrix c) {
        multiply(CblasNoTrans, rows, columns, inner, a, b, 0, c);
    }

    /**
     * {@code c = aᵀ b + keep c}.
     *
     * @param a inner × rows
     * @param b inner × columns
     * @param keep what is kept of c; if 0, c is overwritten whatever it holds
     * @param c rows × columns
     */
    public static void multiplyTransposed(int rows, int columns, int inner, Matrix a, Matrix b, float keep, Matrix c) {
        multiply(CblasTrans, rows, columns, inner, a, b, keep, c);
    }

    private static void multiply(int form, int rows, int columns, int inner, Matrix a, Matrix b, float keep, Matrix c) {
        cblas_sgemm(
                CblasRowMajor,
                form,
                CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                a.pointer(),
                a.stride(),
                b.pointer(),
                b.stride(),
                keep,
                c.pointer(),
                c.stride());
    }

    /** Done once, when it is first asked for. */
    private static final class Loading {

        private static final String OBJECTION = attempt();

        private static String attempt() {
            try {
                blas_set_num_threads(1);
                return null;
            } catch (LinkageError e) {
                return "cannot load OpenBLAS, which multiplies matrices, on this machine: " + e.getMessage();
            }
        }
    }
}
