package org.biassweep.train.fused;

import static jdk.incubator.vector.VectorOperators.ASHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The passes over two or four units of a network of one output, whose residuals and outputs all units share. */
final class OneOutputPasses {

    private static final VectorSpecies<Float> SPECIES = VectorKernel.SPECIES;
    private static final int STEP = SPECIES.length();
    private static final int SIGN = Integer.SIZE - 1;

    private OneOutputPasses() {}

    /** Lanes of {@code Σₙ 1[Hⱼₙ + bⱼ > 0] valuesₙ} for two units. */
    static void sumWhereActive(Units units, float[] values, int unit, float[] lanes, int at) {
        float[] h = units.preactivations();
        int stride = units.stride();
        int row0 = unit * stride;
        int row1 = row0 + stride;
        float[] b = units.biases();
        FloatVector threshold0 = FloatVector.broadcast(SPECIES, -b[unit]);
        FloatVector threshold1 = FloatVector.broadcast(SPECIES, -b[unit + 1]);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        for (int n = 0; n < stride; n += STEP) {
            IntVector where0 = threshold0
                    .sub(FloatVector.fromArray(SPECIES, h, row0 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where1 = threshold1
                    .sub(FloatVector.fromArray(SPECIES, h, row1 + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector value = FloatVector.fromArray(SPECIES, values, n).reinterpretAsInts();
            sum0 = sum0.add(where0.and(value).reinterpretAsFloats());
            sum1 = sum1.add(where1.and(value).reinterpretAsFloats());
        }
        sum0.intoArray(lanes, at);
        sum1.intoArray(lanes, at + STEP);
    }

    /** Lanes of {@code Σₙ 1[Hⱼₙ + bⱼ > 0] valuesₙ} for one unit, two vectors of samples at a time: a single stream of memory. */
    static void sumWhereActiveOfOne(Units units, float[] values, int unit, float[] lanes, int at) {
        float[] h = units.preactivations();
        int stride = units.stride();
        int row = unit * stride;
        FloatVector threshold = FloatVector.broadcast(SPECIES, -units.biases()[unit]);
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        for (int n = 0; n < stride; n += 2 * STEP) {
            IntVector where0 = threshold
                    .sub(FloatVector.fromArray(SPECIES, h, row + n))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector where1 = threshold
                    .sub(FloatVector.fromArray(SPECIES, h, row + n + STEP))
                    .reinterpretAsInts()
                    .lanewise(ASHR, SIGN);
            IntVector value0 = FloatVector.fromArray(SPECIES, values, n).reinterpretAsInts();
            IntVector value1 = FloatVector.fromArray(SPECIES, values, n + STEP).reinterpretAsInts();
            sum0 = sum0.add(where0.and(value0).reinterpretAsFloats());
            sum1 = sum1.add(where1.and(value1).reinterpretAsFloats());
        }
        sum0.add(sum1).intoArray(lanes, at);
    }

    /** {@code output[n] += Σⱼ Aⱼ φ(Hⱼₙ + bⱼ)} for four units. */
    static void accumulate(Units units, float[] output, int unit) {
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
}
