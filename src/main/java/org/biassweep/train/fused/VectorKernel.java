package org.biassweep.train.fused;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API: four units at a time, so that a residual or output is loaded once for all four.
 *
 * <p>Lanes are summed in a fixed order, not by {@code reduceLanes}, whose order is unspecified: a trial gives the same
 * bits on every run.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() <= Units.LANES
            ? FloatVector.SPECIES_PREFERRED
            : FloatVector.SPECIES_512;
    private static final int STEP = SPECIES.length();

    private final float[] lanes = new float[STEP];

    static String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void gradients(Units units, float[] residual, float[] gradient, int from, int to) {
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            if (units.outputs() == 1) {
                gradientsOfOneOutput(units, residual, gradient, unit);
            } else {
                gradientsOfOutputs(units, residual, gradient, unit);
            }
        }
    }

    @Override
    public void factorGradients(Units units, float[] residual, float[] gradient, int from, int to) {
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            factorGradients(units, residual, gradient, unit);
        }
    }

    @Override
    public void accumulate(Units units, float[] output, int from, int to) {
        for (int unit = from; unit < to; unit += Units.BLOCK) {
            if (units.outputs() == 1) {
                accumulateOneOutput(units, output, unit);
            } else {
                accumulateOutputs(units, output, unit);
            }
        }
    }

    private void gradientsOfOneOutput(Units units, float[] residual, float[] gradient, int unit) {
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
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int n = 0; n < stride; n += STEP) {
            FloatVector r = FloatVector.fromArray(SPECIES, residual, n);
            sum0 = sum0.add(r, FloatVector.fromArray(SPECIES, h, row0 + n).compare(GT, threshold0));
            sum1 = sum1.add(r, FloatVector.fromArray(SPECIES, h, row1 + n).compare(GT, threshold1));
            sum2 = sum2.add(r, FloatVector.fromArray(SPECIES, h, row2 + n).compare(GT, threshold2));
            sum3 = sum3.add(r, FloatVector.fromArray(SPECIES, h, row3 + n).compare(GT, threshold3));
        }
        float[] a = units.readout();
        gradient[unit] = a[unit] * total(sum0);
        gradient[unit + 1] = a[unit + 1] * total(sum1);
        gradient[unit + 2] = a[unit + 2] * total(sum2);
        gradient[unit + 3] = a[unit + 3] * total(sum3);
    }

    private void gradientsOfOutputs(Units units, float[] residual, float[] gradient, int unit) {
        float[] h = units.preactivations();
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int row0 = unit * stride;
        int row1 = row0 + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        int readout0 = unit * outputs;
        int readout1 = readout0 + outputs;
        int readout2 = readout1 + outputs;
        int readout3 = readout2 + outputs;
        float[] b = units.biases();
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum0 = zero;
        FloatVector sum1 = zero;
        FloatVector sum2 = zero;
        FloatVector sum3 = zero;
        for (int n = 0; n < stride; n += STEP) {
            FloatVector back0 = zero;
            FloatVector back1 = zero;
            FloatVector back2 = zero;
            FloatVector back3 = zero;
            for (int k = 0; k < outputs; k++) {
                FloatVector r = FloatVector.fromArray(SPECIES, residual, k * stride + n);
                back0 = r.fma(FloatVector.broadcast(SPECIES, a[readout0 + k]), back0);
                back1 = r.fma(FloatVector.broadcast(SPECIES, a[readout1 + k]), back1);
                back2 = r.fma(FloatVector.broadcast(SPECIES, a[readout2 + k]), back2);
                back3 = r.fma(FloatVector.broadcast(SPECIES, a[readout3 + k]), back3);
            }
            sum0 = sum0.add(back0, FloatVector.fromArray(SPECIES, h, row0 + n).compare(GT, -b[unit]));
            sum1 = sum1.add(back1, FloatVector.fromArray(SPECIES, h, row1 + n).compare(GT, -b[unit + 1]));
            sum2 = sum2.add(back2, FloatVector.fromArray(SPECIES, h, row2 + n).compare(GT, -b[unit + 2]));
            sum3 = sum3.add(back3, FloatVector.fromArray(SPECIES, h, row3 + n).compare(GT, -b[unit + 3]));
        }
        gradient[unit] = total(sum0);
        gradient[unit + 1] = total(sum1);
        gradient[unit + 2] = total(sum2);
        gradient[unit + 3] = total(sum3);
    }

    private void factorGradients(Units units, float[] residual, float[] gradient, int unit) {
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int readout0 = unit * outputs;
        int readout1 = readout0 + outputs;
        int readout2 = readout1 + outputs;
        int readout3 = readout2 + outputs;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum0 = zero;
        FloatVector sum1 = zero;
        FloatVector sum2 = zero;
        FloatVector sum3 = zero;
        for (int n = 0; n < stride; n += STEP) {
            FloatVector back0 = zero;
            FloatVector back1 = zero;
            FloatVector back2 = zero;
            FloatVector back3 = zero;
            for (int k = 0; k < outputs; k++) {
                FloatVector r = FloatVector.fromArray(SPECIES, residual, k * stride + n);
                back0 = r.fma(FloatVector.broadcast(SPECIES, a[readout0 + k]), back0);
                back1 = r.fma(FloatVector.broadcast(SPECIES, a[readout1 + k]), back1);
                back2 = r.fma(FloatVector.broadcast(SPECIES, a[readout2 + k]), back2);
                back3 = r.fma(FloatVector.broadcast(SPECIES, a[readout3 + k]), back3);
            }
            sum0 = active(units, unit, n).fma(back0, sum0);
            sum1 = active(units, unit + 1, n).fma(back1, sum1);
            sum2 = active(units, unit + 2, n).fma(back2, sum2);
            sum3 = active(units, unit + 3, n).fma(back3, sum3);
        }
        gradient[unit] = total(sum0);
        gradient[unit + 1] = total(sum1);
        gradient[unit + 2] = total(sum2);
        gradient[unit + 3] = total(sum3);
    }

    private static void accumulateOneOutput(Units units, float[] output, int unit) {
        float[] a = units.readout();
        FloatVector weight0 = FloatVector.broadcast(SPECIES, a[unit]);
        FloatVector weight1 = FloatVector.broadcast(SPECIES, a[unit + 1]);
        FloatVector weight2 = FloatVector.broadcast(SPECIES, a[unit + 2]);
        FloatVector weight3 = FloatVector.broadcast(SPECIES, a[unit + 3]);
        int stride = units.stride();
        for (int n = 0; n < stride; n += STEP) {
            FloatVector sum = FloatVector.fromArray(SPECIES, output, n);
            sum = active(units, unit, n).fma(weight0, sum);
            sum = active(units, unit + 1, n).fma(weight1, sum);
            sum = active(units, unit + 2, n).fma(weight2, sum);
            sum = active(units, unit + 3, n).fma(weight3, sum);
            sum.intoArray(output, n);
        }
    }

    private static void accumulateOutputs(Units units, float[] output, int unit) {
        float[] a = units.readout();
        int stride = units.stride();
        int outputs = units.outputs();
        int readout0 = unit * outputs;
        int readout1 = readout0 + outputs;
        int readout2 = readout1 + outputs;
        int readout3 = readout2 + outputs;
        for (int n = 0; n < stride; n += STEP) {
            FloatVector active0 = active(units, unit, n);
            FloatVector active1 = active(units, unit + 1, n);
            FloatVector active2 = active(units, unit + 2, n);
            FloatVector active3 = active(units, unit + 3, n);
            for (int k = 0; k < outputs; k++) {
                FloatVector sum = FloatVector.fromArray(SPECIES, output, k * stride + n);
                sum = active0.fma(FloatVector.broadcast(SPECIES, a[readout0 + k]), sum);
                sum = active1.fma(FloatVector.broadcast(SPECIES, a[readout1 + k]), sum);
                sum = active2.fma(FloatVector.broadcast(SPECIES, a[readout2 + k]), sum);
                sum = active3.fma(FloatVector.broadcast(SPECIES, a[readout3 + k]), sum);
                sum.intoArray(output, k * stride + n);
            }
        }
    }

    /** φ(H + b) of one unit at a vector of samples. */
    private static FloatVector active(Units units, int unit, int n) {
        return FloatVector.fromArray(SPECIES, units.preactivations(), unit * units.stride() + n)
                .add(units.biases()[unit])
                .max(0);
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
