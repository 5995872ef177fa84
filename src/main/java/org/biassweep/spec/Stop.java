package org.biassweep.spec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a training ends before its last step: at a target, on a plateau, or whichever comes first. The loss is looked at before
 * every tenth step ({@code train.Stopping}). The two parts of {@link Optimizer#ADAM_THEN_LM} count steps of their own: a target
 * ends training, a plateau its part.
 *
 * @param rmse the rmse that will do; null where there is no target
 * @param margin ∈ (0, 1]: training ends at √(training loss) ≤ margin · rmse; null where there is no target
 * @param plateau training ends where the best loss has not fallen by the share {@code improvement} over so many steps, ≥ 10,
 *     taken up to a multiple of ten; null where plateaus do not matter
 * @param improvement ∈ (0, 1); null where plateaus do not matter
 */
public record Stop(Double rmse, Double margin, Integer plateau, Double improvement) implements Serializable {

    /** What it means for criteria, where that is not plain; a sentence each. */
    List<String> notes(List<Criterion> criteria) {
        List<String> notes = new ArrayList<>();
        String others = criteria.stream()
                .map(Criterion::error)
                .filter(error -> error != ErrorMeasure.RMSE)
                .map(ErrorMeasure::keyword)
                .collect(Collectors.joining(", "));
        if (rmse != null && !others.isEmpty()) {
            notes.add("training.stop ends training once its rmse is at most " + Numbers.text(margin) + " times "
                    + Numbers.text(rmse) + ", whatever " + others
                    + " is by then: training to the end may count more successes on " + others);
        }
        if (plateau != null) {
            notes.add("training.stop ends training where " + plateau + " steps have not lowered the loss by "
                    + Numbers.text(improvement)
                    + " of itself: training to the end may count more successes on every criterion");
        }
        return notes;
    }
}
