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

    private static final String SUP = "criteria=[{error: rmse, epsilons: [0.1]}, {error: sup, epsilons: [0.01]}]";

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
                  optimizer: adam_then_lm
                  lm_steps: 11
                  stop: {rmse: 0.07, margin: 1, plateau: 50, improvement: 0.2}
                trial_memory: 512 MiB
                """, "grid.starts=3", "save=[biases]");

        TrainingSpec training = job.training();
        assertThat(training.schedule()).isEqualTo(Schedule.CONSTANT);
        assertThat(training.steps()).isEqualTo(7);
        assertThat(training.epochs()).isEqualTo(3);
        assertThat(training.batchSize()).isEqualTo(64);
        assertThat(training.masking()).isEqualTo(new Masking(Masking.Method.STRAIGHT_THROUGH, 30));
        assertThat(training.ridge()).isEqualTo(0.5);
        assertThat(training.optimizer()).isEqualTo(Optimizer.ADAM_THEN_LM);
        assertThat(training.lmSteps()).isEqualTo(11);
        assertThat(training.stop()).isEqualTo(new Stop(0.07, 1.0, 50, 0.2));
        assertThat(job.trialMemory()).isEqualTo(512L << 20);
        assertThat(job.grid().starts()).containsExactly(0L, 1L, 2L);
        assertThat(job.save()).isEqualTo(Set.of(Save.BIASES));
        JobReader again = new JobReader(JobWriter.write(job), List.of());
        assertThat(again.problems().sentences()).isEmpty();
        assertThat(again.job()).isEqualTo(job);
    }

    @Test
    void whatIsLeftOutOfAStopHasItsDefaultWhereItMatters() {
        assertThat(valid("training: {stop: {rmse: 0.1}}").training().stop()).isEqualTo(new Stop(0.1, 0.5, null, null));
        assertThat(valid("training: {stop: {plateau: 200}}").training().stop())
                .isEqualTo(new Stop(null, null, 200, 0.01));
        assertThat(valid("training: {steps: 5}").training().stop()).isNull();
        assertThat(JobWriter.write(valid("training: {steps: 5}"))).doesNotContain("stop");
    }

    @Test
    void aTrainingHasOnlyTheStepsThatItTakes() {
        TrainingSpec damped = valid("training: {optimizer: levenberg_marquardt, steps: 7, lm_steps: 30}")
                .training();
        TrainingSpec both = valid("training: {optimizer: adam_then_lm, steps: 7, lm_steps: 30}")
                .training();
        TrainingSpec adam = valid("training: {lm_steps: 30, steps: 7}").training();

        assertThat(damped.fullBatch(Learn.BIASES))
                .isEqualTo(new Training(
                        Optimizer.LEVENBERG_MARQUARDT, 0, Schedule.CONSTANT, 0, null, null, null, 30, null));
        assertThat(damped.fullBatch(Learn.BIASES).allSteps()).isEqualTo(30);
        assertThat(both.fullBatch(Learn.BIASES).allSteps()).isEqualTo(37);
        assertThat(adam.fullBatch(Learn.BIASES)).isEqualTo(new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 7));
    }

    @Test
    void aReadoutIsInClosedFormWhateverTheOptimizer() {
        assertThat(valid("training: {optimizer: adam_then_lm, stop: {rmse: 0.1}}")
                        .training()
                        .fullBatch(Learn.READOUT))
                .isEqualTo(TrainingSpec.DEFAULT.fullBatch(Learn.READOUT));
    }

    @Test
    void aJobSaysOfWhichCriteriaAnEarlyEndMayCostSuccesses() {
        assertThat(valid("training: {stop: {rmse: 0.1}}").notes()).isEmpty();
        assertThat(valid("training: {steps: 5}").notes()).isEmpty();
        assertThat(valid("training: {stop: {rmse: 0.1}}", SUP).notes())
                .containsExactly(
                        "training.stop ends training once its rmse is at most 0.5 times 0.1, whatever sup is by then:"
                                + " training to the end may count more successes on sup");
        assertThat(valid("training: {stop: {plateau: 200}}").notes())
                .containsExactly(
                        "training.stop ends training where 200 steps have not lowered the loss by 0.01 of itself:"
                                + " training to the end may count more successes on every criterion");
        assertThat(valid("training: {stop: {plateau: 200, rmse: 0.1}}", SUP).notes())
                .hasSize(2);
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
            training: {lm_steps: 0}                  | training.lm_steps (line 5): 0 where a whole number of at least 1 and at most 2147483647 is expected
            training: {optimizer: adam_then_lm, steps: 2147483600} | training.steps (line 5): steps and lm_steps are 2147483600 and 100; give at most 2147483647 together
            training: {optimizer: adam_then_lm, lm_steps: 2147483600} | training.lm_steps (line 5): steps and lm_steps are 1000 and 2147483600; give at most 2147483647 together
            training: {stop: 0.1}                    | training.stop (line 5): 0.1 where a map of keys and values is expected
            training: {stop: {}}                     | training.stop (line 5): neither rmse nor plateau, so that nothing ends training; give one, or leave stop out
            training: {stop: {rmse: 0}}              | training.stop.rmse (line 5): 0 where a number above 0 is expected
            training: {stop: {rmse: 0.1, margin: 2}} | training.stop.margin (line 5): 2 where a number above 0 and at most 1 is expected
            training: {stop: {plateau: 9}}           | training.stop.plateau (line 5): 9 where a whole number of at least 10 and at most 2147483647 is expected
            training: {stop: {plateau: 20, margin: 0.5}} | training.stop.margin (line 5): it says nothing without rmse; give rmse, or leave margin out
            training: {stop: {rmse: 0.1, improvement: 0.5}} | training.stop.improvement (line 5): it says nothing without plateau; give plateau, or leave improvement out
            training: {stop: {plateau: 20, improvement: 1}} | training.stop.improvement (line 5): 1 where a number between 0 and 1, both excluded is expected
            training: {stop: {rmse: 0.1, patience: 5}} | training.stop.patience (line 5): unknown key; there are rmse, margin, plateau, improvement
            training: {stop: {rmse: 0.2}}            | training.stop.rmse (line 5): 0.2 where the criterion on rmse has ε = 0.1, which networks that stop there would fail; give at most the smallest ε, 0.1
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
