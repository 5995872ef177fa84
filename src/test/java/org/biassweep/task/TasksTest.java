package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biassweep.spec.Activation;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.JobWriter;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.SystemSpec;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.WrittenFunction;
import org.biassweep.task.data.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {

    private static final LocalFiles FILES = new LocalFiles();

    private static final String REST = """
            grid: {widths: [16], weight_ranges: [1.0]}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static String job(String... tasks) {
        return "sweep: s\ntasks:\n  - " + String.join("\n  - ", tasks) + "\n" + REST;
    }

    private static List<String> sentences(String... tasks) {
        JobReader reader = new JobReader(job(tasks), List.of());
        Tasks.resolve(reader.job(), FILES, reader.problems());
        return reader.problems().sentences();
    }

    @Test
    void defaultsAreFilledInBesideWhatIsGiven() {
        JobReader reader = new JobReader(
                job("{function: weierstrass, growth: 5}", "{function: abs}", "{function: franke, name: f}"), List.of());
        List<TaskSpec> tasks =
                Tasks.resolve(reader.job(), FILES, reader.problems()).job().tasks();
        assertThat(reader.problems().sentences()).isEmpty();
        assertThat(((CatalogueFunction) tasks.get(0)).parameters())
                .isEqualTo(Map.of("decay", 0.5, "growth", 5.0, "terms", 5.0));
        assertThat(tasks).extracting(TaskSpec::name).containsExactly("weierstrass_growth_5", "abs", "f");
    }

    @ParameterizedTest
    @EnumSource(Catalogue.class)
    void everyFunctionOfTheCatalogueRunsAtItsDefaults(Catalogue function) {
        JobReader reader = new JobReader(job("{function: " + function.keyword() + "}"), List.of());
        Job job = Tasks.resolve(reader.job(), FILES, reader.problems()).job();
        assertThat(reader.problems().sentences()).isEmpty();
        Task task = Tasks.of(job.tasks().get(0), Recurrence.DEFAULT);
        assertThat(task.name()).isEqualTo(function.keyword());
        assertThat(task.shape().inputs()).isEqualTo(function.dimension());
        assertThat(task.shape().outputs()).isEqualTo(1);
    }

    @Test
    void aResolvedJobIsTheSameAfterBeingWrittenAndReadBack() {
        JobReader reader = new JobReader(
                job(
                        "{function: random_fourier, dimension: 2}",
                        "{function: {name: c, target: [x1, x1 * x2]," + " domain: [[-1, 1], [0, 2]]}}",
                        "{function: {name: d, target: abs(x1), domain: [[-1, 1]],"
                                + " smoothness: {lipschitz: 1, second_derivative: 0, kinks: [0]}}}"),
                List.of());
        Job job = Tasks.resolve(reader.job(), FILES, reader.problems()).job();
        JobReader again = new JobReader(JobWriter.write(job), List.of());
        assertThat(Tasks.resolve(again.job(), FILES, again.problems()).job()).isEqualTo(job);
        assertThat(again.problems().sentences()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{function: sinus} | tasks[0].function (line 3): unknown function sinus; did you mean sine? (there are sine,",
                "{function: sine, frequncy: 2} | tasks[0].frequncy (line 3): sine has no parameter of this name; did you mean frequency? (there are frequency, function, name, train_samples, eval_samples)",
                "{function: abs, eval_sample: 2} | tasks[0].eval_sample (line 3): abs has no parameter of this name; did you mean eval_samples?",
                "{function: sine, frequency: 0} | tasks[0].frequency (line 3): 0 where a number from 0.01 to 1000 is expected",
                "{function: friedman1, dimension: 4} | tasks[0].dimension (line 3): 4 where a whole number from 5 to 40 is expected",
                "{function: friedman1, dimension: 7.5} | tasks[0].dimension (line 3): 7.5 where a whole number from 5 to 40 is expected",
                "{function: random_fourier, terms: 9} | tasks[0] (line 3): 9 terms, but there are only 8 frequencies up to bandwidth 8 in dimension 1; lower `terms` or raise `bandwidth`",
                "{function: {name: f, target: x1 +, domain: [[0, 1]]}} | tasks[0].function.target (line 3): expected a number, a name or ( at character 5 of the expression, found the end",
                "{function: {name: f, target: x2, domain: [[0, 1]]}} | tasks[0].function.target (line 3): unknown name x2; did you mean x1?",
                "{function: {name: f, target: [x1, 'sin(1, 2)'], domain: [[0, 1]]}} | tasks[0].function.target[1] (line 3): sin takes one argument, not 2",
                "{function: {name: f, target: 1 / x1, domain: [[0, 1]]}} | tasks[0].function.target (line 3): the value is Infinity at x1 = 0; it has",
                "{function: {name: f, target: [x1, log(x1)], domain: [[0, 1]]}} | tasks[0].function.target[1] (line 3): the value is -Infinity at x1 = 0; it has",
                "{function: {name: f, target: x1, domain: [[0, 1e300]]}} | tasks[0].function.domain[0] (line 3): [0, 1.0E300] is no interval in single precision",
                "{function: {name: f, target: x1, domain: [[1000000000, 1000000001]]}} | tasks[0].function.domain[0] (line 3): [1000000000, 1000000001] is no interval",
                "{function: {name: f, target: abs(x1), domain: [[-1, 1]], smoothness: {second_derivative: 1}}} | tasks[0].function.smoothness (line 3): second_derivative is stated as 1, but between x1 = -2.0E-4 and 2.0E-4 it is about 10000; state",
                "{function: {name: f, target: abs(x1), domain: [[-1, 1]], smoothness: {lipschitz: -1}}} | tasks[0].function.smoothness.lipschitz (line 3): -1 where a bound of at least 0 is expected",
                "{function: {name: f, target: abs(x1), domain: [[-1, 1]], smoothness: {lipshitz: 1, lipschitz: 1}}} | tasks[0].function.smoothness.lipshitz (line 3): unknown key; did you mean lipschitz?",
                "{function: {name: f, target: abs(x1), domain: [[-1, 1]], smoothness: {kinks: [0]}}} | tasks[0].function.smoothness (line 3): bounds nothing; state `lipschitz` or `second_derivative`",
                "{function: {name: f, target: x1 * x2, domain: [[-1, 1], [0, 1]], smoothness: {lipschitz: 2}}} | tasks[0].function.smoothness (line 3): the function has 2 inputs, and errors are bounded between samples of one alone; leave it out",
                "{function: {name: f, target: java.lang.Runtime, domain: [[0, 1]]}} | tasks[0].function.target (line 3): expected an operator such as * at character 5",
            })
    void aMistakeIsOneSentenceOnItsKey(String task, String sentence) {
        assertThat(sentences(task)).singleElement().asString().startsWith(sentence);
    }

    @Test
    void everyMistakeOfEveryTaskIsTold() {
        assertThat(sentences(
                        "{function: {name: f, target: [x1 +, 1 / x1, x1, y], domain: [[0, 1]]}}",
                        "{function: chirp, frequency: -1, pitch: 2}",
                        "{function: sine}"))
                .hasSize(5);
    }

    @Test
    void moreInputsThanTheHaltonSequenceHasAreRefused() {
        String domain = "[0, 1], ".repeat(40) + "[0, 1]";
        assertThat(sentences("{function: {name: f, target: x1, domain: [" + domain + "]}}"))
                .singleElement()
                .asString()
                .isEqualTo("tasks[0].function.domain (line 3): 41 intervals; functions of at most 40 inputs can be"
                        + " sampled");
    }

    @Test
    void whatTheReaderComplainedOfIsPassedOver() {
        assertThat(sentences("{function: [1]}", "{function: {name: f, target: x1 +}}"))
                .hasSize(2)
                .noneMatch(sentence -> sentence.contains("character"));
    }

    private static Job resolved(String... tasks) {
        JobReader reader = new JobReader(job(tasks), List.of());
        Job job = Tasks.resolve(reader.job(), FILES, reader.problems()).job();
        assertThat(reader.problems().sentences()).isEmpty();
        return job;
    }

    private static String spiral(String right, String wrong) {
        String spiral = "{system: {name: s, time: continuous, state: {u: v, v: x - u}, inputs: {x: {formula: sin(u)}},"
                + " observe: [u, v], initial: {u: [-1, 1], v: 0}, horizon: 4, step: 0.1}}";
        assertThat(spiral).contains(right);
        return spiral.replace(right, wrong);
    }

    @ParameterizedTest
    @EnumSource(SystemCatalogue.class)
    void everySystemOfTheCatalogueRunsAtItsDefaultsAndIsReadBack(SystemCatalogue system) {
        Job job = resolved("{system: " + system.keyword() + "}");
        Task task = Tasks.of(job.tasks().get(0), Recurrence.DEFAULT);
        assertThat(task.name()).isEqualTo(system.keyword());
        assertThat(task.shape().horizon()).isEqualTo(system.horizon());
        assertThat(task.trainingData().count()).isEqualTo(job.tasks().get(0).trainSamples());
        assertThat(task.evaluationData().count())
                .isEqualTo(job.tasks().get(0).evalSamples())
                .isEqualTo(system == SystemCatalogue.COSINE ? 1 : 64);
        JobReader again = new JobReader(JobWriter.write(job), List.of());
        assertThat(Tasks.resolve(again.job(), FILES, again.problems()).job()).isEqualTo(job);
        assertThat(again.problems().sentences()).isEmpty();
    }

    @Test
    void aWarmUpIsPartOfTheTrajectories() {
        Recurrence warm = new Recurrence(0, 1, Activation.RELU, InitialState.WARM_UP, 7, RunMode.AUTONOMOUS, 1);
        Task task = Tasks.of(resolved("{system: van_der_pol}").tasks().get(0), warm);
        assertThat(((Trajectories) task.trainingData()).lead()).isEqualTo(7);
        assertThat(task.definition()).contains("T = 40 after 7 observed steps");
    }

    @Test
    void aStepThatIsToBeComputedIsANumberAfterwards() {
        Job job = resolved("{system: van_der_pol, step: autocorrelation, horizon: 5}");
        // the limit cycle is nearly a sine of period 6.66: half the correlation is gone after about a sixth of it
        assertThat(((SystemSpec) job.tasks().get(0)).sampling().step()).isBetween(0.9, 1.3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{system: lorentz} | tasks[0].system (line 3): unknown system lorentz; did you mean lorenz? (there are cosine,",
                "{system: van_der_pol, my: 1} | tasks[0].my (line 3): van_der_pol has no parameter of this name; did you mean mu? (there are mu, system, name, horizon, step, train_trajectories, eval_trajectories, draw)",
                "{system: van_der_pol, mu: -1} | tasks[0].mu (line 3): -1 where a number from 0 to 100 is expected",
                "{system: flip_flop, bits: 1.5} | tasks[0].bits (line 3): 1.5 where a whole number from 1 to 10 is expected",
                "{system: cosine, step: 0.1} | tasks[0].step (line 3): 0.1 where time is discrete, so that a step is 1; leave it out",
                "{system: cosine, step: autocorrelation} | tasks[0].step (line 3): a computed step where time is discrete, so that a step is 1; leave it out",
                "{system: pendulum, step: autocorrelation} | tasks[0] (line 3): a step can be computed from the autocorrelation only where time is continuous and there are no inputs; give a number",
                "{system: reach, horizon: 2} | tasks[0] (line 3): a horizon of 2 steps has no final force; give at least 3",
            })
    void aMistakeInANamedSystemIsOneSentenceOnItsKey(String task, String sentence) {
        assertThat(sentences(task)).singleElement().asString().startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u: v,  | u: v +,  | tasks[0].system.state.u (line 3): expected a number, a name or ( at character 4",
                "v: x - u | v: x1 - u | tasks[0].system.state.v (line 3): unknown name x1; did you mean",
                "sin(u) | sin(x) | tasks[0].system.inputs.x.formula (line 3): unknown name x;",
                "'[u, v]' | '[u, x]' | tasks[0].system.observe[1] (line 3): unknown name x;",
                "'[u, v]' | u + | tasks[0].system.observe (line 3): expected a number",
                "'{x: {' | '{u: {' | tasks[0].system.inputs.u (line 3): the name u has a meaning already; give another one",
                "'{x: {' | '{sin: {' | tasks[0].system.inputs.sin (line 3): the name sin has a meaning already",
                "'{x: {' | '{x-1: {' | tasks[0].system.inputs.x-1 (line 3): x-1 is no name for a variable; give a letter, then",
                "v: x - u | v: x + v^2 + exp(v) * 9 | tasks[0].system (line 3): the state runs away",
                "'[u, v]' | 1 / v | tasks[0].system (line 3): the observation is Infinity at step 0, where u = ",
                "'[u, v]' | u - u | tasks[0].system (line 3): what is observed is the same number",
            })
    void aMistakeInAWrittenSystemIsOneSentenceOnItsKey(String right, String wrong, String sentence) {
        assertThat(sentences(spiral(right, wrong))).singleElement().asString().startsWith(sentence);
    }

    @Test
    void gainsAloneAreRefusedWhereATaskIsAFunction() {
        String gains = job("{system: cosine}", "{function: sine}").replace("weight_ranges", "gains");
        JobReader reader = new JobReader(gains, List.of());
        Tasks.resolve(reader.job(), FILES, reader.problems());
        assertThat(reader.problems().sentences())
                .containsExactly("grid (line 5): gains alone where sine is a function, whose networks have no recurrent"
                        + " weights; give weight_ranges too");
        JobReader systemsOnly = new JobReader(gains.replace("  - {function: sine}\n", ""), List.of());
        Tasks.resolve(systemsOnly.job(), FILES, systemsOnly.problems());
        assertThat(systemsOnly.problems().sentences()).isEmpty();
    }

    @Test
    void aCriterionOnAnErrorThatNoTaskOffersIsRefused() {
        Problems problems = new Problems();
        List<Criterion> criteria =
                List.of(new Criterion(ErrorMeasure.RMSE, List.of(0.1)), new Criterion(ErrorMeasure.SUP, List.of(0.1)));
        Tasks.checkOffered(criteria, EnumSet.of(ErrorMeasure.RMSE), problems);
        assertThat(problems.sentences())
                .containsExactly("criteria[1].error: sup where no task offers it; there are rmse");
    }

    @Test
    void aSpecThatWasNotResolvedIsRefused() {
        assertThatThrownBy(
                        () -> Tasks.of(new CatalogueFunction("s", "sine", new TreeMap<>(), 2, 2), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frequency");
        assertThatThrownBy(
                        () -> Tasks.of(new CatalogueFunction("s", "sinus", new TreeMap<>(), 2, 2), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tasks.of(
                        new WrittenFunction("w", List.of("x2"), List.of(new Interval(0, 1)), 2, 2), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tasks.of(
                        new WrittenFunction("w", List.of(), List.of(new Interval(0, 1)), 2, 2), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tasks.of(new WrittenFunction("w", List.of("1"), List.of(), 2, 2), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
