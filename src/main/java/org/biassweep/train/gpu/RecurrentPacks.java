package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.device.Accelerator;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Problem;

/**
 * Recurrent networks, full batch.
 *
 * @param like one of the networks; the others differ in their draws, width and the clip of their gradients alone
 */
record RecurrentPacks(Accelerator accelerator, Trajectories data, RecurrentNetwork like) implements Packs {

    @Override
    public RecurrentDemand demand() {
        return RecurrentDemand.of(like, data);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if one is run differently
     */
    @Override
    public Pack of(List<Problem> problems) {
        List<RecurrentNetwork> networks = problems.stream()
                .map(problem -> (RecurrentNetwork) problem.network())
                .toList();
        networks.forEach(this::check);
        return new RecurrentPack(accelerator, demand(), data, networks);
    }

    private void check(RecurrentNetwork network) {
        Recurrence ours = like.recurrence();
        Recurrence theirs = network.recurrence();
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
