package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Problem;

/** Recurrent networks, full batch; those of a pack differ in their draws, width and the clip of their gradients alone. */
record RecurrentPacks(Accelerator accelerator, Trajectories data) implements Packs {

    @Override
    public RecurrentDemand demand(Problem problem) {
        return RecurrentDemand.of((RecurrentNetwork) problem.network(), data);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if one is run differently from another
     */
    @Override
    public Pack of(List<Problem> problems) {
        List<RecurrentNetwork> networks = problems.stream()
                .map(problem -> (RecurrentNetwork) problem.network())
                .toList();
        Recurrence first = networks.get(0).recurrence();
        networks.forEach(network -> check(first, network.recurrence()));
        return new RecurrentPack(accelerator, demand(problems.get(0)), data, networks);
    }

    private static void check(Recurrence ours, Recurrence theirs) {
        if (!theirs.equals(new Recurrence(
                ours.alpha(),
                ours.beta(),
                ours.activation(),
                ours.initialState(),
                ours.warmUpSteps(),
                ours.run(),
                theirs.gradientClip()))) {
            throw new IllegalArgumentException("networks of one batch are run as " + ours + " and as " + theirs);
        }
    }
}
