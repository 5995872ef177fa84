package org.biassweep.train.dl4j;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.train.Problem;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The samples that each step of a training takes, and their matrices in native memory.
 *
 * <p>Without a batch size every step takes all samples. With one, B, step t takes those from {@code i B} on, at most B of
 * them, of the order that the problem's start draws for epoch ⌊t / ⌈N/B⌉⌋, with i = t mod ⌈N/B⌉.
 */
public final class Batches implements AutoCloseable {

    private final Data data;
    private final Problem problem;
    private int epoch = -1;
    private int[] order;
    private DataSet held;

    /**
     * @param data samples of a function, or examples
     * @param problem says how large a batch is and draws the order
     */
    public Batches(Data data, Problem problem) {
        this.data = data;
        this.problem = problem;
    }

    /** Whether every step takes all samples. */
    public boolean areFull() {
        return problem.training().batchSize() == null;
    }

    /** How many samples the largest step has. */
    public int largest() {
        return areFull()
                ? data.count()
                : Math.min(data.count(), problem.training().batchSize());
    }

    /**
     * The samples of a step.
     *
     * @param step 0 … steps − 1
     * @return numbers of samples, in their order
     */
    public int[] of(int step) {
        int count = data.count();
        if (areFull()) {
            return IntStream.range(0, count).toArray();
        }
        int size = problem.training().batchSize();
        int stepsPerEpoch = (count + size - 1) / size;
        if (step / stepsPerEpoch != epoch) {
            epoch = step / stepsPerEpoch;
            order = problem.start().order(epoch, count);
        }
        int from = step % stepsPerEpoch * size;
        return Arrays.copyOfRange(order, from, Math.min(from + size, count));
    }

    /** The samples of a step as matrices, which stay these batches' own until the next call. */
    DataSet at(int step) {
        if (held == null || !areFull()) {
            close();
            held = read(of(step));
        }
        return held;
    }

    /**
     * Reads samples.
     *
     * @param numbers which, at least one
     * @return inputs, n × d, and targets, n × l; the target of an example is 1 for its class and 0 for others. They are the
     *     caller's to close
     */
    public DataSet read(int[] numbers) {
        return data instanceof Examples examples ? read(examples, numbers) : read((Samples) data, numbers);
    }

    private static DataSet read(Examples examples, int[] numbers) {
        int inputs = examples.inputs();
        float[] x = new float[numbers.length * inputs];
        float[] y = new float[numbers.length * examples.classes()];
        for (int n = 0; n < numbers.length; n++) {
            examples.features().read(numbers[n], x, n * inputs);
            y[n * examples.classes() + examples.labels()[numbers[n]]] = 1;
        }
        return matrices(x, y, numbers.length, examples, 'c');
    }

    private static DataSet read(Samples samples, int[] numbers) {
        float[] x = columns(samples.x(), samples.inputs(), samples.count(), numbers);
        float[] y = columns(samples.y(), samples.outputs(), samples.count(), numbers);
        return matrices(x, y, numbers.length, samples, 'f');
    }

    private static float[] columns(double[] variables, int number, int count, int[] numbers) {
        float[] chosen = new float[number * numbers.length];
        for (int i = 0; i < number; i++) {
            for (int n = 0; n < numbers.length; n++) {
                chosen[i * numbers.length + n] = (float) variables[i * count + numbers[n]];
            }
        }
        return chosen;
    }

    private static DataSet matrices(float[] x, float[] y, int rows, Data data, char order) {
        return new DataSet(
                Nd4j.create(x, new long[] {rows, data.inputs()}, order),
                Nd4j.create(y, new long[] {rows, data.outputs()}, order));
    }

    @Override
    public void close() {
        if (held != null) {
            held.getFeatures().close();
            held.getLabels().close();
        }
    }
}
