package org.biassweep.task;

import java.util.Locale;
import java.util.Optional;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Smoothness;

/**
 * Looks for samples of a function that refute what is stated of its smoothness. Finding none proves nothing; a statement
 * that is wrong by much is found.
 */
final class SmoothnessCheck {

    private static final int PLACES = 10_001;

    /** Of the largest value, what rounding may add to a difference of values. */
    private static final double ROUNDING = 1e-13;

    private SmoothnessCheck() {}

    /** Half a sentence that says where the statement fails; empty where it does not. */
    static Optional<String> refutation(Target target) {
        Smoothness stated = target.smoothness();
        double[] x = target.domain().evenlySpaced(PLACES);
        for (int n = 2; n < PLACES; n++) {
            double first = 0;
            double second = 0;
            double size = 0;
            for (Expression output : target.outputs()) {
                double left = output.at(x[n - 2]);
                double middle = output.at(x[n - 1]);
                double right = output.at(x[n]);
                first += Math.abs(right - middle);
                second += Math.abs(right - 2 * middle + left);
                size += Math.abs(left) + Math.abs(middle) + Math.abs(right);
            }
            double step = x[n] - x[n - 1];
            if (stated.lipschitz() != null && first > stated.lipschitz() * step * (1 + 1e-9) + ROUNDING * size) {
                return Optional.of(refuted("lipschitz", stated.lipschitz(), first / step, x[n - 1], x[n]));
            }
            if (stated.secondDerivative() != null
                    && !holdsKink(stated, x[n - 2], x[n])
                    && second > stated.secondDerivative() * step * step * (1 + 1e-9) + ROUNDING * size) {
                return Optional.of(
                        refuted("second_derivative", stated.secondDerivative(), second / step / step, x[n - 2], x[n]));
            }
        }
        return Optional.empty();
    }

    private static boolean holdsKink(Smoothness stated, double low, double high) {
        return stated.kinks().stream().anyMatch(kink -> kink >= low && kink <= high);
    }

    private static String rounded(double number) {
        return Numbers.text(Double.parseDouble(String.format(Locale.ROOT, "%.6g", number)));
    }

    private static String refuted(String key, double stated, double found, double low, double high) {
        return key + " is stated as " + Numbers.text(stated) + ", but between x1 = " + rounded(low) + " and "
                + rounded(high) + " it is about " + rounded(found)
                + "; state a bound that holds on the whole domain, or the places of kinks";
    }
}
