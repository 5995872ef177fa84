package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.biassweep.train.Execution;
import org.biassweep.train.Trainer;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;

/** Rows of trials that were planned and trained as a sweep does. */
class TrialTableTest {

    private static final List<String> COLUMNS = List.of(
            "optimizer",
            "steps",
            "lm_steps",
            "stop_rmse",
            "stop_margin",
            "plateau_steps",
            "plateau_improvement",
            "steps_taken",
            "stopped");

    @Test
    void aRowTellsOfTheStepsThatWereAskedForAndTakenAndWhatEndedThem() {
        assertThat(row("steps: 30")).isEqualTo(Arrays.asList("adam", 30, null, null, null, null, null, 30, null));
        assertThat(row("steps: 30, stop: {rmse: 10}"))
                .isEqualTo(Arrays.asList("adam", 30, null, 10.0, 0.5, null, null, 0, "target"));
        assertThat(row("steps: 30, stop: {plateau: 15, improvement: 0.99999}"))
                .isEqualTo(Arrays.asList("adam", 30, null, null, null, 15, 0.99999, 20, "plateau"));
        assertThat(row("optimizer: levenberg_marquardt, lm_steps: 3"))
                .isEqualTo(Arrays.asList("levenberg_marquardt", 0, 3, null, null, null, null, 3, null));
        assertThat(row("optimizer: adam_then_lm, steps: 30, lm_steps: 3"))
                .isEqualTo(Arrays.asList("adam_then_lm", 30, 3, null, null, null, null, 33, null));
    }

    private static List<Object> row(String training) {
        Plan plan = Plan.of("""
                sweep: rows
                tasks: [{function: sine}]
                grid: {widths: [16], weight_ranges: [1], seeds: 1}
                training: {TRAINING}
                criteria: [{error: rmse, epsilons: [10]}]
                """.replace("TRAINING", training), List.of());
        Trial trial = plan.grid().get(0);
        Row row = TrialTable.row(new Trainer(plan.task(trial), 60, Set.of(), Execution.PLAIN)
                .train(List.of(trial))
                .get(0));
        assertThat(row.size()).isEqualTo(TrialTable.SCHEMA.size());
        List<Object> values = new ArrayList<>();
        COLUMNS.forEach(column -> values.add(row.get(TrialTable.SCHEMA.fieldIndex(column))));
        return values;
    }
}
