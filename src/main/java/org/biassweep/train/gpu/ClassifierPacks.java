package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Examples;
import org.biassweep.train.Problem;

/** Networks that classify, by minibatches of one size. */
record ClassifierPacks(Accelerator accelerator, Examples examples) implements Packs {

    @Override
    public ClassifierDemand demand(Problem problem) {
        return new ClassifierDemand(
                examples.inputs(),
                examples.classes(),
                examples.count(),
                problem.training().batchSize());
    }

    @Override
    public Pack of(List<Problem> problems) {
        return new ClassifierPack(
                accelerator,
                demand(problems.get(0)),
                examples,
                problems.stream()
                        .map(problem -> (FeedforwardNetwork) problem.network())
                        .toList(),
                problems.stream().map(Problem::start).toList(),
                problems.stream()
                        .mapToInt(problem -> problem.training().steps())
                        .max()
                        .orElseThrow());
    }
}
