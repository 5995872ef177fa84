package org.biassweep.train.dl4j;

import org.biassweep.spec.Training;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of a problem over its steps: learning rate · a · schedule factor.
 *
 * @param training how the problem is trained
 * @param weightRange a
 */
record LearningRate(Training training, double weightRange) implements ISchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
        return training.learningRate() * weightRange * training.schedule().factor(iteration, training.steps());
    }

    /**
     * Whether ND4J's Adam takes the learning rate as it is: it rounds it to single precision and, where that gives
     * zero or infinity, silently steps by its ε instead.
     */
    boolean isRepresentable() {
        return valueAt(0, 0) <= Float.MAX_VALUE && valueAt(training.steps() - 1, 0) >= Float.MIN_NORMAL;
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
