package org.biassweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingReaderTest {

    private static final String REST = """
            sweep: trained
            tasks: [{function: sine}]
            grid: {widths: [16], weight_ranges: [0.5]}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    @Test
    void whatIsLearnedMayHaveALearningRateOfItsOwn() {
        TrainingSpec training =
                valid("training: {learning_rate: {mask: 0.5, all: 1e-3}}").training();

        assertThat(training.learningRates())
                .isEqualTo(Map.of(Learn.BIASES, 0.02, Learn.READOUT, 0.02, Learn.MASK, 0.5, Learn.ALL, 0.001));
    }

    @Test
    void oneLearningRateIsEverybodys() {
        assertThat(valid("training: {learning_rate: 3}").training().learningRates())
                .hasSize(Learn.values().length)
                .allSatisfy((learn, rate) -> assertThat(rate).isEqualTo(3));
    }

    @Test
    void everyKeyIsReadAndWrittenBack() {
        Job job = valid("""
                training:
                  learning_rate: {biases: 0.03, readout: 0.1}
                  schedule: constant
                  steps: 7
                  epochs: 3
                  batch_size: 64
                  mask: {method: straight_through, steepness: 30}
                  ridge: 0.5
                trial_memory: 512 MiB
                """, "grid.starts=3", "save=[biases]");

        TrainingSpec training = job.training();
        assertThat(training.schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(training.steps()).isEqualTo(7);
        assertThat(training.epochs()).isEqualTo(3);
        assertThat(training.batchSize()).isEqualTo(64);
        assertThat(training.masking()).isEqualTo(new Masking(Masking.Method.STRAIGHT_THROUGH, 30));
        assertThat(training.ridge()).isEqualTo(0.5);
        assertThat(job.trialMemory()).isEqualTo(512L << 20);
        assertThat(job.grid().starts()).containsExactly(0L, 1L, 2L);
        assertThat(job.save()).isEqualTo(Set.of(Save.BIASES));
        JobReader again = new JobReader(JobWriter.write(job), List.of());
        assertThat(again.problems().sentences()).isEmpty();
        assertThat(again.job()).isEqualTo(job);
    }

    @Test
    void startsMayBeListed() {
        assertThat(valid("delta: 0.2", "grid.starts=[4, 2]").grid().starts()).containsExactly(4L, 2L);
    }

    @Test
    void aClassificationTrainsInMinibatchesOfAtMostAllSamples() {
        TrainingSpec training = valid("training: {epochs: 3, batch_size: 64}").training();

        assertThat(training.minibatches(Learn.BIASES, 129).steps()).isEqualTo(9);
        assertThat(training.minibatches(Learn.BIASES, 129).batchSize()).isEqualTo(64);
        assertThat(training.minibatches(Learn.BIASES, 10).batchSize()).isEqualTo(10);
        assertThat(training.minibatches(Learn.BIASES, 10).steps()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training: {learning_rate: {weights: 1}}  | training.learning_rate.weights (line 5): unknown key; there are biases, readout, mask, all
            training: {learning_rate: {mask: 0}}     | training.learning_rate.mask (line 5): 0 where a number above 0 is expected
            training: {learning_rate: -1}            | training.learning_rate (line 5): -1 where a number above 0 is expected
            training: {epochs: 0}                    | training.epochs (line 5): 0 where a whole number of at least 1 and at most 2147483647 is expected
            training: {batch_size: half}             | training.batch_size (line 5): "half" where a whole number of at least 1 and at most 2147483647 is expected
            training: {ridge: -1}                    | training.ridge (line 5): -1 where a number of at least 0 is expected
            training: {mask: {method: hard}}         | training.mask.method (line 5): "hard" where one of sigmoid, straight_through is expected
            training: {mask: {steepness: 1}}         | training.mask.steepness (line 5): 1 where a number above 1 is expected
            training: {mask: {steepnes: 9}}          | training.mask.steepnes (line 5): unknown key; did you mean steepness? (there are method, steepness)
            training: {optimizer: least_squares}     | training.optimizer (line 5): "least_squares" where one of adam, levenberg_marquardt, adam_then_lm is expected
            training: {epoch: 1}                     | training.epoch (line 5): unknown key; did you mean epochs? (there are optimizer, learning_rate, schedule, steps, epochs, batch_size, mask, ridge, lm_steps, stop)
            trial_memory: 2                          | trial_memory (line 5): 2 where an amount such as 512 MiB or 2 GiB is expected
            trial_memory: 0 GiB                      | trial_memory (line 5): "0 GiB" where an amount such as 512 MiB or 2 GiB is expected
            trial_memory: 2 TiB                      | trial_memory (line 5): "2 TiB" where an amount such as 512 MiB or 2 GiB is expected
            save: [weights]                          | save[0] (line 5): "weights" where one of trajectories, biases is expected
            """)
    void aMistakeIsOneSentence(String line, String sentence) {
        assertThat(new JobReader(REST + line + "\n", List.of()).problems().sentences())
                .containsExactly(sentence);
    }

    @Test
    void startsThatAreNoneAreRefused() {
        assertThat(new JobReader(REST, List.of("grid.starts=0")).problems().sentences())
                .containsExactly("grid.starts (--set): 0 where a whole number of at least 1 and at most 10000000 is"
                        + " expected");
    }

    @Test
    void biasesAreNotSavedWhereEveryTaskIsASystem() {
        String text = REST.replace("function: sine", "system: cosine") + "save: [biases]\n";
        assertThat(new JobReader(text, List.of()).problems().sentences())
                .containsExactly("save (line 5): biases where every task is a system; leave it out");
    }

    private static Job valid(String more, String... overrides) {
        JobReader reader = new JobReader(REST + more, List.of(overrides));
        assertThat(reader.problems().sentences()).isEmpty();
        return reader.job();
    }
}
