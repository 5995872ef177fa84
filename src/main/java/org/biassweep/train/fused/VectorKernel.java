package org.biassweep.train.fused;

import static jdk.incubator.vector.VectorOperators.ASHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API: four units at a time, so that a residual or output is loaded once for all four.
 *
 * <p>Whether a number is positive is read off its sign bit, in the integer unit: a rectified float is the larger of its bits and 0,
 * and the bits of a float where another is negative are those that its sign, spread over the lane, lets through. Masks and the
 * maximum of floats cost several times as much. Of more than one output, each pass goes through a scratch row a unit: vectors
 * stay in registers only in methods with few of them.
 *
 * <p>Lanes are summed in a fixed order, not by {@code reduceLanes}, whose order is unspecified: a trial gives the same
 * bits on every run.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() <= Units.LANES / 2
            ? FloatVector.SPECIES_PREFERRED
            : FloatVector.SPECIES_512;
    private static final int STEP = SPECIES.length();
    private static final int SIGN = Integer.SIZE - 1;

    /** A vector of sums a unit, whose lanes are summed once many are there: a sum over lanes waits for its vector. */
    private float[] lanes = new float[0];

    /** Rows of the four units at hand. */
    private float[] backs = new float[0];

    private float[] activities = new float[0];

    static String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void gradients(Units units, float[] residual, float[] gradient, int from, int to) {
        makeRoom(units, to - from);
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            if (units.outputs() == 1) {
                sumWhereActive(units, residual, 0, unit, (unit - from) * STEP);
            } else {
                back(units, residual, backs, unit);
                sumWhereActive(units, backs, units.stride(), unit, (unit - from) * STEP);
            }
        }
        totals(gradient, from, to);
        if (units.outputs() == 1) {
            for (int unit = from; unit < to; unit++) {
                gradient[unit] *= units.readout()[unit];
            }
        }
    }

    @Override
    public void factorGradients(Units units, float[] residual, float[] gradient, int from, int to) {
        makeRoom(units, to - from);
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            back(units, residual, backs, unit);
            activities(units, activities, unit);
            sumOfProducts(activities, backs, units.stride(), (unit - from) * STEP);
        }
        totals(gradient, from, to);
    }

    @Override
    public void accumulate(Units units, float[] output, int from, int to) {
        makeRoom(units, 0);
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            if (units.outputs() == 1) {
                accumulateOneOutput(units, output, unit);
            } else {
                activities(units, activities, unit);
                accumulateOutputs(units, activities, output, unit);
            }
        }
    }

    private void makeRoom(Units units, int sums) {
        int rows = Units.BLOCK * units.stride();
        if (backs.length < rows) {
            backs = new float[rows];
            activities = new float[rows];
        }
        if (lanes.length < sums * STEP) {
            lanes = new float[sums * STEP];
        }
    }

    /** Lanes of {@code Σₙ 1[Hⱼₙ + bⱼ > 0] valuesₙ}; the values of the next unit are {@code apart} further on. */
    private void sumWhereActive(Units units, float[] values, int apart, int unit, int at) {
        float[] h = units.preactivations();
        int stride = units.stride();
        int row0 = unit * stride;
        int row1 = row0 + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        float[] b = units.biases();
        FloatVector threshold0 = FloatVector.broadcast(SPECIES, -b[unit]);
        FloatVector threshold1 = FloatVector.broadcast(SPECIES, -b[unit + 1]);
        FloatVector threshold2 = FloatVector.broadcast(SPECIES, -b[unit + 2]);
        FloatVector threshold3 = FloatVector.broadcast(SPECIES, -b[unit + 3]);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        for (int n = 0; n < stride; n += STEP) {
            IntVector where0 = threshold0
                    .sub(FloatVector.fromArray(SPECIES, h, row0 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where1 = threshold1
                    .sub(FloatVector.fromArray(SPECIES, h, row1 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where2 = threshold2
                    .sub(FloatVector.fromArray(SPECIES, h, row2 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where3 = threshold3
                    .sub(FloatVector.fromArray(SPECIES, h, row3 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector value0 = FloatVector.fromArray(SPECIES, values, n).reinterpretAsInts();
            IntVector value1 = FloatVector.fromArray(SPECIES, values, n + apart).reinterpretAsInts();
            IntVector value2 =
                    FloatVector.fromArray(SPECIES, values, n + 2 * apart).reinterpretAsInts();
            IntVector value3 =
                    FloatVector.fromArray(SPECIES, values, n + 3 * apart).reinterpretAsInts();
            sum0 = sum0.add(where0.and(value0).reinterpretAsFloats());
            sum1 = sum1.add(where1.and(value1).reinterpretAsFloats());
            sum2 = sum2.add(where2.and(value2).reinterpretAsFloats());
            sum3 = sum3.add(where3.and(value3).reinterpretAsFloats());
        }
        sum0.intoArray(lanes, at);
        sum1.intoArray(lanes, at + STEP);
        sum2.intoArray(lanes, at + 2 * STEP);
        sum3.intoArray(lanes, at + 3 * STEP);
    }

    /** {@code back[j, n] = Σₖ Aₖⱼ rₖₙ}, two vectors of samples at a time, so that a readout weight is fetched once for both. */
    private static void back(Units units, float[] residual, float[] back, int unit) {
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int readout = unit * outputs;
        for (int n = 0; n < stride; n += 2 * STEP) {
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
            sum0.intoArray(back, n);
            sum1.intoArray(back, n + stride);
            sum2.intoArray(back, n + 2 * stride);
            sum3.intoArray(back, n + 3 * stride);
            next0.intoArray(back, n + STEP);
            next1.intoArray(back, n + STEP + stride);
            next2.intoArray(back, n + STEP + 2 * stride);
            next3.intoArray(back, n + STEP + 3 * stride);
        }
    }

    /** Lanes of {@code Σₙ activity[j, n] back[j, n]}. */
    private void sumOfProducts(float[] activity, float[] back, int stride, int at) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        for (int n = 0; n < stride; n += STEP) {
            int n1 = n + stride;
            int n2 = n1 + stride;
            int n3 = n2 + stride;
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

    private static void accumulateOneOutput(Units units, float[] output, int unit) {
        float[] h = units.preactivations();
        float[] a = units.readout();
        float[] b = units.biases();
        int stride = units.stride();
        int row0 = unit * stride;
        int row1 = row0 + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        FloatVector weight0 = FloatVector.broadcast(SPECIES, a[unit]);
        FloatVector weight1 = FloatVector.broadcast(SPECIES, a[unit + 1]);
        FloatVector weight2 = FloatVector.broadcast(SPECIES, a[unit + 2]);
        FloatVector weight3 = FloatVector.broadcast(SPECIES, a[unit + 3]);
        FloatVector bias0 = FloatVector.broadcast(SPECIES, b[unit]);
        FloatVector bias1 = FloatVector.broadcast(SPECIES, b[unit + 1]);
        FloatVector bias2 = FloatVector.broadcast(SPECIES, b[unit + 2]);
        FloatVector bias3 = FloatVector.broadcast(SPECIES, b[unit + 3]);
        for (int n = 0; n < stride; n += STEP) {
            IntVector bits0 =
                    FloatVector.fromArray(SPECIES, h, row0 + n).add(bias0).reinterpretAsInts();
            IntVector bits1 =
                    FloatVector.fromArray(SPECIES, h, row1 + n).add(bias1).reinterpretAsInts();
            IntVector bits2 =
                    FloatVector.fromArray(SPECIES, h, row2 + n).add(bias2).reinterpretAsInts();
            IntVector bits3 =
                    FloatVector.fromArray(SPECIES, h, row3 + n).add(bias3).reinterpretAsInts();
            FloatVector sum = FloatVector.fromArray(SPECIES, output, n);
            sum = bits0.max(0).reinterpretAsFloats().fma(weight0, sum);
            sum = bits1.max(0).reinterpretAsFloats().fma(weight1, sum);
            sum = bits2.max(0).reinterpretAsFloats().fma(weight2, sum);
            sum = bits3.max(0).reinterpretAsFloats().fma(weight3, sum);
            sum.intoArray(output, n);
        }
    }

    /** {@code activity[j, n] = φ(Hⱼₙ + bⱼ)}. */
    private static void activities(Units units, float[] activity, int unit) {
        float[] h = units.preactivations();
        int stride = units.stride();
        for (int i = 0; i < Units.BLOCK; i++) {
            int row = (unit + i) * stride;
            FloatVector b = FloatVector.broadcast(SPECIES, units.biases()[unit + i]);
            for (int n = 0; n < stride; n += STEP) {
                FloatVector.fromArray(SPECIES, h, row + n)
                        .add(b)
                        .reinterpretAsInts()
                        .max(0)
                        .reinterpretAsFloats()
                        .intoArray(activity, i * stride + n);
            }
        }
    }

    /** {@code output[k, n] += Σⱼ Aₖⱼ activity[j, n]}, two vectors of samples at a time. */
    private static void accumulateOutputs(Units units, float[] activity, float[] output, int unit) {
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int readout = unit * outputs;
        for (int n = 0; n < stride; n += 2 * STEP) {
            int m = n + STEP;
            FloatVector active0 = FloatVector.fromArray(SPECIES, activity, n);
            FloatVector active1 = FloatVector.fromArray(SPECIES, activity, n + stride);
            FloatVector active2 = FloatVector.fromArray(SPECIES, activity, n + 2 * stride);
            FloatVector active3 = FloatVector.fromArray(SPECIES, activity, n + 3 * stride);
            FloatVector next0 = FloatVector.fromArray(SPECIES, activity, m);
            FloatVector next1 = FloatVector.fromArray(SPECIES, activity, m + stride);
            FloatVector next2 = FloatVector.fromArray(SPECIES, activity, m + 2 * stride);
            FloatVector next3 = FloatVector.fromArray(SPECIES, activity, m + 3 * stride);
            for (int k = 0; k < outputs; k++) {
                FloatVector weight0 = FloatVector.broadcast(SPECIES, a[readout + k]);
                FloatVector weight1 = FloatVector.broadcast(SPECIES, a[readout + outputs + k]);
                FloatVector weight2 = FloatVector.broadcast(SPECIES, a[readout + 2 * outputs + k]);
                FloatVector weight3 = FloatVector.broadcast(SPECIES, a[readout + 3 * outputs + k]);
                FloatVector sum = FloatVector.fromArray(SPECIES, output, k * stride + n);
                FloatVector next = FloatVector.fromArray(SPECIES, output, k * stride + m);
                sum = active0.fma(weight0, sum);
                next = next0.fma(weight0, next);
                sum = active1.fma(weight1, sum);
                next = next1.fma(weight1, next);
                sum = active2.fma(weight2, sum);
                next = next2.fma(weight2, next);
                sum = active3.fma(weight3, sum);
                next = next3.fma(weight3, next);
                sum.intoArray(output, k * stride + n);
                next.intoArray(output, k * stride + m);
            }
        }
    }

    private void totals(float[] gradient, int from, int to) {
        for (int unit = from; unit < to; unit++) {
            int end = (unit - from + 1) * STEP;
            float sum0 = 0;
            float sum1 = 0;
            float sum2 = 0;
            float sum3 = 0;
            for (int lane = end - STEP; lane < end; lane += 4) {
                sum0 += lanes[lane];
                sum1 += lanes[lane + 1];
                sum2 += lanes[lane + 2];
                sum3 += lanes[lane + 3];
            }
            gradient[unit] = sum0 + sum1 + (sum2 + sum3);
        }
    }
}
