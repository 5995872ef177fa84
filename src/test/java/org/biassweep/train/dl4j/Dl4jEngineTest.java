package org.biassweep.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.Samples;
import org.biassweep.task.Shape;
import org.biassweep.train.Engine;
import org.biassweep.train.EngineContract;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jEngineTest extends EngineContract {

    private static final double WEIGHT_RANGE = 0.5;

    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }

    /** ND4J would step by its ε, 1e-8, in place of either. */
    @ParameterizedTest
    @ValueSource(doubles = {1e39, 1e-44})
    void aLearningRateBeyondSinglePrecisionIsRefused(double learningRate) {
        Training training = new Training(Optimizer.ADAM, learningRate, Schedule.CONSTANT, 10);
        Configuration configuration = new Configuration(
                new WrittenFunction("line", List.of("x1"), List.of(new Interval(-1, 1)), 3, 10),
                "x1",
                Shape.function(1, 1),
                null,
                Learn.BIASES,
                8,
                WeightDistribution.UNIFORM,
                WeightScale.range(WEIGHT_RANGE),
                1,
                0,
                training,
                1L << 31);
        String reason = "cannot step by " + learningRate * WEIGHT_RANGE + " in single precision";
        assertThat(engine().objection(configuration)).contains(reason);
        assertThat(fit(3, List.of(problem(8, training)))).containsExactly(new Fit.Failed(reason));
    }

    /** Networks that are not closed keep about 0.7 MB each, until a garbage collection happens to come by. */
    @Test
    void aHundredAndFiftyNetworksTakeTheMemoryOfOne() {
        Problem problem = problem(64, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 2));
        fit(256, Collections.nCopies(10, problem));
        long before = Pointer.physicalBytes();
        assertThat(fit(256, Collections.nCopies(150, problem))).hasOnlyElementsOfType(Fit.Learned.class);
        assertThat(Pointer.physicalBytes() - before).isLessThan(50_000_000);
    }

    @Test
    void aClosedNetworkHasReleasedItsParameters() {
        Learner learner = new Learner(problem(64, new Training(Optimizer.ADAM, 0.02, Schedule.CONSTANT, 1)), false);
        assertThat(learner.learned().biases()).hasSize(64);
        learner.close();
        assertThatThrownBy(learner::learned).isInstanceOf(IllegalStateException.class);
    }

    private List<Fit> fit(int count, List<Problem> batch) {
        double[] x = new double[count];
        for (int n = 0; n < count; n++) {
            x[n] = 2.0 * n / (count - 1) - 1;
        }
        return engine().fit(new Samples(count, 1, 1, x, x), batch, Execution.PLAIN);
    }

    private static Problem problem(int width, Training training) {
        FeedforwardNetwork network =
                FeedforwardNetwork.draw(1, 1, width, WeightDistribution.UNIFORM, WEIGHT_RANGE, 1, 0);
        return Problem.biases(network, WEIGHT_RANGE, training);
    }
}
