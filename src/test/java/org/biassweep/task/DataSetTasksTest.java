package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.JobWriter;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.data.ImageFiles;
import org.biassweep.task.data.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTasksTest {

    @TempDir
    private Path folder;

    @Test
    void pixelsAreScaledToTheUnitInterval() throws IOException {
        Examples training = (Examples) images("scaling: unit").trainingData();

        assertThat(pixels(training))
                .containsExactlyInAnyOrder(List.of(0f, 1f), List.of(10 / 255f, 0.2f), List.of(20 / 255f, 0.4f));
        assertThat(training.classes()).isEqualTo(2);
        assertThat(labelOf(training, 0f)).isZero();
        assertThat(labelOf(training, 20 / 255f)).isEqualTo(1);
    }

    @Test
    void pixelsAreStandardizedByTheTrainingImages() throws IOException {
        Task task = images("scaling: standardized");
        double deviation = Math.sqrt(200 / 3.0); // of 0, 10, 20, whose mean is 10

        assertThat(firstPixels(task.trainingData()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Float.compare(a, b))
                .containsExactlyInAnyOrder((float) (-10 / deviation), 0f, (float) (10 / deviation));
        assertThat(firstPixels(task.evaluationData()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Float.compare(a, b))
                .containsExactlyInAnyOrder((float) (20 / deviation), (float) (30 / deviation));
    }

    @Test
    void aFeatureThatNeverVariesInTrainingIsZeroEverywhere() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "k,c,x\na,0.1,1\nb,0.1,2\na,0.1,6\n");
        Files.writeString(folder.resolve("u.csv"), "k,c,x\na,0.7,1\nb,9,2\n");
        for (String scaling : List.of("standardized", "unit")) {
            Task task = table("label: k, test: " + folder + "/u.csv, scaling: " + scaling);
            assertThat(firstPixels(task.trainingData())).containsOnly(0f);
            assertThat(firstPixels(task.evaluationData())).containsOnly(0f);
        }
    }

    @Test
    void tablesAreScaledByTheRowsTrainedOn() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "k,x\na,1\nb,2\na,6\n");
        Files.writeString(folder.resolve("u.csv"), "k,x\na,11\nb,3\n");
        String test = "label: k, test: " + folder + "/u.csv, scaling: ";
        double deviation = Math.sqrt((4 + 1 + 9) / 3.0);

        assertThat(firstPixels(table(test + "none").trainingData())).containsExactlyInAnyOrder(1f, 2f, 6f);
        assertThat(firstPixels(table(test + "unit").trainingData())).containsExactlyInAnyOrder(0f, 0.2f, 1f);
        assertThat(firstPixels(table(test + "unit").evaluationData())).containsExactlyInAnyOrder(2f, 0.4f);
        assertThat(firstPixels(table(test + "standardized").evaluationData()))
                .containsExactlyInAnyOrder((float) (8 / deviation), 0f);
    }

    @Test
    void aSmallerSubsetIsTheBeginningOfALargerOne() throws IOException {
        numbered(100);
        List<Float> ten =
                firstPixels(table("label: k, scaling: none, train_samples: 10").trainingData());
        Task all = table("label: k, scaling: none");
        Task otherDraw = table("label: k, scaling: none, train_samples: 10, draw: 1");

        assertThat(firstPixels(all.trainingData())).hasSize(80).startsWith(ten.toArray(Float[]::new));
        assertThat(firstPixels(otherDraw.trainingData())).isNotEqualTo(ten);
        assertThat(firstPixels(all.evaluationData()))
                .hasSize(20)
                .doesNotContainAnyElementsOf(firstPixels(all.trainingData()));
        assertThat(firstPixels(table("label: k, scaling: none, train_samples: 10, test_samples: 5")
                        .evaluationData()))
                .isEqualTo(firstPixels(all.evaluationData()).subList(0, 5));
    }

    @Test
    void labelsThatAreNumbersAreClassesInTheirOrder() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "k,x\n10,10\n9,9\n2,2\n10,10\n");
        Task task = table("label: k, scaling: none, test_share: 0.5");
        for (Data data : List.of(task.trainingData(), task.evaluationData())) {
            Examples examples = (Examples) data;
            for (int n = 0; n < examples.count(); n++) {
                assertThat(examples.labels()[n])
                        .isEqualTo(List.of(2f, 9f, 10f)
                                .indexOf(firstPixels(examples).get(n)));
            }
        }
    }

    @Test
    void aRegressionIsAFunctionOfItsRows() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "y,x1,z,x2\n1,10,3,0\n2,20,4,0.5\n");
        Files.writeString(folder.resolve("u.csv"), "z,x2,x1,y\n5,1,30,7\n6,2,40,8\n");
        Task task = table("targets: [z, y], scaling: none, test: " + folder + "/u.csv");
        Samples training = (Samples) task.trainingData();
        Samples test = (Samples) task.evaluationData();

        assertThat(task.shape()).isEqualTo(Shape.function(2, 2));
        assertThat(training.x()).isIn(new double[] {10, 20, 0, 0.5}, new double[] {20, 10, 0.5, 0});
        assertThat(training.y()).isIn(new double[] {3, 4, 1, 2}, new double[] {4, 3, 2, 1});
        double[] outputs = test.y().clone();
        outputs[0] += 3;
        outputs[2] -= 4;
        assertThat(task.measure(outputs).get(ErrorMeasure.SUP)).isEqualTo(7);
        assertThat(task.measure(outputs).get(ErrorMeasure.RMSE)).isCloseTo(Math.sqrt(25 / 2.0), within(1e-15));
    }

    @Test
    void theDefinitionSaysAllThatDecidesSamplesAndNotWhereTheyAre() throws IOException {
        assertThat(images("train_samples: 2, draw: 5").definition())
                .matches(
                        "idx, 1 x 2 pixels unit, 2 classes; 2 of 3 to train on, 2 of 2 to evaluate on, the first of each as"
                                + " permuted by draw 5; SHA-256 [0-9a-f]{16}");
        numbered(10);
        String table = table("label: k").definition();
        assertThat(table)
                .matches(
                        "table, 1 features standardized, label k; 8 of 8 rows to train on, 2 of 2 to evaluate on, a share of"
                                + " 0.2 held out, the first of each as permuted by draw 0; SHA-256 [0-9a-f]{16}");
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.move(folder.resolve("t.csv"), folder.resolve("elsewhere/t.csv"));
        assertThat(load("{table: " + folder + "/elsewhere, label: k}").definition())
                .isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {ImageFiles.TRAIN_IMAGES, ImageFiles.TEST_IMAGES})
    void anotherPixelIsAnotherDefinition(String file) throws IOException {
        String before = images("draw: 0").definition();
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        bytes[bytes.length - 1]--;
        Files.write(folder.resolve(file), bytes);
        assertThat(load("{images: small, folder: " + folder + "}").definition()).isNotEqualTo(before);
    }

    @Test
    void anotherLabelOrTargetIsAnotherDefinition() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "k,x\n0,1\n1,2\n0,3\n1,4\n0,5\n");
        String labels = table("label: k, test_share: 0.4").definition();
        String targets = table("targets: k, test_share: 0.4").definition();
        Files.writeString(folder.resolve("t.csv"), "k,x\n1,1\n1,2\n0,3\n1,4\n0,5\n");
        assertThat(table("label: k, test_share: 0.4").definition()).isNotEqualTo(labels);
        assertThat(table("targets: k, test_share: 0.4").definition()).isNotEqualTo(targets);
    }

    @Test
    void aResolvedJobKnowsItsNumbersAndIsReadBack() throws IOException {
        ImageFiles.smallIdx(folder);
        numbered(10);
        JobReader reader = reader("{images: small, folder: " + folder + "}", "{table: " + folder + "/t.csv, label: k}");
        ResolvedJob resolved = Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        assertThat(reader.problems().sentences()).isEmpty();
        Job job = resolved.job();
        assertThat(job.tasks().get(0).trainSamples()).isEqualTo(3);
        assertThat(job.tasks().get(0).evalSamples()).isEqualTo(2);
        assertThat(job.tasks().get(1).trainSamples()).isEqualTo(8);
        assertThat(job.tasks().get(1).evalSamples()).isEqualTo(2);

        JobReader again = new JobReader(JobWriter.write(job), List.of());
        ResolvedJob same = Tasks.resolve(again.job(), new LocalFiles(), again.problems());
        assertThat(same.job()).isEqualTo(job);
        assertThat(same.tasks())
                .extracting(Task::definition)
                .isEqualTo(resolved.tasks().stream().map(Task::definition).toList());
        assertThatThrownBy(() -> Tasks.of(job.tasks().get(0), Recurrence.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("small is a data set, and those are loaded with their job");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {images: none}                                   | tasks[0].folder (line 3): data/none is no folder, or an empty one; a set is
            {images: small, folder: DIR, train_samples: 4}   | tasks[0].train_samples (line 3): 4 where the set has 3; give at most that, or leave it out for all
            {images: small, folder: DIR, test_samples: 3}    | tasks[0].test_samples (line 3): 3 where the set has 2;
            {table: DIR/none.csv, label: k}                  | tasks[0].table (line 3): there is no file DIR/none.csv
            {table: DIR/t.csv, label: l}                     | tasks[0].label (line 3): DIR/t.csv has no column l; did you mean k?
            {table: DIR/t.csv, label: k, features: [y]}      | tasks[0].features (line 3): DIR/t.csv has no column y; did you mean k?
            {table: DIR/t.csv, label: k, test: DIR/t.csv}    | tasks[0].test (line 3): DIR/t.csv holds the same rows as DIR/t.csv; name the rows to test on
            {table: DIR/t.csv, label: k, test: DIR/u.csv}    | tasks[0].test (line 3): DIR/u.csv holds the label green in row 2, which no row to train on has (there are even, odd); take both tables of the same set
            {table: DIR/t.csv, label: k, test: DIR/one.csv}  | tasks[0].test (line 3): DIR/one.csv holds 1 rows, and at least 2 are needed
            {table: DIR/t.csv, label: k, test_share: 0.1}    | tasks[0].table (line 3): DIR/t.csv leaves 9 rows to train on and 1 to test on, and at least 2 of each are needed
            {table: DIR/t.csv, label: k, test_samples: 3}    | tasks[0].test_samples (line 3): 3 where the set has 2;
            {table: DIR/same.csv, label: k}                  | tasks[0].label (line 3): DIR/same.csv holds 1 label in 10 rows where 2 to 1000 classes are expected; name another column, or
            {table: DIR/u.csv, targets: k}                   | tasks[0].table (line 3): DIR/u.csv holds "odd" in row 1, column k, where a finite number is expected; mend or remove the row, or name other columns as `targets`
            """)
    void aMistakeIsOneSentenceOnItsKey(String task, String sentence) throws IOException {
        ImageFiles.smallIdx(folder);
        numbered(10);
        Files.writeString(folder.resolve("u.csv"), "k,x\nodd,1\ngreen,2\n");
        Files.writeString(folder.resolve("one.csv"), "k,x\nodd,1\n");
        Files.writeString(folder.resolve("same.csv"), "k,x\n" + "odd,1\n".repeat(10));
        JobReader reader = reader(task.replace("DIR", folder.toString()));
        Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        assertThat(reader.problems().sentences())
                .singleElement()
                .asString()
                .startsWith(sentence.replace("DIR", folder.toString()));
    }

    @Test
    void whatNoDataSetOffersIsRefused() throws IOException {
        ImageFiles.smallIdx(folder);
        JobReader reader =
                new JobReader(job("{images: small, folder: " + folder + "}").replace("ERROR", "rmse"), List.of());
        Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        assertThat(reader.problems().sentences())
                .containsExactly("criteria[0].error (line 5): rmse where no task offers it; there are test_error,"
                        + " test_loss");
    }

    /** A byte a pixel, and not four or eight. */
    @Test
    void imagesTravelAsTheirBytes() throws IOException, ClassNotFoundException {
        int count = 2000;
        int[] values = IntStream.range(0, 2 * count).map(i -> i % 251).toArray();
        int[] labels = IntStream.range(0, count).map(i -> i % 3).toArray();
        Files.write(folder.resolve(ImageFiles.TRAIN_IMAGES), ImageFiles.idx(ImageFiles.sizes(count, 2), values));
        Files.write(folder.resolve(ImageFiles.TRAIN_LABELS), ImageFiles.idx(ImageFiles.sizes(count), labels));
        Files.write(folder.resolve(ImageFiles.TEST_IMAGES), ImageFiles.idx(ImageFiles.sizes(3, 2), 1, 2, 3, 4, 5, 6));
        Files.write(folder.resolve(ImageFiles.TEST_LABELS), ImageFiles.idx(ImageFiles.sizes(3), 0, 1, 2));
        Task task = load("{images: small, folder: " + folder + "}");
        byte[] bytes = serialized(task);

        assertThat(bytes.length).isBetween(2 * count + 4 * count, 2 * count + 4 * count + 2000);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            Task copy = (Task) in.readObject();
            assertThat(copy.definition()).isEqualTo(task.definition());
            assertThat(pixels(copy.trainingData())).isEqualTo(pixels(task.trainingData()));
        }
    }

    private static byte[] serialized(Task task) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(task);
        }
        return out.toByteArray();
    }

    /** Rows with the labels even and odd and a feature that numbers them. */
    private void numbered(int rows) throws IOException {
        Files.writeString(
                folder.resolve("t.csv"),
                IntStream.range(0, rows)
                        .mapToObj(n -> (n % 2 == 0 ? "even," : "odd,") + n + "\n")
                        .collect(Collectors.joining("", "k,x\n", "")));
    }

    private Task images(String keys) throws IOException {
        ImageFiles.smallIdx(folder);
        return load("{images: small, folder: " + folder + ", " + keys + "}");
    }

    private Task table(String keys) {
        return load("{table: " + folder + "/t.csv, " + keys + "}");
    }

    private static Task load(String task) {
        JobReader reader = reader(task);
        ResolvedJob resolved = Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        assertThat(reader.problems().sentences().stream()
                        .filter(sentence -> !sentence.startsWith("criteria"))
                        .toList())
                .isEmpty();
        assertThat(Set.of(FunctionTask.ERRORS, ClassificationTask.ERRORS))
                .contains(resolved.tasks().get(0).errors());
        return resolved.tasks().get(0);
    }

    private static JobReader reader(String... tasks) {
        return new JobReader(job(tasks).replace("ERROR", "test_error"), List.of());
    }

    private static String job(String... tasks) {
        return "sweep: sets\ntasks:\n  - " + String.join("\n  - ", tasks)
                + "\ngrid: {widths: [4], weight_ranges: [1]}\ncriteria: [{error: ERROR, epsilons: [0.1]}]\n";
    }

    private static List<List<Float>> pixels(Data data) {
        Examples examples = (Examples) data;
        return IntStream.range(0, examples.count())
                .mapToObj(n -> {
                    float[] row = new float[examples.inputs() + 1];
                    examples.features().read(n, row, 1);
                    return Arrays.asList(boxed(Arrays.copyOfRange(row, 1, row.length)));
                })
                .toList();
    }

    private static Float[] boxed(float[] row) {
        Float[] boxed = new Float[row.length];
        Arrays.setAll(boxed, i -> row[i]);
        return boxed;
    }

    private static List<Float> firstPixels(Data data) {
        return pixels(data).stream().map(row -> row.get(0)).toList();
    }

    private static int labelOf(Examples examples, float firstPixel) {
        return examples.labels()[firstPixels(examples).indexOf(firstPixel)];
    }
}
