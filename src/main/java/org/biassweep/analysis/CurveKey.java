package org.biassweep.analysis;

/**
 * What the points of one error-versus-width curve have in common: everything that decides a result but width and seed.
 *
 * @param curveId the curve's identity
 * @param task its name
 * @param definition its formula, domain and sample counts
 * @param learn which parameters are trained
 * @param architecture the kind of network
 * @param activation φ
 * @param weightDistribution what weights are drawn from
 * @param weightRange a
 * @param optimizer how it is trained
 * @param learningRate in units of a
 * @param schedule of the learning rate
 * @param steps of training
 * @param engine that trained it
 * @param engineAlgorithm the version of its algorithm
 */
public record CurveKey(
        String curveId,
        String task,
        String definition,
        String learn,
        String architecture,
        String activation,
        String weightDistribution,
        double weightRange,
        String optimizer,
        double learningRate,
        String schedule,
        int steps,
        String engine,
        int engineAlgorithm) {}
