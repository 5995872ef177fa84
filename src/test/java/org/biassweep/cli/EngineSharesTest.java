package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.sweep.Plan;
import org.junit.jupiter.api.Test;

/** What a plan says of its engines. */
class EngineSharesTest {

    private static final String JOB = """
            sweep: shares
            tasks: [{function: sine}, {function: franke}, {system: cosine}]
            grid: {widths: [4, 8], weight_ranges: [1], seeds: 12}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @Test
    void eachEngineHasItsTrialsAndTheirTasks() {
        assertThat(text("engine=[hinge, gpu, auto]")).isEqualTo("hinge 24 trials (sine), gpu 48 (franke, cosine)");
        assertThat(text("engine=[hinge, gpu, auto]", "grid.seeds={min: 4, max: 600, until: decided}"))
                .isEqualTo("hinge at most 1,200 trials (sine), gpu at most 2,400 (franke, cosine)");
    }

    @Test
    void oneEngineForAllIsNotWorthALine() {
        assertThat(text("engine=dl4j", "tasks=[{function: sine}, {function: franke}]"))
                .isEqualTo("nothing");
    }

    @Test
    void ofManyTasksTheFirstAreNamed() {
        assertThat(text(
                        "engine=[hinge, fused]",
                        "tasks=[{function: franke}, {function: sine}, {function: abs},"
                                + " {function: runge}, {function: chirp}, {function: weierstrass}]"))
                .isEqualTo("fused 24 trials (franke), hinge 120 (sine, abs, runge and 2 more)");
    }

    private static String text(String... overrides) {
        return EngineShares.text(Plan.of(JOB, List.of(overrides))).orElse("nothing");
    }
}
