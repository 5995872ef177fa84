package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Criterion;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.JobWriter;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.TaskSpec;
import org.biassweep.spec.WrittenFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {

    private static final String REST = """
            grid: {widths: [16], weight_ranges: [1.0]}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static String job(String... tasks) {
        return "sweep: s\ntasks:\n  - " + String.join("\n  - ", tasks) + "\n" + REST;
    }

    private static List<String> sentences(String... tasks) {
        JobReader reader = new JobReader(job(tasks), List.of());
        Tasks.resolve(reader.job(), reader.problems());
        return reader.problems().sentences();
    }

    @Test
    void defaultsAreFilledInBesideWhatIsGiven() {
        JobReader reader = new JobReader(
                job("{function: weierstrass, growth: 5}", "{function: abs}", "{function: franke, name: f}"), List.of());
        List<TaskSpec> tasks = Tasks.resolve(reader.job(), reader.problems()).tasks();
        assertThat(reader.problems().sentences()).isEmpty();
        assertThat(((CatalogueFunction) tasks.get(0)).parameters())
                .isEqualTo(Map.of("decay", 0.5, "growth", 5.0, "terms", 5.0));
        assertThat(tasks).extracting(TaskSpec::name).containsExactly("weierstrass_growth_5", "abs", "f");
    }

    @ParameterizedTest
    @EnumSource(Catalogue.class)
    void everyFunctionOfTheCatalogueRunsAtItsDefaults(Catalogue function) {
        JobReader reader = new JobReader(job("{function: " + function.keyword() + "}"), List.of());
        Job job = Tasks.resolve(reader.job(), reader.problems());
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
                        "{function: {name: c, target: [x1, x1 * x2]," + " domain: [[-1, 1], [0, 2]]}}"),
                List.of());
        Job job = Tasks.resolve(reader.job(), reader.problems());
        JobReader again = new JobReader(JobWriter.write(job), List.of());
        assertThat(Tasks.resolve(again.job(), again.problems())).isEqualTo(job);
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
