package org.biassweep.train.minibatch;

import java.util.Locale;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Features;

/** H = W X of all training samples: kept, or made when it is asked for. */
interface Preactivations {

    /**
     * Computes activities: {@code phi[i, j] = φ(H + b)} of unit j at the sample {@code samples[from + i]}.
     *
     * @param biases b, padded to the layout's stride
     * @param phi count × stride, overwritten
     */
    void activate(int[] samples, int from, int count, float[] biases, float[] phi);

    /** How pre-activations are had. */
    enum Mode {
        /** In single precision: 4 m N bytes. */
        SINGLE(4),
        /**
         * As multiples of a scale of each sample's own, in 16 bits: 2 m N bytes. An error of at most 2⁻¹⁶ of the largest
         * pre-activation of the sample.
         */
        HALF(2),
        /** Made again, in single precision, whenever a batch needs them. */
        RECOMPUTED(0);

        private final int bytes;

        Mode(int bytes) {
            this.bytes = bytes;
        }

        /** The mode of an engine's version: the usual one, single precision, has no name. */
        static Mode named(String name) {
            return name.isEmpty() ? SINGLE : valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** Its name in an engine's version. */
        String engineMode() {
            return this == SINGLE ? "" : name().toLowerCase(Locale.ROOT);
        }

        /** What the pre-activations take. */
        double bytes(int width, int samples) {
            return (double) bytes * Layout.of(width, 1).stride() * samples;
        }

        Preactivations of(FeedforwardNetwork network, Features features, Kernel kernel) {
            InputProducts products = new InputProducts(network, features, kernel);
            return switch (this) {
                case SINGLE -> new SinglePrecision(products, kernel);
                case HALF -> new HalfPrecision(products, kernel);
                case RECOMPUTED -> new Recomputed(products, kernel);
            };
        }
    }
}
