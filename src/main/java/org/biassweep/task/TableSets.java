package org.biassweep.task;

import java.util.Arrays;
import java.util.List;
import org.biassweep.spec.Columns;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.TableSet;
import org.biassweep.task.data.DataFiles;
import org.biassweep.task.data.InvalidDataException;
import org.biassweep.task.data.Table;
import org.biassweep.task.data.TableFiles;

/** Makes classifications and functions of tables. */
final class TableSets {

    private TableSets() {}

    /** @throws InvalidDataException if the files are not what they should be, or too few rows */
    static Task load(TableSet spec, DataFiles files) {
        Table table = TableFiles.read(files, spec.table(), spec.columns());
        Table test = spec.test() == null ? table : testTable(spec, table, files);
        int[] order = Permutation.TRAINING.of(table.count(), spec.draw());
        int heldOut = spec.test() == null ? (int) Math.round(spec.testShare() * table.count()) : 0;
        int[] forTest =
                spec.test() == null ? Arrays.copyOf(order, heldOut) : Permutation.TEST.of(test.count(), spec.draw());
        int[] forTraining = Arrays.copyOfRange(order, heldOut, order.length);
        if (forTraining.length < 2 || forTest.length < 2) {
            throw new InvalidDataException(table.path() + " leaves " + forTraining.length + " rows to train on and "
                    + forTest.length + " to test on, and at least 2 of each are needed");
        }
        Rows training = new Rows(table, DataSetTasks.first(spec.trainSamples(), "train_samples", forTraining));
        Rows tested = new Rows(test, DataSetTasks.first(spec.testSamples(), "test_samples", forTest));
        int inputs = table.features().size();
        FeatureScaling scaling = FeatureScaling.of(spec.scaling(), training::number, training.count(), inputs);
        String definition = "table, " + inputs + " features " + spec.scaling().keyword() + ", "
                + (spec.columns().isClassification()
                        ? "label " + spec.columns().label()
                        : "targets " + String.join(", ", spec.columns().targets()))
                + "; " + training.count() + " of " + forTraining.length + " rows to train on, " + tested.count()
                + " of "
                + forTest.length + " to evaluate on, "
                + (spec.test() == null ? "a share of " + Numbers.text(spec.testShare()) + " held out, " : "")
                + "the first of each as permuted by draw " + spec.draw() + "; SHA-256 ";
        return spec.columns().isClassification()
                ? classification(spec.name(), definition, training, tested, scaling)
                : function(spec, definition, training, tested, scaling);
    }

    private static Table testTable(TableSet spec, Table table, DataFiles files) {
        Columns columns = spec.columns();
        Table test;
        try {
            test = TableFiles.read(
                    files, spec.test(), new Columns(columns.label(), columns.targets(), table.features()));
        } catch (InvalidDataException e) {
            throw new InvalidDataException("test", e.getMessage());
        }
        if (test.count() < 2) {
            throw new InvalidDataException(
                    "test", test.path() + " holds " + test.count() + " rows, and at least 2 are needed");
        }
        if (Arrays.deepEquals(test.rows().toArray(), table.rows().toArray())
                && test.labels().equals(table.labels())) {
            throw new InvalidDataException(
                    "test", test.path() + " holds the same rows as " + table.path() + "; name the rows to test on");
        }
        return test;
    }

    private static Task classification(
            String name, String definition, Rows training, Rows test, FeatureScaling scaling) {
        List<String> classes = Labels.classes(training.table());
        FloatFeatures trainingFeatures = training.features(scaling);
        FloatFeatures testFeatures = test.features(scaling);
        int[] trainingLabels = Labels.numbers(training.table(), training.chosen(), classes);
        int[] testLabels = Labels.numbers(test.table(), test.chosen(), classes);
        Fingerprint fingerprint = new Fingerprint()
                .add(trainingFeatures.values())
                .add(trainingLabels)
                .add(testFeatures.values())
                .add(testLabels);
        return new ClassificationTask(
                name,
                definition + fingerprint.text(),
                new Examples(trainingFeatures, trainingLabels, classes.size()),
                new Examples(testFeatures, testLabels, classes.size()));
    }

    private static Task function(TableSet spec, String definition, Rows training, Rows test, FeatureScaling scaling) {
        int outputs = spec.columns().targets().size();
        Samples trained = training.samples(scaling, outputs);
        Samples tested = test.samples(scaling, outputs);
        Fingerprint fingerprint = new Fingerprint()
                .add(trained.x())
                .add(trained.y())
                .add(tested.x())
                .add(tested.y());
        return new FunctionTask(spec.name(), definition + fingerprint.text(), trained, tested);
    }

    /**
     * Some rows of a table.
     *
     * @param chosen their numbers
     */
    private record Rows(Table table, int[] chosen) {

        int count() {
            return chosen.length;
        }

        double number(int n, int column) {
            return table.rows().get(chosen[n])[column];
        }

        FloatFeatures features(FeatureScaling scaling) {
            int inputs = table.features().size();
            float[] values = new float[Math.multiplyExact(count(), inputs)];
            for (int n = 0; n < count(); n++) {
                for (int i = 0; i < inputs; i++) {
                    values[n * inputs + i] = (float) scaling.scaled(number(n, i), i);
                }
            }
            return new FloatFeatures(values, inputs);
        }

        Samples samples(FeatureScaling scaling, int outputs) {
            int inputs = table.features().size();
            double[] x = new double[Math.multiplyExact(count(), inputs)];
            double[] y = new double[Math.multiplyExact(count(), outputs)];
            for (int n = 0; n < count(); n++) {
                for (int i = 0; i < inputs; i++) {
                    x[i * count() + n] = scaling.scaled(number(n, i), i);
                }
                for (int k = 0; k < outputs; k++) {
                    y[k * count() + n] = number(n, inputs + k);
                }
            }
            return new Samples(count(), inputs, outputs, x, y);
        }
    }
}
