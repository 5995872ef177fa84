package org.biassweep.train.fused;

import static jdk.incubator.vector.VectorOperators.ASHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes over a few units of a network of several outputs, a run of samples at a time: the residuals or outputs of a run stay
 * in a first-level cache while all units of a tile go over them. Between two passes numbers go through a scratch row a unit, of
 * {@link #SAMPLES}: vectors stay in registers only in methods that have few of them.
 */
final class SeveralOutputPasses {

    /** The longest run. */
    static final int SAMPLES = 256;

    /** The outputs of {@link #accumulateFive}. */
    static final int FIVE = 5;

    private static final VectorSpecies<Float> SPECIES = VectorKernel.SPECIES;
    private static final int STEP = SPECIES.length();
    private static final int SIGN = Integer.SIZE - 1;

    private SeveralOutputPasses() {}

    /** {@code back[j, n] = Σₖ Aₖⱼ rₖₙ} for four units, two vectors of samples at a time, so that a readout weight is fetched once for both. */
    static void back(Units units, float[] residual, int unit, int from, int to, float[] back) {
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int readout = unit * outputs;
        for (int n = from; n < to; n += 2 * STEP) {
            FloatVector sum0 = FloatVector.zero(SPECIES);
            FloatVector sum1 = FloatVector.zero(SPECIES);
            FloatVector sum2 = FloatVector.zero(SPECIES);
            FloatVector sum3 = FloatVector.zero(SPECIES);
            FloatVector next0 = FloatVector.zero(SPECIES);
            FloatVector next1 = FloatVector.zero(SPECIES);
            FloatVector next2 = FloatVector.zero(SPECIES);
            FloatVector next3 = FloatVector.zero(SPECIES);
            for (int k = 0; k < outputs; k++) {
                FloatVector r = FloatVector.fromArray(SPECIES, residual, k * stride + n);
                FloatVector s = FloatVector.fromArray(SPECIES, residual, k * stride + n + STEP);
                FloatVector weight0 = FloatVector.broadcast(SPECIES, a[readout + k]);
                FloatVector weight1 = FloatVector.broadcast(SPECIES, a[readout + outputs + k]);
                FloatVector weight2 = FloatVector.broadcast(SPECIES, a[readout + 2 * outputs + k]);
                FloatVector weight3 = FloatVector.broadcast(SPECIES, a[readout + 3 * outputs + k]);
                sum0 = r.fma(weight0, sum0);
                sum1 = r.fma(weight1, sum1);
                sum2 = r.fma(weight2, sum2);
                sum3 = r.fma(weight3, sum3);
                next0 = s.fma(weight0, next0);
                next1 = s.fma(weight1, next1);
                next2 = s.fma(weight2, next2);
                next3 = s.fma(weight3, next3);
            }
            sum0.intoArray(back, n - from);
            sum1.intoArray(back, n - from + SAMPLES);
            sum2.intoArray(back, n - from + 2 * SAMPLES);
            sum3.intoArray(back, n - from + 3 * SAMPLES);
            next0.intoArray(back, n - from + STEP);
            next1.intoArray(back, n - from + STEP + SAMPLES);
            next2.intoArray(back, n - from + STEP + 2 * SAMPLES);
            next3.intoArray(back, n - from + STEP + 3 * SAMPLES);
        }
    }

    /** Adds to lanes {@code Σₙ 1[Hⱼₙ + bⱼ > 0] Σₖ Aₖⱼ rₖₙ} for two units, two vectors of samples at a time. */
    static void sumBackWhereActive(Units units, float[] residual, int unit, int from, int to, float[] lanes, int at) {
        float[] h = units.preactivations();
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int row0 = unit * stride;
        int row1 = row0 + stride;
        int readout = unit * outputs;
        FloatVector threshold0 = FloatVector.broadcast(SPECIES, -units.biases()[unit]);
        FloatVector threshold1 = FloatVector.broadcast(SPECIES, -units.biases()[unit + 1]);
        FloatVector sum0 = FloatVector.fromArray(SPECIES, lanes, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, lanes, at + STEP);
        for (int n = from; n < to; n += 2 * STEP) {
            int m = n + STEP;
            FloatVector back0 = FloatVector.zero(SPECIES);
            FloatVector back1 = FloatVector.zero(SPECIES);
            FloatVector next0 = FloatVector.zero(SPECIES);
            FloatVector next1 = FloatVector.zero(SPECIES);
            int r = n;
            for (int k = 0; k < outputs; k++) {
                FloatVector x = FloatVector.fromArray(SPECIES, residual, r);
                FloatVector y = FloatVector.fromArray(SPECIES, residual, r + STEP);
                FloatVector weight0 = FloatVector.broadcast(SPECIES, a[readout + k]);
                FloatVector weight1 = FloatVector.broadcast(SPECIES, a[readout + outputs + k]);
                back0 = x.fma(weight0, back0);
                back1 = x.fma(weight1, back1);
                next0 = y.fma(weight0, next0);
                next1 = y.fma(weight1, next1);
                r += stride;
            }
            IntVector where0 = threshold0
                    .sub(FloatVector.fromArray(SPECIES, h, row0 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where1 = threshold1
                    .sub(FloatVector.fromArray(SPECIES, h, row1 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            sum0 = sum0.add(where0.and(back0.reinterpretAsInts()).reinterpretAsFloats());
            sum1 = sum1.add(where1.and(back1.reinterpretAsInts()).reinterpretAsFloats());
            where0 = threshold0
                    .sub(FloatVector.fromArray(SPECIES, h, row0 + m))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            where1 = threshold1
                    .sub(FloatVector.fromArray(SPECIES, h, row1 + m))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            sum0 = sum0.add(where0.and(next0.reinterpretAsInts()).reinterpretAsFloats());
            sum1 = sum1.add(where1.and(next1.reinterpretAsInts()).reinterpretAsFloats());
        }
        sum0.intoArray(lanes, at);
        sum1.intoArray(lanes, at + STEP);
    }

    /**
     * {@code activity[j, n] = φ(Hⱼₙ + bⱼ)} of one unit.
     *
     * @param row of the scratch rows, which one is written
     */
    static void activity(Units units, int unit, int from, int to, float[] activity, int row) {
        float[] h = units.preactivations();
        int start = unit * units.stride();
        int at = row * SAMPLES - from;
        FloatVector b = FloatVector.broadcast(SPECIES, units.biases()[unit]);
        for (int n = from; n < to; n += STEP) {
            FloatVector.fromArray(SPECIES, h, start + n)
                    .add(b)
                    .reinterpretAsInts()
                    .max(0)
                    .reinterpretAsFloats()
                    .intoArray(activity, at + n);
        }
    }

    /** Adds to lanes {@code Σₙ activity[j, n] back[j, n]}. */
    static void sumOfProducts(float[] activity, float[] back, int count, float[] lanes, int at) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, lanes, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, lanes, at + STEP);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, lanes, at + 2 * STEP);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, lanes, at + 3 * STEP);
        for (int n = 0; n < count; n += STEP) {
            int n1 = n + SAMPLES;
            int n2 = n1 + SAMPLES;
            int n3 = n2 + SAMPLES;
            sum0 = FloatVector.fromArray(SPECIES, activity, n).fma(FloatVector.fromArray(SPECIES, back, n), sum0);
            sum1 = FloatVector.fromArray(SPECIES, activity, n1).fma(FloatVector.fromArray(SPECIES, back, n1), sum1);
            sum2 = FloatVector.fromArray(SPECIES, activity, n2).fma(FloatVector.fromArray(SPECIES, back, n2), sum2);
            sum3 = FloatVector.fromArray(SPECIES, activity, n3).fma(FloatVector.fromArray(SPECIES, back, n3), sum3);
        }
        sum0.intoArray(lanes, at);
        sum1.intoArray(lanes, at + STEP);
        sum2.intoArray(lanes, at + 2 * STEP);
        sum3.intoArray(lanes, at + 3 * STEP);
    }

    /** {@code output[k, n] += Σⱼ Aₖⱼ activity[j, n]} for the outputs k and the four after it. */
    static void accumulateFive(
            Units units, float[] activity, int unit, int rows, int from, int to, float[] output, int k) {
        float[] a = units.readout();
        int outputs = units.outputs();
        int row0 = k * units.stride();
        int row1 = row0 + units.stride();
        int row2 = row1 + units.stride();
        int row3 = row2 + units.stride();
        int row4 = row3 + units.stride();
        int first = unit * outputs + k;
        for (int n = from; n < to; n += 2 * STEP) {
            int m = n + STEP;
            FloatVector x0 = FloatVector.fromArray(SPECIES, output, row0 + n);
            FloatVector y0 = FloatVector.fromArray(SPECIES, output, row0 + m);
            FloatVector x1 = FloatVector.fromArray(SPECIES, output, row1 + n);
            FloatVector y1 = FloatVector.fromArray(SPECIES, output, row1 + m);
            FloatVector x2 = FloatVector.fromArray(SPECIES, output, row2 + n);
            FloatVector y2 = FloatVector.fromArray(SPECIES, output, row2 + m);
            FloatVector x3 = FloatVector.fromArray(SPECIES, output, row3 + n);
            FloatVector y3 = FloatVector.fromArray(SPECIES, output, row3 + m);
            FloatVector x4 = FloatVector.fromArray(SPECIES, output, row4 + n);
            FloatVector y4 = FloatVector.fromArray(SPECIES, output, row4 + m);
            int at = n - from;
            int weight = first;
            for (int row = 0; row < rows; row++) {
                FloatVector f = FloatVector.fromArray(SPECIES, activity, at);
                FloatVector g = FloatVector.fromArray(SPECIES, activity, at + STEP);
                FloatVector w = FloatVector.broadcast(SPECIES, a[weight]);
                x0 = f.fma(w, x0);
                y0 = g.fma(w, y0);
                w = FloatVector.broadcast(SPECIES, a[weight + 1]);
                x1 = f.fma(w, x1);
                y1 = g.fma(w, y1);
                w = FloatVector.broadcast(SPECIES, a[weight + 2]);
                x2 = f.fma(w, x2);
                y2 = g.fma(w, y2);
                w = FloatVector.broadcast(SPECIES, a[weight + 3]);
                x3 = f.fma(w, x3);
                y3 = g.fma(w, y3);
                w = FloatVector.broadcast(SPECIES, a[weight + 4]);
                x4 = f.fma(w, x4);
                y4 = g.fma(w, y4);
                at += SAMPLES;
                weight += outputs;
            }
            x0.intoArray(output, row0 + n);
            y0.intoArray(output, row0 + m);
            x1.intoArray(output, row1 + n);
            y1.intoArray(output, row1 + m);
            x2.intoArray(output, row2 + n);
            y2.intoArray(output, row2 + m);
            x3.intoArray(output, row3 + n);
            y3.intoArray(output, row3 + m);
            x4.intoArray(output, row4 + n);
            y4.intoArray(output, row4 + m);
        }
    }

    /** {@code output[k, n] += Σⱼ Aₖⱼ activity[j, n]} for one output. */
    static void accumulateOne(
            Units units, float[] activity, int unit, int rows, int from, int to, float[] output, int k) {
        float[] a = units.readout();
        int outputs = units.outputs();
        int start = k * units.stride();
        for (int n = from; n < to; n += STEP) {
            FloatVector sum = FloatVector.fromArray(SPECIES, output, start + n);
            for (int row = 0; row < rows; row++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, a[(unit + row) * outputs + k]);
                sum = FloatVector.fromArray(SPECIES, activity, row * SAMPLES + n - from)
                        .fma(weight, sum);
            }
            sum.intoArray(output, start + n);
        }
    }
}
