package org.biassweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobReaderTest {

    private static final String LEAST = """
            sweep: least
            tasks:
              - function: sine
            grid:
              widths: [16, 64]
              weight_ranges: [0.5]
            criteria:
              - {error: rmse, epsilons: [0.1]}
            """;

    @Test
    void whatIsLeftOutTakesTheDocumentedDefaults() {
        Job job = valid(LEAST);

        assertThat(job.grid().learn()).containsExactly(Learn.BIASES);
        assertThat(job.grid().weightDistributions()).containsExactly(WeightDistribution.UNIFORM);
        assertThat(job.grid().seeds()).isEqualTo(LongStream.range(0, 32).boxed().toList());
        assertThat(job.training()).isEqualTo(TrainingSpec.DEFAULT);
        assertThat(job.training().fullBatch(Learn.BIASES))
                .isEqualTo(new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 1000));
        assertThat(job.grid().starts()).containsExactly(0L);
        assertThat(job.trialMemory()).isEqualTo(3L << 30);
        assertThat(job.engine()).isEqualTo(EngineSpec.DEFAULT);
        assertThat(job.delta()).isEqualTo(0.1);
        assertThat(job.output()).isEqualTo("runs/least");
        assertThat(job.tasks().get(0).trainSamples()).isEqualTo(256);
        assertThat(job.tasks().get(0).evalSamples()).isEqualTo(4001);
    }

    @Test
    void aWrittenFunctionMayHaveSeveralOutputs() {
        Job job = valid(LEAST.replace("  - function: sine\n", """
                  - function:
                      name: circle
                      target: ["cos(pi*x1)", "sin(pi*x1)"]
                      domain: [[-1, 1]]
                      train_samples: 100
                """));

        assertThat(job.tasks())
                .containsExactly(new WrittenFunction(
                        "circle", List.of("cos(pi*x1)", "sin(pi*x1)"), List.of(new Interval(-1, 1)), 100, 4001));
    }

    @Test
    void aFunctionOfTheCatalogueIsNamedAfterItsParameters() {
        Job job = valid(LEAST.replace("- function: sine", "- {function: sine, frequency: 2.5}"));

        assertThat(job.tasks().get(0).name()).isEqualTo("sine_frequency_2.5");
    }

    @Test
    void writingAndReadingGivesTheSameJob() {
        Job job = valid(LEAST.replace("- function: sine", "- {function: sine, frequency: 2.5, name: fast}") + """
                delta: 0.05
                engine: dl4j
                output: 'hdfs://host/a: b'
                training: {learning_rate: 1e-3, schedule: constant, steps: 7}
                """);

        assertThat(valid(JobWriter.write(job))).isEqualTo(job);
    }

    @Test
    void listedSeedsSurviveWritingAndReading() {
        Job job = valid(LEAST.replace("weight_ranges", "seeds: [3, 1]\n  weight_ranges"));

        assertThat(job.grid().seeds()).containsExactly(3L, 1L);
        assertThat(valid(JobWriter.write(job))).isEqualTo(job);
    }

    @Test
    void aRuleForSeedsSpansTheMostAndSurvivesWritingAndReading() {
        Job job = valid(LEAST.replace("weight_ranges", "seeds: {min: 16, max: 40, until: decided}\n  weight_ranges"));

        assertThat(job.grid().seedRule()).isEqualTo(new SeedRule(16, 40));
        assertThat(job.grid().seeds()).isEqualTo(LongStream.range(0, 40).boxed().toList());
        assertThat(valid(JobWriter.write(job))).isEqualTo(job);
    }

    @Test
    void partsOfARuleForSeedsCanBeOverridden() {
        JobReader reader =
                new JobReader(LEAST, List.of("grid.seeds={min: 16, max: 40, until: decided}", "grid.seeds.max=64"));

        assertThat(reader.problems().sentences()).isEmpty();
        assertThat(reader.job().grid().seedRule()).isEqualTo(new SeedRule(16, 64));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {min: 0, max: 8, until: decided}            | grid.seeds.min (--set): 0 where a whole number of at least 1 and at most 10000000 is expected
            {min: 16, max: 8, until: decided}           | grid.seeds.max (--set): 8 where a whole number of at least 16 and at most 10000000 is expected
            {min: 16, max: 512, until: certain}         | grid.seeds.until (--set): "certain" where decided is expected
            {min: 16, max: 512}                         | grid.seeds.until (--set): the key is missing; give decided
            {min: 16, until: decided}                   | grid.seeds.max (--set): the key is missing; give how many seeds a cell has at most, such as 512
            {max: 512, until: decided}                  | grid.seeds.min (--set): the key is missing; give how many seeds every cell has, such as 16
            {min: 1, max: 8, until: decided, step: 8}   | grid.seeds.step (--set): unknown key; there are min, max, until
            """)
    void aMistakeInARuleForSeedsIsOneSentence(String rule, String sentence) {
        assertThat(problems(LEAST, "grid.seeds=" + rule)).containsExactly(sentence);
    }

    @Test
    void startsTakeNoRule() {
        assertThat(problems(LEAST, "grid.starts={min: 1, max: 2, until: decided}"))
                .containsExactly(
                        "grid.starts (--set): a map where how many starts, such as 2, or a list of them is expected");
    }

    @Test
    void overridesReplaceAndAdd() {
        JobReader reader = new JobReader(
                LEAST, List.of("grid.seeds=[5, 7]", "training.steps=20", "output=elsewhere", "grid.widths=[8]"));

        assertThat(reader.problems().sentences()).isEmpty();
        assertThat(reader.job().grid().seeds()).containsExactly(5L, 7L);
        assertThat(reader.job().grid().widths()).containsExactly(8);
        assertThat(reader.job().training().steps()).isEqualTo(20);
        assertThat(reader.job().output()).isEqualTo("elsewhere");
    }

    @Test
    void aWrongOverrideIsNamedAsOne() {
        assertThat(problems(LEAST, "grid.seeds=many"))
                .containsExactly("grid.seeds (--set): \"many\" where how many seeds, such as 32, a list of them, or"
                        + " {min: 16, max: 512, until: decided} is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid.seeds", "=3", "grid.widths.first=3", "grid.seeds="})
    void anOverrideThatIsNoneEndsTheReading(String override) {
        assertThatThrownBy(() -> new JobReader(LEAST, List.of(override)))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining("--set " + override);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''               | empty
            '# a comment'    | empty
            '- a list'       | where a map is expected
            'just words'     | where a map is expected
            'a: [1, 2'       | (line 1): not YAML
            'a: b: c'        | (line 1): not YAML
            """)
    void aTextThatIsNoMapEndsTheReading(String text, String sentence) {
        assertThatThrownBy(() -> new JobReader(text, List.of()))
                .isInstanceOf(InvalidJobException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void everyMistakeIsReportedWithItsKeyItsLineItsValueAndWhatWouldDo() {
        String text = """
                sweep: bad
                tasks:
                  - function: sine
                  - function: sine
                  - {function: {name: f, target: x1, domain: [[1, -1]]}}
                grid:
                  widths: [16, -3, 0, 16, 2.5]
                  weight_range: [0.5]
                  seeds: many
                criteria:
                  - {error: rsme, epsilons: [0.1]}
                  - {error: sup, epsilons: [0, 0.1, 0.1]}
                delta: 1.5
                """;

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "tasks[1] (line 4): a second task with the name sine; give it a `name` of its own",
                        "tasks[2].function.domain[0] (line 5): [1.0, -1.0] is no interval; give two numbers [low, high]"
                                + " with low < high",
                        "grid.widths[1] (line 7): -3 where a whole number of at least 1 and at most 16777216 is"
                                + " expected",
                        "grid.widths[2] (line 7): 0 where a whole number of at least 1 and at most 16777216 is expected",
                        "grid.widths[3] (line 7): 16 stands in the list twice; leave one",
                        "grid.widths[4] (line 7): 2.5 where a whole number of at least 1 and at most 16777216 is"
                                + " expected",
                        "grid.weight_ranges (line 6): the key is missing; give a list of ranges a, such as [0.5, 1.0]",
                        "grid.seeds (line 9): \"many\" where how many seeds, such as 32, a list of them, or"
                                + " {min: 16, max: 512, until: decided} is expected",
                        "grid.weight_range (line 8): unknown key; did you mean weight_ranges? (there are learn, widths,"
                                + " weight_ranges, gains, weight_distributions, seeds, starts)",
                        "criteria[0].error (line 11): \"rsme\" where one of sup, rmse, trajectory, nmse,"
                                + " test_error, test_loss is expected",
                        "criteria[1].epsilons[0] (line 12): 0 where a number above 0 is expected",
                        "criteria[1].epsilons[2] (line 12): 0.1 stands in the list twice; leave one",
                        "delta (line 13): 1.5 where a number between 0 and 1, both excluded is expected");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            widths: [16, 64]    | widths: []                 | grid.widths (line 5): an empty list where at least one entry is expected
            widths: [16, 64]    | widths: 16                 | grid.widths (line 5): 16 where a list, such as [a, b] is expected
            weight_ranges: [0.5]| weight_ranges: [-0.5]      | grid.weight_ranges[0] (line 6): -0.5 where a number above 0 is expected
            weight_ranges: [0.5]| weight_ranges: [.inf]      | grid.weight_ranges[0] (line 6): .inf where a number above 0 is expected
            weight_ranges: [0.5]| gains: [0]                 | grid.gains[0] (line 6): 0 where a number above 0 is expected
            sweep: least        | save: [trajectories]       | save (line 1): trajectories where no task is a system; leave it out
            sweep: least        | recurrent: {beta: 0}       | recurrent.beta (line 1): 0 where a number above 0 is expected
            sweep: least        | recurrent: {run: free}     | recurrent.run (line 1): "free" where one of autonomous, teacher_forced, self_fed is expected
            sweep: least        | recurrent: {warm_up_steps: 3} | recurrent.warm_up_steps (line 1): no step is observed unless initial_state is warm_up; leave it out
            sweep: least        | sweep:                     | sweep (line 1): nothing where a text is expected
            sweep: least        | sweep: {a: b}              | sweep (line 1): a map where a text is expected
            - function: sine    | - function: {name: f}      | tasks[0].function.target (line 3): the key is missing; give an expression in x1 … xd, or write `function: NAME` for one of the catalogue
            - function: sine    | - sine                     | tasks[0] (line 3): "sine" where a map of keys and values is expected
            """)
    void oneMistakeIsOneSentence(String right, String wrong, String sentence) {
        assertThat(problems(LEAST.replace(right, wrong))).contains(sentence);
    }

    @Test
    void aKeyThatStandsTwiceIsAMistake() {
        assertThat(problems(LEAST + "sweep: again\n"))
                .containsExactly("sweep (line 9): the key stands twice in its map; leave one");
    }

    private static Job valid(String text) {
        JobReader reader = new JobReader(text, List.of());
        assertThat(reader.problems().sentences()).isEmpty();
        return reader.job();
    }

    private static List<String> problems(String text, String... overrides) {
        return new JobReader(text, List.of(overrides)).problems().sentences();
    }
}
