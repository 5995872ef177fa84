package org.biassweep.report;

import java.util.List;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RequiredWidth;

/** The required width of a sample curve, with an interval of a width to either side. */
final class SampleRequiredWidth {

    private SampleRequiredWidth() {}

    /**
     * The answer of one curve.
     *
     * @param widths in rising order
     * @param curve a point a width
     */
    static RequiredWidth of(
            CurveKey key,
            String error,
            double epsilon,
            double delta,
            List<Integer> widths,
            List<ProbabilityPoint> curve) {
        int largest = widths.get(widths.size() - 1);
        int at = 0;
        while (at < curve.size() && curve.get(at).probabilityMonotone() < 1 - delta) {
            at++;
        }
        Integer certified = curve.stream()
                .filter(point -> point.ciLow() >= 1 - delta)
                .map(ProbabilityPoint::width)
                .findFirst()
                .orElse(null);
        if (at == curve.size()) {
            return new RequiredWidth(key, error, epsilon, delta, null, null, null, null, certified, largest);
        }
        Integer high = at + 1 < widths.size() ? widths.get(at + 1) : null;
        return new RequiredWidth(
                key,
                error,
                epsilon,
                delta,
                widths.get(at),
                widths.get(at),
                widths.get(Math.max(0, at - 1)),
                high,
                certified,
                largest);
    }
}
