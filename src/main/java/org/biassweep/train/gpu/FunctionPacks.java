package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;
import org.biassweep.train.Course;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.Problem;

/** Networks of functions, full batch; damped steps follow on the host. */
record FunctionPacks(Accelerator accelerator, Samples samples) implements Packs {

    @Override
    public FunctionDemand demand(Problem problem) {
        return new FunctionDemand(samples.inputs(), samples.outputs(), samples.count());
    }

    @Override
    public Pack of(List<Problem> problems) {
        List<FeedforwardNetwork> networks = problems.stream()
                .map(problem -> (FeedforwardNetwork) problem.network())
                .toList();
        return new FunctionPack(accelerator, demand(problems.get(0)), samples, networks);
    }

    /** {@inheritDoc} The loss is computed anew, in double precision. */
    @Override
    public Fit end(Problem problem, Course course, float[] biases, double loss) {
        FeedforwardNetwork network = ((FeedforwardNetwork) problem.network()).withBiases(biases);
        return new FullBatch(problem, samples).end(course, biases, () -> network, null);
    }
}
