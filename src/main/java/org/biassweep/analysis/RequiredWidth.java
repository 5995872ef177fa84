package org.biassweep.analysis;

/**
 * A row of {@code required_widths}: the smallest width that suffices for a criterion. Widths that were tried are the
 * only candidates. A null says that no width tried was enough.
 *
 * @param curve the curve it was read from
 * @param error the error's name
 * @param epsilon ε
 * @param delta δ
 * @param requiredWidth smallest width whose monotone probability is ≥ 1 − δ, or null
 * @param requiredParameters what a network of that width trains, or null
 * @param ciLow lower end of the 95 % bootstrap interval (percentile, over seeds), or null where it lies beyond the
 *     largest width
 * @param ciHigh upper end, likewise
 * @param certifiedWidth smallest width the interval of whose probability lies at or above 1 − δ, or null
 * @param largestWidth the largest width tried
 */
public record RequiredWidth(
        CurveKey curve,
        String error,
        double epsilon,
        double delta,
        Integer requiredWidth,
        Integer requiredParameters,
        Integer ciLow,
        Integer ciHigh,
        Integer certifiedWidth,
        int largestWidth) {}
