package org.biassweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.Training;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Shape;
import org.junit.jupiter.api.Test;

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

    private static Training training(double rate, Schedule schedule, int steps) {
        return new Training(Optimizer.ADAM, rate, schedule, steps);
    }
}
