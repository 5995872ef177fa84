package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which engine trains by which optimizer, and what is said where none does. */
class PlannedTrainingTest {

    private static final String JOB = """
            sweep: planned
            tasks: [{TASK}]
            grid: {widths: [16], weight_ranges: [1], seeds: 1, learn: [LEARN]}
            training: {TRAINING}
            engine: ENGINE
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fused | mask     | function: sine   | optimizer: adam_then_lm        | fused learns by adam_then_lm nothing but the biases of functions, and learn is mask
            fused | mask     | function: sine   | optimizer: levenberg_marquardt | fused learns by levenberg_marquardt nothing but the biases of functions, and learn is mask
            fused | mask     | function: sine   | 'stop: {plateau: 50}'          | fused trains masks to their last step, and training.stop is set
            dl4j  | biases   | function: sine   | optimizer: adam_then_lm        | dl4j takes no steps but those of adam, and training.optimizer is adam_then_lm
            dl4j  | all      | function: sine   | 'stop: {plateau: 50}'          | dl4j trains to the last step, and training.stop is set
            dl4j-spark | biases | function: sine | optimizer: adam_then_lm       | dl4j-spark takes no steps but those of adam, and training.optimizer is adam_then_lm
            dl4j-spark | biases | function: sine | 'stop: {rmse: 0.1}'           | dl4j-spark trains to the last step, and training.stop is set
            gpu   | biases   | system: cosine   | optimizer: adam_then_lm        | gpu learns by adam_then_lm nothing but the biases of functions, and task cosine is a system
            gpu   | mask     | function: sine   | optimizer: adam                | gpu learns biases alone, and learn is mask
            gpu   | readout  | function: sine   | optimizer: adam                | gpu learns biases alone, and learn is readout
            bptt  | biases   | system: cosine   | optimizer: levenberg_marquardt | bptt takes no steps but those of adam, and training.optimizer is levenberg_marquardt
            """)
    void anEngineSaysWhatItCannotDo(String engine, String learn, String task, String training, String objection) {
        assertThatThrownBy(() -> plan(engine, learn, task, training))
                .isInstanceOfSatisfying(
                        InvalidJobException.class,
                        exception -> assertThat(exception.getMessage().lines().toList())
                                .containsExactly("engine (line 5): " + objection));
    }

    @Test
    void fullTrainingByDampedStepsIsSomethingThatNoEngineDoes() {
        assertThatThrownBy(() -> plan("auto", "all", "function: sine", "optimizer: levenberg_marquardt"))
                .isInstanceOfSatisfying(
                        InvalidJobException.class,
                        exception -> assertThat(exception.getMessage().lines().toList())
                                .isNotEmpty()
                                .allMatch(sentence -> sentence.startsWith("engine (line 5): ")));
    }

    @Test
    void whatCanBeTrainedHasAnEngine() {
        assertThat(plan("auto", "biases", "function: sine", "optimizer: levenberg_marquardt, lm_steps: 30"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.engine().name()).isEqualTo("hinge");
                    assertThat(trial.configuration().training().lmSteps()).isEqualTo(30);
                    assertThat(trial.configuration().training().steps()).isZero();
                });
        assertThat(plan("auto", "readout", "function: sine", "optimizer: adam_then_lm, stop: {plateau: 50}"))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.configuration().learn()).isEqualTo(Learn.READOUT);
                    assertThat(trial.configuration().training().optimizer()).isEqualTo(Optimizer.LEAST_SQUARES);
                    assertThat(trial.configuration().training().stop()).isNull();
                });
        assertThat(plan("auto", "biases", "system: cosine", "stop: {plateau: 50}"))
                .singleElement()
                .satisfies(trial -> assertThat(trial.engine().name()).isEqualTo("bptt"));
    }

    /** A driver plans for executors that may have a device; no engine but it trains so many units to an early end. */
    @Test
    void theEngineOfAcceleratorsIsForThoseWhoNameIt() {
        String job = JOB.replace("TASK", "function: franke")
                .replace("LEARN", "biases")
                .replace("widths: [16]", "widths: [16777216]")
                .replace("TRAINING", "stop: {plateau: 50}");
        assertThat(Plan.of(job.replace("ENGINE", "gpu"), List.of()).grid())
                .extracting(trial -> trial.engine().name())
                .containsExactly("gpu");
        assertThatThrownBy(() -> Plan.of(job.replace("ENGINE", "auto"), List.of()))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining("fused holds at most 2^31 - 1 pre-activations")
                .hasMessageNotContaining("gpu");
    }

    private static List<Trial> plan(String engine, String learn, String task, String training) {
        String text = JOB.replace("TASK", task)
                .replace("LEARN", learn)
                .replace("TRAINING", training)
                .replace("ENGINE", engine);
        return Plan.of(text, List.of()).grid();
    }
}
