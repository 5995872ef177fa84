package org.biassweep.train.gpu;

import java.util.List;
import java.util.Optional;
import org.biassweep.device.DeviceException;
import org.biassweep.train.Course;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.Problem;

/** How networks of one kind of task are trained together. */
interface Packs {

    /** The memory needed by networks that can be trained together with one: those of equal demands. */
    Demand demand(Problem problem);

    /**
     * Brings networks to the device, whose turn the caller has.
     *
     * @param problems at least one, of equal demands; they find room together
     * @throws DeviceException if the device has too little memory left, or fails
     */
    Pack of(List<Problem> problems);

    /**
     * Ends a training on the host: unless something else follows, with what the device has.
     *
     * @param course at its end
     * @param biases as they were learned
     * @param loss over all that is trained on, as the device has it
     */
    default Fit end(Problem problem, Course course, float[] biases, double loss) {
        Optional<Fit> failure = FullBatch.failure(course, biases);
        if (failure.isPresent()) {
            return failure.get();
        }
        if (!Double.isFinite(loss)) {
            return FullBatch.diverged(loss, course.taken());
        }
        course.end(loss);
        return new Fit.Learned(problem.network().withBiases(biases), null, loss, course.taken(), course.stopped());
    }
}
