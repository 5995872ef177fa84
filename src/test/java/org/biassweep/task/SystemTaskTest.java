package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Time;
import org.biassweep.task.TrajectoryDraws.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemTaskTest {

    /** u[t+1] = u / 2 + x, observed as it is and squared. */
    private static final Dynamics HALVING = Dynamics.in(Time.DISCRETE)
            .state("u", "u / 2 + x", -1, 1)
            .input("x", new InputSignal.Uniform(-1, 1, 1))
            .observed("u", "u^2");

    private static SystemTask task(Dynamics dynamics, int horizon, int train, int eval, int lead) {
        return new SystemTask(
                "t", new DynamicalSystem(dynamics, Penalty.NONE), new Sampling(horizon, 1.0, train, eval, 0), lead);
    }

    @Test
    void shapesAndLayoutsAreThoseOfTheContract() {
        SystemTask task = task(HALVING, 5, 3, 4, 2);
        assertThat(task.shape()).isEqualTo(Shape.system(1, 2, 1, 5));
        Trajectories data = task.trainingData();
        assertThat(data.count()).isEqualTo(3);
        assertThat(data.lead()).isEqualTo(2);
        for (int c = 0; c < 3; c++) {
            for (int t = -2; t < 5; t++) {
                double u = data.y()[data.observation(t) + 2 * c];
                double next = data.y()[data.observation(t + 1) + 2 * c];
                assertThat(next).isEqualTo(u / 2 + data.x()[data.input(t) + c]);
                assertThat(data.y()[data.observation(t) + 2 * c + 1]).isCloseTo(u * u, within(1e-15));
            }
            assertThat(data.z0()[c]).isEqualTo(data.y()[data.observation(0) + 2 * c]);
        }
    }

    @Test
    void noTrajectoryIsTrainedAndEvaluatedOn() {
        SystemTask task = task(HALVING, 5, 200, 200, 0);
        Set<Double> starts = new HashSet<>();
        Set<Double> inputs = new HashSet<>();
        for (Trajectories data : List.of(task.trainingData(), task.evaluationData())) {
            Arrays.stream(data.z0()).forEach(starts::add);
            Arrays.stream(data.x()).forEach(inputs::add);
        }
        assertThat(starts).hasSize(400);
        assertThat(inputs).hasSize(2000);
    }

    /** Means of 4,000 uniform numbers: six standard errors, a false alarm in 5e8 draws; the draw is fixed. */
    @Test
    void statesAndInputsFillTheirIntervalsEvenly() {
        Trajectories data = task(HALVING, 1, 4000, 2, 0).trainingData();
        double bound = 6 / Math.sqrt(3 * 4000);
        for (double[] numbers : new double[][] {data.z0(), data.x()}) {
            assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(0, within(bound));
            assertThat(Arrays.stream(numbers).map(z -> z * z).average().orElseThrow())
                    .isCloseTo(1.0 / 3, within(6 * Math.sqrt(4.0 / 45 / 4000)));
            assertThat(Arrays.stream(numbers).max().orElseThrow()).isBetween(0.99, 1.0);
        }
        double together = 0;
        for (int c = 0; c < 4000; c++) {
            together += data.z0()[c] * data.x()[c];
        }
        assertThat(together / 4000).isCloseTo(0, within(6.0 / 3 / Math.sqrt(4000)));
    }

    @Test
    void moreTrajectoriesOrALongerHorizonChangeNoneOfTheOthers() {
        Trajectories few = task(HALVING, 5, 3, 1, 1).trainingData();
        Trajectories many = task(HALVING, 9, 7, 1, 1).trainingData();
        for (int t = -1; t <= 5; t++) {
            for (int i = 0; i < 3 * 2; i++) {
                assertThat(many.y()[many.observation(t) + i]).isEqualTo(few.y()[few.observation(t) + i]);
            }
        }
    }

    @Test
    void anotherDrawIsOtherTrajectories() {
        DynamicalSystem system = new DynamicalSystem(HALVING, Penalty.NONE);
        double[] first =
                new Simulation(system, 1, 5, 0, 0).run(Purpose.TRAINING, 1).y();
        double[] second =
                new Simulation(system, 1, 5, 0, 1).run(Purpose.TRAINING, 1).y();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void settlingIsTimeThatPassesBefore() {
        Dynamics growing = Dynamics.in(Time.CONTINUOUS).state("u", "u", 1, 2).observed("u");
        DynamicalSystem at = new DynamicalSystem(growing, Penalty.NONE);
        DynamicalSystem later = new DynamicalSystem(growing.settled(0.5), Penalty.NONE);
        double start =
                new Simulation(at, 0.25, 3, 0, 0).run(Purpose.TRAINING, 1).z0()[0];
        double settled =
                new Simulation(later, 0.25, 3, 0, 0).run(Purpose.TRAINING, 1).z0()[0];
        double led =
                new Simulation(later, 0.25, 3, 2, 0).run(Purpose.TRAINING, 1).z0()[0];
        assertThat(settled).isCloseTo(start * Math.exp(0.5), within(1e-9));
        assertThat(led).isCloseTo(start * Math.E, within(1e-9));
    }

    @Test
    void anInputThatIsHeldThroughoutIsOneNumber() {
        Dynamics held = HALVING.input("x", new InputSignal.Uniform(-1, 1, InputSignal.Uniform.ALWAYS));
        Trajectories data = task(held, 20, 2, 2, 0).trainingData();
        for (int t = 0; t < 20; t++) {
            assertThat(data.x()[data.input(t)]).isEqualTo(data.x()[0]);
            assertThat(data.x()[data.input(t) + 1]).isEqualTo(data.x()[1]);
        }
        assertThat(data.x()[0]).isNotEqualTo(data.x()[1]);
    }

    @Test
    void errorsAreThoseOfTheDeviations() {
        SystemTask task = task(HALVING, 3, 1, 2, 1);
        Trajectories data = task.evaluationData();
        double[] exact = Arrays.copyOfRange(data.y(), data.observation(1), data.y().length);
        assertThat(task.measure(exact))
                .isEqualTo(Map.of(
                        ErrorMeasure.TRAJECTORY, 0.0,
                        ErrorMeasure.RMSE, 0.0,
                        ErrorMeasure.NMSE, 0.0));

        double[] outputs = exact.clone();
        outputs[0] += 1; // trajectory 0 at time 1: (1, -2)
        outputs[1] -= 2;
        outputs[2] += 0.5; // trajectory 1 at time 1: (0.5, 0)
        outputs[8] -= 3; // trajectory 0 at time 3: (-3, 0)
        Map<ErrorMeasure, Double> errors = task.measure(outputs);
        double squares = 1 + 4 + 0.25 + 9;
        assertThat(errors.get(ErrorMeasure.TRAJECTORY)).isCloseTo(6, within(1e-12));
        assertThat(errors.get(ErrorMeasure.RMSE)).isCloseTo(Math.sqrt(squares / 6), within(1e-12));
        assertThat(errors.get(ErrorMeasure.NMSE)).isCloseTo(squares / variation(exact), within(1e-12));
    }

    @Test
    void theMeanOfEachOutputHasAnNmseOfOne() {
        SystemTask task = task(HALVING, 10, 1, 5, 0);
        Trajectories data = task.evaluationData();
        double[] exact = Arrays.copyOfRange(data.y(), data.observation(1), data.y().length);
        double[] mean = new double[exact.length];
        double points = exact.length / 2.0;
        for (int k = 0; k < 2; k++) {
            for (int i = k; i < exact.length; i += 2) {
                for (int j = k; j < exact.length; j += 2) {
                    mean[j] += exact[i] / points;
                }
            }
        }
        assertThat(task.measure(mean).get(ErrorMeasure.NMSE)).isCloseTo(1, within(1e-12));
        assertThat(task.errors()).isEqualTo(task.measure(mean).keySet());
    }

    private static double variation(double[] exact) {
        double points = exact.length / 2.0;
        double sum = 0;
        for (int k = 0; k < 2; k++) {
            double mean = 0;
            double square = 0;
            for (int i = k; i < exact.length; i += 2) {
                mean += exact[i] / points;
                square += exact[i] * exact[i];
            }
            sum += square - points * mean * mean;
        }
        return sum;
    }

    @Test
    void outputsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> task(HALVING, 3, 1, 2, 0).measure(new double[11]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("11 numbers where 2 outputs of 2 trajectories at 3 times are 12");
    }

    @Test
    void notANumberAmongTheOutputsIsAnErrorThatIsNone() {
        double[] outputs = new double[12];
        outputs[5] = Double.NaN;
        assertThat(task(HALVING, 3, 1, 2, 0).measure(outputs).values()).allMatch(error -> error.isNaN());
    }

    @Test
    void theDefinitionStatesAllThatDecidesTheData() {
        assertThat(task(HALVING.settled(4), 5, 3, 4, 2).definition())
                .isEqualTo(
                        "u[t+1] = u / 2 + x; observed: u, u^2; inputs: x uniform on [-1, 1], held 1 step; initial: u in"
                                + " [-1, 1]; settles for 4; discrete time, T = 5 after 2 observed steps; trajectories: 3 to train"
                                + " on, 4 others to evaluate on, drawn by Philox4x64(0)");
        DynamicalSystem reach = SystemCatalogue.REACH.system(
                SystemCatalogue.REACH.allParameters().defaults());
        assertThat(new SystemTask("r", reach, new Sampling(50, 1.0, 2, 2, 7), 0).definition())
                .contains("Philox4x64(7)", "penalty on final velocity 1, on final force 1");
        DynamicalSystem flow = new DynamicalSystem(
                Dynamics.in(Time.CONTINUOUS).state("u", "-u", 1, 1).observed("u"), Penalty.NONE);
        assertThat(new SystemTask("f", flow, new Sampling(9, 0.5, 1, 1, 7), 0).definition())
                .isEqualTo(
                        "u' = -u; observed: u; inputs: none; initial: u = 1; Dormand-Prince 8(5,3) to 1.0E-10, step 0.5,"
                                + " T = 9; nothing is drawn: one trajectory, to train and to evaluate on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTINUOUS | u^2      | u       | the state runs away
            CONTINUOUS | log(-u)  | u       | the state runs away
            DISCRETE   | 1e9 * u  | u       | the observation is 1.
            DISCRETE   | u / 2    | 1 / (u - u) | the observation is Infinity at step 0, where u = 1.
            DISCRETE   | 1e9 * u  | 1 / u^2 | the state is
            DISCRETE   | u        | 7       | what is observed is the same number at all times of all trajectories
            CONTINUOUS | 0        | u / u   | what is observed is the same number
            """)
    void aSystemThatCannotBeFollowedIsRefused(Time time, String equation, String observed, String sentence) {
        Dynamics dynamics = Dynamics.in(time).state("u", equation, 1, 2).observed(observed);
        Dynamics settling = observed.equals("1 / u^2") ? dynamics.settled(30) : dynamics;
        assertThatThrownBy(() -> task(settling, 10, 2, 2, 0))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void anOpenSpecIsRefused() {
        DynamicalSystem system = new DynamicalSystem(HALVING, Penalty.NONE);
        assertThatThrownBy(() -> new SystemTask("t", system, new Sampling(null, 1.0, 1, 1, 0), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SystemTask("t", system, new Sampling(3, Sampling.AUTOCORRELATION, 1, 1, 0), 0))
                .isInstanceOf(IllegalArgumentException.class);
        Dynamics certain = Dynamics.in(Time.DISCRETE).state("u", "u / 2", 1, 1).observed("u");
        assertThatThrownBy(() -> task(certain, 3, 2, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing is drawn");
    }

    @Test
    void tooManyNumbersAreRefused() {
        assertThatThrownBy(() -> task(HALVING, 1 << 24, 32, 1, 0))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessageContaining("numbers; at most 134217728 are kept");
        assertThatThrownBy(() -> task(HALVING.settled(1e9), 4, 1, 1, 0))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessageContaining("to settle takes 1000000000 steps");
    }
}
