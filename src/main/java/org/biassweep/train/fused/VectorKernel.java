package org.biassweep.train.fused;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API: a few units at a time, so that a residual or output is loaded once for all of them. With more
 * units, or more operations in one method, the compiler gives up inlining, and every vector becomes an object.
 *
 * <p>Whether a number is positive is read off its sign bit, in the integer unit: a rectified float is the larger of its bits and 0,
 * and the bits of a float where another is negative are those that its sign, spread over the lane, lets through. Masks and the
 * maximum of floats cost several times as much.
 *
 * <p>Lanes are summed in a fixed order, not by {@code reduceLanes}, whose order is unspecified: a trial gives the same
 * bits on every run.
 */
final class VectorKernel implements Kernel {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() <= Units.LANES / 2
            ? FloatVector.SPECIES_PREFERRED
            : FloatVector.SPECIES_512;
    private static final int STEP = SPECIES.length();
    private static final int SAMPLES = SeveralOutputPasses.SAMPLES;

    /** The units of a pass that sums where units are active. */
    private static final int PAIR = 2;

    /** Pre-activations that are more than these come from memory, which is read twice as fast in one stream as in two. */
    private static final long NEAR_BYTES = 8L << 20;

    /** Scratch rows of activities that an output is summed over at a time; with the outputs they fill a first-level cache. */
    private static final int ROWS = 16;

    /** A vector of sums a unit, whose lanes are summed once many are there: a sum over lanes waits for its vector. */
    private float[] lanes = new float[0];

    private final float[] backs = new float[Units.BLOCK * SAMPLES];
    private final float[] activities = new float[ROWS * SAMPLES];

    static String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void gradients(Units units, float[] residual, float[] gradient, int from, int to) {
        clearLanes(to - from);
        if (units.outputs() == 1) {
            sumsOfOneOutput(units, residual, from, to);
            totals(gradient, from, to);
            for (int unit = from; unit < to; unit++) {
                gradient[unit] *= units.readout()[unit];
            }
            return;
        }
        for (int n = 0; n < units.stride(); n += SAMPLES) {
            int end = Math.min(n + SAMPLES, units.stride());
            for (int unit = from; unit < to; unit += PAIR) {
                SeveralOutputPasses.sumBackWhereActive(units, residual, unit, n, end, lanes, (unit - from) * STEP);
            }
        }
        totals(gradient, from, to);
    }

    @Override
    public void factorGradients(Units units, float[] residual, float[] gradient, int from, int to) {
        clearLanes(to - from);
        for (int n = 0; n < units.stride(); n += SAMPLES) {
            int end = Math.min(n + SAMPLES, units.stride());
            for (int unit = from; unit < to; unit += Units.BLOCK) {
                SeveralOutputPasses.back(units, residual, unit, n, end, backs);
                activities(units, unit, Units.BLOCK, n, end);
                SeveralOutputPasses.sumOfProducts(activities, backs, end - n, lanes, (unit - from) * STEP);
            }
        }
        totals(gradient, from, to);
    }

    @Override
    public void accumulate(Units units, float[] output, int from, int to) {
        if (units.outputs() == 1) {
            for (int unit = from; unit < to; unit += Units.BLOCK) {
                OneOutputPasses.accumulate(units, output, unit);
            }
            return;
        }
        for (int n = 0; n < units.stride(); n += SAMPLES) {
            int end = Math.min(n + SAMPLES, units.stride());
            for (int unit = from; unit < to; unit += ROWS) {
                int rows = Math.min(ROWS, to - unit);
                activities(units, unit, rows, n, end);
                int k = 0;
                for (; k + SeveralOutputPasses.FIVE <= units.outputs(); k += SeveralOutputPasses.FIVE) {
                    SeveralOutputPasses.accumulateFive(units, activities, unit, rows, n, end, output, k);
                }
                for (; k < units.outputs(); k++) {
                    SeveralOutputPasses.accumulateOne(units, activities, unit, rows, n, end, output, k);
                }
            }
        }
    }

    private void sumsOfOneOutput(Units units, float[] residual, int from, int to) {
        if (4L * units.count() * units.stride() > NEAR_BYTES) {
            for (int unit = from; unit < to; unit++) {
                OneOutputPasses.sumWhereActiveOfOne(units, residual, unit, lanes, (unit - from) * STEP);
            }
        } else {
            for (int unit = from; unit < to; unit += PAIR) {
                OneOutputPasses.sumWhereActive(units, residual, unit, lanes, (unit - from) * STEP);
            }
        }
    }

    private void activities(Units units, int unit, int rows, int from, int to) {
        for (int row = 0; row < rows; row++) {
            SeveralOutputPasses.activity(units, unit + row, from, to, activities, row);
        }
    }

    private void clearLanes(int sums) {
        if (lanes.length < sums * STEP) {
            lanes = new float[sums * STEP];
        }
        Arrays.fill(lanes, 0, sums * STEP, 0);
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
