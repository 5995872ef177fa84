package org.biassweep.task;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.biassweep.task.TrajectoryDraws.Purpose;

/**
 * The time scale of a flow that nothing drives: the half-width at half-maximum of the autocorrelation of its first
 * observation, over one long trajectory.
 */
final class Autocorrelation {

    private static final int SAMPLES = 1 << 16;
    private static final int FEWEST_LAGS = 16;
    private static final int MOST_LAGS = 256;
    private static final int REFINEMENT = 4;
    private static final int MOST_ATTEMPTS = 6;
    private static final double FIRST_INTERVAL = 0.01;
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Autocorrelation() {}

    /**
     * The lag at which the autocorrelation has fallen to half of what it is at lag 0, to three digits: about as many as a
     * trajectory of 65,536 observations tells.
     *
     * @throws InvalidTargetException if time is discrete, something drives the system, or the correlation never falls
     */
    static double halfWidth(DynamicalSystem system) {
        if (!system.isFlow() || system.inputs() > 0) {
            throw new InvalidTargetException("a step can be computed from the autocorrelation only where time is"
                    + " continuous and there are no inputs; give a number");
        }
        double interval = FIRST_INTERVAL;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            double lags = lagsToHalf(observed(system, interval));
            if (lags < FEWEST_LAGS) {
                interval /= REFINEMENT;
            } else if (lags > MOST_LAGS) {
                interval *= REFINEMENT;
            } else {
                return new BigDecimal(lags * interval).round(THREE_DIGITS).doubleValue();
            }
        }
        throw new InvalidTargetException("the autocorrelation of the first observation does not fall to half within"
                + " any time that was tried; give a number");
    }

    private static double[] observed(DynamicalSystem system, double interval) {
        Simulation simulation = new Simulation(system, interval, SAMPLES - 1, 0, 0);
        Trajectories one = simulation.run(Purpose.AUTOCORRELATION, 1);
        double[] first = new double[SAMPLES];
        for (int t = 0; t < SAMPLES; t++) {
            first[t] = one.y()[one.observation(t)];
        }
        return first;
    }

    /** Interpolated between lags; infinite if it is more than {@link #MOST_LAGS}. */
    static double lagsToHalf(double[] series) {
        if (Arrays.stream(series).allMatch(value -> (float) value == (float) series[0])) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = Arrays.stream(series).average().orElseThrow();
        double[] centred = Arrays.stream(series).map(value -> value - mean).toArray();
        double half = covariance(centred, 0) / 2;
        double before = 2 * half;
        for (int lag = 1; lag <= MOST_LAGS + 1; lag++) {
            double covariance = covariance(centred, lag);
            if (covariance < half) {
                return lag - (half - covariance) / (before - covariance);
            }
            before = covariance;
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double covariance(double[] centred, int lag) {
        double sum = 0;
        for (int t = lag; t < centred.length; t++) {
            sum += centred[t] * centred[t - lag];
        }
        return sum / (centred.length - lag);
    }
}
