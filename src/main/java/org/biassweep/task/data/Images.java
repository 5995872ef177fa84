package org.biassweep.task.data;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of labelled images as its files hold it.
 *
 * @param format the files' format and the images' dimensions, to read and to compare
 * @param inputs d, the numbers of an image
 * @param training to train on
 * @param test to test on; at most as many
 */
public record Images(String format, int inputs, Part training, Part test) {

    /**
     * Images with labels.
     *
     * @param file what holds the labels, for messages
     * @param pixels N × d, 0 … 255 as unsigned bytes
     * @param labels N
     */
    public record Part(String file, byte[] pixels, int[] labels) {

        /** N. */
        public int count() {
            return labels.length;
        }

        private SortedSet<Integer> classes() {
            SortedSet<Integer> classes = new TreeSet<>();
            for (int label : labels) {
                classes.add(label);
            }
            return classes;
        }
    }

    /** @throws InvalidDataException if both parts do not fit each other */
    public Images {
        if (test.count() > training.count()) {
            throw new InvalidDataException(test.file + " holds " + test.count() + " images and " + training.file + " "
                    + training.count() + ", but there are never more to test on; are the files swapped?");
        }
        if (Arrays.equals(training.pixels, test.pixels)) {
            throw new InvalidDataException("the images that belong to " + training.file + " and " + test.file
                    + " are the same; put the training and the test images of the set there");
        }
        SortedSet<Integer> classes = training.classes();
        checkKnown(test, training, classes);
        checkKnown(training, test, test.classes());
        if (classes.size() < 2) {
            throw new InvalidDataException(
                    training.file + " holds no label but " + classes.first() + "; a set has at least two classes");
        }
    }

    private static void checkKnown(Part part, Part other, SortedSet<Integer> classes) {
        for (int i = 0; i < part.labels.length; i++) {
            if (!classes.contains(part.labels[i])) {
                throw new InvalidDataException(part.file + " holds the label " + part.labels[i] + " (image " + (i + 1)
                        + "), which " + other.file + " never has; take the label files of one and the same set");
            }
        }
    }

    /** The labels that occur, in their order, and the number of each class. */
    public Map<Integer, Integer> classes() {
        Map<Integer, Integer> numbers = new TreeMap<>();
        training.classes().forEach(label -> numbers.put(label, numbers.size()));
        return numbers;
    }
}
