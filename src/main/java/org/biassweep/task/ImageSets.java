package org.biassweep.task;

import java.util.Map;
import org.biassweep.spec.ImageSet;
import org.biassweep.spec.Scaling;
import org.biassweep.task.data.DataFiles;
import org.biassweep.task.data.ImageFolder;
import org.biassweep.task.data.Images;

/** Makes classifications of sets of images. */
final class ImageSets {

    private static final double LARGEST_PIXEL = 255;

    private ImageSets() {}

    /** @throws org.biassweep.task.data.InvalidDataException if the files are not what they should be, or too few */
    static ClassificationTask load(ImageSet spec, DataFiles files) {
        Images images = ImageFolder.read(files, spec.folder());
        int inputs = images.inputs();
        Map<Integer, Integer> classes = images.classes();
        int there = images.training().count();
        int[] trained =
                DataSetTasks.first(spec.trainSamples(), "train_samples", Permutation.TRAINING.of(there, spec.draw()));
        int[] tested = DataSetTasks.first(
                spec.testSamples(),
                "test_samples",
                Permutation.TEST.of(images.test().count(), spec.draw()));
        byte[] training = pixels(images.training(), inputs, trained);
        byte[] test = pixels(images.test(), inputs, tested);
        FeatureScaling scaling = spec.scaling() == Scaling.UNIT
                ? FeatureScaling.by(1 / LARGEST_PIXEL, inputs)
                : FeatureScaling.of(spec.scaling(), (n, i) -> training[n * inputs + i] & 0xff, trained.length, inputs);
        int[] trainingLabels = labels(images.training(), classes, trained);
        int[] testLabels = labels(images.test(), classes, tested);
        String definition = images.format() + " " + spec.scaling().keyword() + ", " + classes.size() + " classes; "
                + trained.length + " of " + there + " to train on, " + tested.length + " of "
                + images.test().count() + " to evaluate on, the first of each as permuted by draw " + spec.draw()
                + "; SHA-256 "
                + new Fingerprint()
                        .add(training)
                        .add(trainingLabels)
                        .add(test)
                        .add(testLabels)
                        .text();
        return new ClassificationTask(
                spec.name(),
                definition,
                new Examples(PixelFeatures.of(training, scaling), trainingLabels, classes.size()),
                new Examples(PixelFeatures.of(test, scaling), testLabels, classes.size()));
    }

    private static byte[] pixels(Images.Part part, int inputs, int[] chosen) {
        byte[] pixels = new byte[chosen.length * inputs];
        for (int n = 0; n < chosen.length; n++) {
            System.arraycopy(part.pixels(), chosen[n] * inputs, pixels, n * inputs, inputs);
        }
        return pixels;
    }

    private static int[] labels(Images.Part part, Map<Integer, Integer> classes, int[] chosen) {
        int[] labels = new int[chosen.length];
        for (int n = 0; n < chosen.length; n++) {
            labels[n] = classes.get(part.labels()[chosen[n]]);
        }
        return labels;
    }
}
