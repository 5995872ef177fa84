package org.biassweep.analysis;

import org.biassweep.spec.WeightScale;

/**
 * Everything that decides a result but the task, how long its training took, width and seed: what trials of different
 * tasks can have in common.
 *
 * @param learn which parameters are trained
 * @param architecture the kind of network
 * @param activation φ
 * @param weightDistribution what weights are drawn from
 * @param weightRange a; null where a gain was given
 * @param gain g; null where a weight range was given
 * @param alpha α; null, like all that follow up to the optimizer, unless the network is recurrent
 * @param beta β
 * @param initialState where r₀ comes from
 * @param warmUpSteps observed steps before time 0 that drive the network
 * @param run what the network sees of the observations
 * @param gradientClip the norm that a step's gradient is cut down to
 * @param optimizer how it is trained
 * @param learningRate in units of a
 * @param schedule of the learning rate
 * @param batchSize samples of a step; null: all of them
 * @param maskMethod what stands in for the step of a mask; null, like its steepness, unless a mask is learned
 * @param maskSteepness κ at the end
 * @param ridge λ of a readout found by least squares; null for others
 * @param lmSteps the most proposals of damped least squares; null where there are none
 * @param stopRmse the rmse that ends training; null, like its margin, where there is no target
 * @param stopMargin the share of it that √(training loss) must reach
 * @param plateauSteps the steps over which the loss must fall; null, like its improvement, where plateaus do not matter
 * @param plateauImprovement the share by which it must
 * @param start which of the seeds' starts
 * @param engine that trained it
 * @param engineAlgorithm the version of its algorithm
 */
public record Settings(
        String learn,
        String architecture,
        String activation,
        String weightDistribution,
        Double weightRange,
        Double gain,
        Double alpha,
        Double beta,
        String initialState,
        Integer warmUpSteps,
        String run,
        Double gradientClip,
        String optimizer,
        double learningRate,
        String schedule,
        Integer batchSize,
        String maskMethod,
        Double maskSteepness,
        Double ridge,
        Integer lmSteps,
        Double stopRmse,
        Double stopMargin,
        Integer plateauSteps,
        Double plateauImprovement,
        long start,
        String engine,
        int engineAlgorithm) {

    /** The weight range or the gain, whichever was given. */
    public WeightScale weightScale() {
        return gain == null ? WeightScale.range(weightRange) : WeightScale.gain(gain);
    }
}
