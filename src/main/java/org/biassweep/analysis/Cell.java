package org.biassweep.analysis;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What the tables need from the trials that differ in nothing but the seed.
 *
 * @param curve the curve it belongs to
 * @param size of the curve's task
 * @param width m
 * @param trainedParameters of each trial
 * @param trials n, failed ones included
 * @param failed of these
 * @param trainSeconds all trials together
 * @param lastFinished when the last of them ended
 * @param spreads for each error that a trial of the cell has, its distribution
 * @param successes for each threshold of the analysis, the trials that did not fail and are within it
 */
record Cell(
        CurveKey curve,
        TaskSize size,
        int width,
        int trainedParameters,
        int trials,
        int failed,
        double trainSeconds,
        Instant lastFinished,
        Map<String, Spread> spreads,
        List<Integer> successes) {

    /**
     * The size of a task.
     *
     * @param inputs d
     * @param outputs l
     * @param trainSamples N
     */
    record TaskSize(int inputs, int outputs, int trainSamples) {}

    /**
     * How an error is spread over seeds.
     *
     * @param quantiles min, 10 %, 25 %, 50 %, 75 %, 90 %, max
     * @param mean arithmetic mean
     */
    record Spread(List<Double> quantiles, double mean) {

        /** Where no trial has the error. */
        static final Spread NONE = new Spread(Collections.nCopies(7, Double.NaN), Double.NaN);
    }
}
