package org.biassweep.train.dl4j;

import java.util.Optional;
import org.biassweep.spec.Training;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of a problem over its steps: step size · schedule factor.
 *
 * @param training how the problem is trained
 * @param stepSize {@code Problem.stepSize()}
 */
record LearningRate(Training training, double stepSize) implements ISchedule {

    @Override
    public double valueAt(int iteration, int epoch) {
        return stepSize * training.schedule().factor(iteration, training.steps());
    }

    /**
     * Why ND4J's Adam does not take the learning rate as it is: it rounds it to single precision and, where that gives
     * zero or infinity, silently steps by its ε instead.
     */
    Optional<String> objection() {
        boolean representable =
                valueAt(0, 0) <= Float.MAX_VALUE && valueAt(training.steps() - 1, 0) >= Float.MIN_NORMAL;
        return representable
                ? Optional.empty()
                : Optional.of("cannot step by " + valueAt(0, 0) + " in single precision");
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
