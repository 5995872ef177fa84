package org.biassweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetReaderTest {

    private static final String JOB = """
            sweep: sets
            tasks:
              - TASK
            grid: {widths: [16], weight_ranges: [0.5]}
            criteria: [{error: test_error, epsilons: [0.1]}]
            """;

    @Test
    void imagesNeedNothingButTheirName() {
        assertThat(task("{images: mnist}"))
                .isEqualTo(new ImageSet(
                        "mnist", "mnist", "data/mnist", Scaling.UNIT, 0, DataSetSpec.ALL, DataSetSpec.ALL));
    }

    @Test
    void imagesMayHaveEverythingElse() {
        assertThat(task("{images: mnist, name: little, folder: 'hdfs://host/m', scaling: standardized, draw: 3,"
                        + " train_samples: 1000, test_samples: 200}"))
                .isEqualTo(new ImageSet("little", "mnist", "hdfs://host/m", Scaling.STANDARDIZED, 3, 1000, 200));
    }

    @Test
    void aTableNeedsALabel() {
        assertThat(task("{table: data/iris.csv.gz, label: species}"))
                .isEqualTo(new TableSet(
                        "iris",
                        "data/iris.csv.gz",
                        new Columns("species", List.of(), List.of()),
                        null,
                        0.2,
                        Scaling.STANDARDIZED,
                        0,
                        DataSetSpec.ALL,
                        DataSetSpec.ALL));
    }

    @Test
    void aTableMayHaveTargetsAndATestTable() {
        assertThat(task("{table: 's3a://b/yacht/', name: y, targets: [r, s], features: [a, b], test: t.csv,"
                        + " scaling: none, draw: 1, train_samples: 10, test_samples: 5}"))
                .isEqualTo(new TableSet(
                        "y",
                        "s3a://b/yacht/",
                        new Columns(null, List.of("r", "s"), List.of("a", "b")),
                        "t.csv",
                        null,
                        Scaling.NONE,
                        1,
                        10,
                        5));
        assertThat(task("{table: 's3a://b/yacht/', targets: r}").name()).isEqualTo("yacht");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{images: mnist}",
                "{images: cifar-10, name: c, folder: 'hdfs://h/c: d', scaling: standardized, draw: 9, test_samples: 3}",
                "{table: iris.csv, label: 5, test_share: 0.25, train_samples: 7}",
                "{table: iris.csv, targets: [a], features: [b], test: t.parquet, scaling: unit}",
            })
    void writingAndReadingGivesTheSameJob(String task) {
        Job job = valid(task);
        JobReader again = new JobReader(JobWriter.write(job), List.of());

        assertThat(again.problems().sentences()).isEmpty();
        assertThat(again.job()).isEqualTo(job);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {images: mnist, function: sine}              | tasks[0].images (line 3): images beside a function; make two tasks of them
            {table: t.csv, label: a, images: mnist}      | tasks[0].table (line 3): a table beside images; make two tasks of them
            {images: mnist, scaling: none}               | tasks[0].scaling (line 3): "none" where one of unit, standardized is expected
            {images: mnist, train_samples: 1}            | tasks[0].train_samples (line 3): 1 where a whole number of at least 2 and at most 16777216 is expected
            {images: mnist, eval_samples: 9}             | tasks[0].eval_samples (line 3): unknown key; did you mean train_samples? (there are images, name, folder, scaling, draw, train_samples, test_samples)
            {images: [mnist]}                            | tasks[0].images (line 3): a list where a text is expected
            {table: t.csv}                               | tasks[0].label (line 3): the key is missing; give the column whose values are to be told apart, or `targets` for columns of numbers
            {table: t.csv, label: a, targets: [b]}       | tasks[0].targets (line 3): targets beside a label; make two tasks of them
            {table: t.csv, label: a, test: u.csv, test_share: 0.5} | tasks[0].test_share (line 3): a share beside `test`; leave one out
            {table: t.csv, label: a, test_share: 1}      | tasks[0].test_share (line 3): 1 where a number between 0 and 1, both excluded is expected
            {table: t.csv, label: a, features: [b, b]}   | tasks[0].features[1] (line 3): "b" stands in the list twice; leave one
            {table: t.csv, label: a, features: [b, a]}   | tasks[0].features (line 3): a is the label and cannot be a feature too; leave it out
            {table: t.csv, targets: [a, c], features: [c, b]} | tasks[0].features (line 3): c is a target and cannot be a feature too; leave it out
            {table: t.csv, label: a, folder: data}       | tasks[0].folder (line 3): unknown key; there are table, name, label, targets, features, test, test_share, scaling, draw, train_samples, test_samples
            """)
    void aMistakeIsOneSentence(String task, String sentence) {
        assertThat(new JobReader(JOB.replace("TASK", task), List.of())
                        .problems()
                        .sentences())
                .containsExactly(sentence);
    }

    private static TaskSpec task(String task) {
        return valid(task).tasks().get(0);
    }

    private static Job valid(String task) {
        JobReader reader = new JobReader(JOB.replace("TASK", task), List.of());
        assertThat(reader.problems().sentences()).isEmpty();
        return reader.job();
    }
}
