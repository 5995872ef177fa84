package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.train.Adam;
import org.biassweep.train.Problem;

/** The learning rates of networks, for some steps ahead: they go to the device together. */
final class Rates {

    /** Steps whose rates are computed together. */
    static final int WINDOW = 32;

    private final double[] stepSizes;
    private final int[] paces;
    private final List<Pace> distinct = new ArrayList<>();

    /** What a schedule's factor depends on besides the step; few differ among thousands of networks. */
    private record Pace(Schedule schedule, int steps) {}

    Rates(List<Problem> problems) {
        stepSizes = new double[problems.size()];
        paces = new int[problems.size()];
        for (int i = 0; i < stepSizes.length; i++) {
            Training training = problems.get(i).training();
            Pace pace = new Pace(training.schedule(), training.steps());
            if (!distinct.contains(pace)) {
                distinct.add(pace);
            }
            paces[i] = distinct.indexOf(pace);
            stepSizes[i] = problems.get(i).stepSize();
        }
    }

    /**
     * Rates divided by Adam's correction of the mean.
     *
     * @param first step of the window
     * @return {@link #WINDOW} times as many numbers as there are networks, step after step; of those beyond a network's last
     *     step none is meant to be used
     */
    float[] window(int first) {
        float[] rates = new float[WINDOW * stepSizes.length];
        double[] factors = new double[distinct.size()];
        for (int slot = 0; slot < WINDOW; slot++) {
            int step = first + slot;
            for (int i = 0; i < factors.length; i++) {
                Pace pace = distinct.get(i);
                factors[i] = step < pace.steps ? pace.schedule.factor(step, pace.steps) : 0;
            }
            double bias = Adam.meanBias(step + 1);
            for (int i = 0; i < stepSizes.length; i++) {
                rates[slot * stepSizes.length + i] = (float) (stepSizes[i] * factors[paces[i]] / bias);
            }
        }
        return rates;
    }
}
