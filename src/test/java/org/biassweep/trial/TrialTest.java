package org.biassweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Stop;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.ResolvedJob;
import org.biassweep.task.Shape;
import org.biassweep.task.Tasks;
import org.biassweep.task.data.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialTest {

    private static final TaskSpec SINE = new CatalogueFunction("sine", "sine", new TreeMap<>(), 256, 4001);
    private static final Training TRAINING = TrainingSpec.DEFAULT.fullBatch(Learn.BIASES);

    private static Trial trial(
            String definition, int width, WeightDistribution distribution, double range, long seed, Training training) {
        return new Trial(
                new Configuration(
                        SINE,
                        definition,
                        Shape.function(1, 1),
                        null,
                        Learn.BIASES,
                        width,
                        distribution,
                        WeightScale.range(range),
                        seed,
                        0,
                        training,
                        1L << 31),
                new EngineVersion("fused", 1));
    }

    private static Trial base() {
        return trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 3, TRAINING);
    }

    @Test
    void everythingThatDecidesTheResultIsInTheId() {
        List<Trial> all = List.of(
                base(),
                trial("sin(2*pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 3, TRAINING),
                trial("sin(pi*x1)", 17, WeightDistribution.UNIFORM, 0.5, 3, TRAINING),
                trial("sin(pi*x1)", 16, WeightDistribution.GAUSSIAN, 0.5, 3, TRAINING),
                trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.25, 3, TRAINING),
                trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 4, TRAINING),
                trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 3, training(0.01, Schedule.COSINE, 1000)),
                trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 3, training(0.02, Schedule.CONSTANT, 1000)),
                trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 3, training(0.02, Schedule.COSINE, 999)),
                new Trial(base().configuration(), new EngineVersion("fused", 2)),
                new Trial(base().configuration(), new EngineVersion("dl4j", 1)));

        assertThat(all.stream().map(Trial::id)).doesNotHaveDuplicates();
    }

    @Test
    void everythingAboutARecurrenceIsInTheId() {
        Recurrence r = Recurrence.DEFAULT;
        List<Trial> all = List.of(
                recurrent(r, WeightScale.gain(1)),
                recurrent(r, WeightScale.range(1)),
                recurrent(r, WeightScale.gain(1.5)),
                recurrent(recurrence(-1, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 0.5, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 1, Activation.TANH, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 1, Activation.RELU, InitialState.WARM_UP, 5, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 1, Activation.RELU, InitialState.WARM_UP, 6, RunMode.AUTONOMOUS, 1)),
                recurrent(recurrence(0, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.SELF_FED, 1)),
                recurrent(recurrence(0, 1, Activation.RELU, InitialState.ZERO, 0, RunMode.AUTONOMOUS, 2)));

        assertThat(all.stream().map(Trial::id)).doesNotHaveDuplicates();
    }

    private static Recurrence recurrence(
            double alpha, double beta, Activation activation, InitialState state, int steps, RunMode run, double clip) {
        return new Recurrence(alpha, beta, activation, state, steps, run, clip);
    }

    private static Trial recurrent(Recurrence recurrence) {
        return recurrent(recurrence, WeightScale.gain(1));
    }

    private static Trial recurrent(Recurrence recurrence, WeightScale scale) {
        return new Trial(
                new Configuration(
                        SINE,
                        "z' = -z",
                        Shape.system(0, 1, 1, 10),
                        recurrence,
                        Learn.BIASES,
                        16,
                        WeightDistribution.UNIFORM,
                        scale,
                        3,
                        0,
                        TRAINING,
                        1L << 31),
                new EngineVersion("bptt", 1));
    }

    @Test
    void trialsOfOneCellDifferInNothingButTheSeed() {
        Trial sibling = trial("sin(pi*x1)", 16, WeightDistribution.UNIFORM, 0.5, 4, TRAINING);
        Trial wider = trial("sin(pi*x1)", 32, WeightDistribution.UNIFORM, 0.5, 3, TRAINING);

        assertThat(sibling.cellId()).isEqualTo(base().cellId());
        assertThat(wider.cellId()).isNotEqualTo(base().cellId());
        assertThat(wider.curveId()).isEqualTo(base().curveId());
    }

    /** Any change of this id makes every trial on users' disks count as not trained. */
    @Test
    void theIdOfATrialStaysWhatItIs() {
        assertThat(base().id()).isEqualTo("0189ef0e69ce602a4001e4c2a773fef8");
    }

    /** Computed before there was anything to learn but biases. */
    @Test
    void theIdOfATrialOfAJobStaysWhatItIs() {
        Trial sine = only("{function: sine}", Learn.BIASES, new EngineVersion("fused", 1));
        Trial oscillator = only("{system: van_der_pol}", Learn.BIASES, new EngineVersion("bptt", 1));

        assertThat(sine.id()).isEqualTo("c98aab07b9627b3053e490b23686494b");
        assertThat(sine.cellId()).isEqualTo("13c1ef96c6194feab684688941cade24");
        assertThat(sine.curveId()).isEqualTo("58209f28471feb2ac9ae4684e5a0f391");
        assertThat(oscillator.id()).isEqualTo("918385ab672226b9274f9144011eddfa");
    }

    private static Trial only(String task, Learn learn, EngineVersion engine) {
        JobReader reader = new JobReader("""
                sweep: pinned
                tasks: [TASK]
                grid: {widths: [64], weight_ranges: [1], seeds: [3], learn: [LEARN]}
                criteria: [{error: rmse, epsilons: [0.1]}]
                """.replace("TASK", task).replace("LEARN", learn.keyword()), List.of());
        ResolvedJob resolved = Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        reader.problems().throwIfAny();
        return new Trial(Configurations.of(resolved.job(), resolved.tasks()).get(0), engine);
    }

    @Test
    void whatIsLearnedAndHowIsInTheId() {
        Masking steeper = new Masking(Masking.Method.SIGMOID, 200);
        Masking straight = new Masking(Masking.Method.STRAIGHT_THROUGH, 100);
        List<Trial> all = new ArrayList<>();
        for (Learn learn : Learn.values()) {
            all.add(learning(learn, 0, TRAINING, ""));
        }
        all.add(learning(Learn.BIASES, 1, TRAINING, ""));
        all.add(learning(Learn.BIASES, 2, TRAINING, ""));
        all.add(learning(Learn.BIASES, 0, TRAINING, "streamed"));
        all.add(learning(Learn.BIASES, 0, training(100, null, null), ""));
        all.add(learning(Learn.BIASES, 0, training(200, null, null), ""));
        all.add(learning(Learn.MASK, 0, training(null, Masking.DEFAULT, null), ""));
        all.add(learning(Learn.MASK, 0, training(null, steeper, null), ""));
        all.add(learning(Learn.MASK, 0, training(null, straight, null), ""));
        all.add(learning(Learn.READOUT, 0, training(null, null, 0.0), ""));
        all.add(learning(Learn.READOUT, 0, training(null, null, 1e-6), ""));

        assertThat(all.stream().map(Trial::id)).doesNotHaveDuplicates();
    }

    @Test
    void dampedStepsAndWhatEndsTrainingAreInTheId() {
        List<Trial> all = List.of(
                base(),
                ending(Optimizer.LEVENBERG_MARQUARDT, 100, null),
                ending(Optimizer.ADAM_THEN_LM, 100, null),
                ending(Optimizer.ADAM_THEN_LM, 101, null),
                ending(Optimizer.ADAM, null, new Stop(0.01, 0.5, null, null)),
                ending(Optimizer.ADAM, null, new Stop(0.02, 0.5, null, null)),
                ending(Optimizer.ADAM, null, new Stop(0.01, 0.6, null, null)),
                ending(Optimizer.ADAM, null, new Stop(null, null, 200, 0.01)),
                ending(Optimizer.ADAM, null, new Stop(null, null, 210, 0.01)),
                ending(Optimizer.ADAM, null, new Stop(null, null, 200, 0.02)),
                ending(Optimizer.ADAM, null, new Stop(0.01, 0.5, 200, 0.01)));

        assertThat(all.stream().map(Trial::id)).doesNotHaveDuplicates();
        assertThat(ending(Optimizer.ADAM, null, null).id()).isEqualTo(base().id());
    }

    private static Trial ending(Optimizer optimizer, Integer lmSteps, Stop stop) {
        return trial(
                "sin(pi*x1)",
                16,
                WeightDistribution.UNIFORM,
                0.5,
                3,
                new Training(optimizer, 0.02, Schedule.COSINE, 1000, null, null, null, lmSteps, stop));
    }

    /** How an engine does a trial may change with the width: it is part of the cell, and a curve has all of them. */
    @Test
    void modesArePartOfTheCellAndStartsOfTheCurve() {
        Trial usual = learning(Learn.BIASES, 0, TRAINING, "");
        Trial streamed = learning(Learn.BIASES, 0, TRAINING, "streamed");

        assertThat(streamed.cellId()).isNotEqualTo(usual.cellId());
        assertThat(streamed.curveId()).isEqualTo(usual.curveId());
        assertThat(learning(Learn.BIASES, 1, TRAINING, "").curveId()).isNotEqualTo(usual.curveId());
    }

    @Test
    void whatTrialsMayNeedOfMemoryIsInNoId() {
        Configuration c = base().configuration();
        Configuration roomier = new Configuration(
                c.task(),
                c.definition(),
                c.shape(),
                c.recurrence(),
                c.learn(),
                c.width(),
                c.weightDistribution(),
                c.weightScale(),
                c.seed(),
                c.start(),
                c.training(),
                2 * c.trialMemory());

        assertThat(new Trial(roomier, base().engine()).id()).isEqualTo(base().id());
    }

    @ParameterizedTest
    @CsvSource({"BIASES, 16", "MASK, 16", "READOUT, 48", "ALL, 96"})
    void trainedParametersAreThoseThatAreLearned(Learn learn, int parameters) {
        assertThat(learning(learn, 0, TRAINING, "").configuration().trainedParameters())
                .isEqualTo(parameters);
    }

    /** Width 16, from two inputs to three outputs. */
    private static Trial learning(Learn learn, long start, Training training, String mode) {
        return new Trial(
                new Configuration(
                        SINE,
                        "sin(pi*x1)",
                        Shape.function(2, 3),
                        null,
                        learn,
                        16,
                        WeightDistribution.UNIFORM,
                        WeightScale.range(0.5),
                        3,
                        start,
                        training,
                        1L << 31),
                new EngineVersion("fused", 1, mode));
    }

    private static Training training(Integer batchSize, Masking masking, Double ridge) {
        return new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 1000, batchSize, masking, ridge);
    }

    private static Training training(double rate, Schedule schedule, int steps) {
        return new Training(Optimizer.ADAM, rate, schedule, steps);
    }
}
