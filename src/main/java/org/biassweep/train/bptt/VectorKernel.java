package org.biassweep.train.bptt;

import static jdk.incubator.vector.VectorOperators.GT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.biassweep.linear.Matrix;
import org.biassweep.spec.Recurrence;

/**
 * The kernel on the JDK's Vector API.
 *
 * <p>Lanes are summed in a fixed order, not by {@code reduceLanes}, whose order is unspecified: a trial gives the same
 * bits on every run.
 */
final class VectorKernel implements Kernel {

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= LANES ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;
    private static final int STEP = SPECIES.length() * Float.BYTES;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final float[] lanes = new float[SPECIES.length()];

    static String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void forward(Recurrence recurrence, float[] biases, Matrix h, Matrix r) {
        float alpha = (float) -recurrence.alpha();
        float beta = (float) recurrence.beta();
        int row = h.stride() * Float.BYTES;
        switch (recurrence.activation()) {
            case RELU -> {
                for (int unit = 0; unit < biases.length; unit++) {
                    forwardRelu(alpha, beta, biases[unit], h.bytes(), r.bytes(), unit * row, row);
                }
            }
            case TANH -> {
                for (int unit = 0; unit < biases.length; unit++) {
                    tanh(biases[unit], h.bytes(), unit * row, row);
                    advance(alpha, beta, h.bytes(), r.bytes(), unit * row, row);
                }
            }
        }
    }

    @Override
    public void backward(Recurrence recurrence, Matrix h, Matrix lambda, float[] gradient) {
        float beta = (float) recurrence.beta();
        int row = h.stride() * Float.BYTES;
        switch (recurrence.activation()) {
            case RELU -> {
                for (int unit = 0; unit < gradient.length; unit++) {
                    gradient[unit] += backwardRelu(beta, h.bytes(), lambda.bytes(), unit * row, row);
                }
            }
            case TANH -> {
                for (int unit = 0; unit < gradient.length; unit++) {
                    gradient[unit] += backwardTanh(beta, h.bytes(), lambda.bytes(), unit * row, row);
                }
            }
        }
    }

    private static void forwardRelu(
            float keep, float beta, float bias, ByteBuffer h, ByteBuffer r, int start, int length) {
        for (int at = start; at < start + length; at += STEP) {
            FloatVector activity = load(h, at).add(bias).max(0);
            activity.intoByteBuffer(h, at, ORDER);
            advance(keep, beta, activity, r, at);
        }
    }

    /** Apart from {@link #advance}: in one method the compiler makes objects of vectors. */
    private static void tanh(float bias, ByteBuffer h, int start, int length) {
        for (int at = start; at < start + length; at += STEP) {
            Tanh.OfLanes.of(load(h, at).add(bias)).intoByteBuffer(h, at, ORDER);
        }
    }

    private static void advance(float keep, float beta, ByteBuffer h, ByteBuffer r, int start, int length) {
        for (int at = start; at < start + length; at += STEP) {
            advance(keep, beta, load(h, at), r, at);
        }
    }

    private static void advance(float keep, float beta, FloatVector activity, ByteBuffer r, int at) {
        activity.mul(beta).add(load(r, at).mul(keep)).intoByteBuffer(r, at, ORDER);
    }

    private float backwardRelu(float beta, ByteBuffer h, ByteBuffer lambda, int start, int length) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum = zero;
        for (int at = start; at < start + length; at += STEP) {
            FloatVector delta =
                    zero.blend(load(lambda, at).mul(beta), load(h, at).compare(GT, 0));
            delta.intoByteBuffer(h, at, ORDER);
            sum = sum.add(delta);
        }
        return total(sum);
    }

    private float backwardTanh(float beta, ByteBuffer h, ByteBuffer lambda, int start, int length) {
        FloatVector sum = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int at = start; at < start + length; at += STEP) {
            FloatVector activity = load(h, at);
            FloatVector delta = load(lambda, at).mul(beta).mul(one.sub(activity.mul(activity)));
            delta.intoByteBuffer(h, at, ORDER);
            sum = sum.add(delta);
        }
        return total(sum);
    }

    private static FloatVector load(ByteBuffer bytes, int at) {
        return FloatVector.fromByteBuffer(SPECIES, bytes, at, ORDER);
    }

    private float total(FloatVector sum) {
        sum.intoArray(lanes, 0);
        float total = 0;
        for (float lane : lanes) {
            total += lane;
        }
        return total;
    }
}
