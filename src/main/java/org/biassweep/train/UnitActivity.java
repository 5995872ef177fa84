package org.biassweep.train;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Data;
import org.biassweep.trial.SavedUnits;

/**
 * What the hidden units of a network do over samples.
 *
 * @param network whose units
 * @param data the samples
 */
record UnitActivity(FeedforwardNetwork network, Data data) {

    /**
     * Shares and variances of every unit, in double precision.
     *
     * @param initialBiases where training started
     * @param mask which units take part; null: all
     */
    SavedUnits saved(float[] initialBiases, boolean[] mask) {
        int width = network.width();
        float[] firing = new float[width];
        float[] variance = new float[width];
        network.activities(data, (unit, activity) -> {
            if (mask == null || mask[unit]) {
                firing[unit] = (float) firingShare(activity);
                variance[unit] = (float) variance(activity);
            }
        });
        return new SavedUnits(initialBiases, network.biases(), mask, firing, variance);
    }

    private static double firingShare(double[] activity) {
        int active = 0;
        for (double value : activity) {
            active += value > 0 ? 1 : 0;
        }
        return (double) active / activity.length;
    }

    /** Mean squared distance from the mean. */
    private static double variance(double[] activity) {
        double mean = 0;
        for (double value : activity) {
            mean += value / activity.length;
        }
        double variance = 0;
        for (double value : activity) {
            variance += (value - mean) * (value - mean) / activity.length;
        }
        return variance;
    }
}
