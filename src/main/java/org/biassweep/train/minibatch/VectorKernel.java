package org.biassweep.train.minibatch;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API; lanes are units.
 *
 * <p>Blocks are sized for sixteen registers: two samples by five outputs forwards, two vectors of units by five outputs
 * backwards, so that ten multiply-adds wait for seven loads. Lanes are summed in a fixed order: a trial gives the same
 * bits on every run. A rectified float is the larger of its bits, read as an integer, and 0: the maximum of floats costs several
 * times as much.
 */
final class VectorKernel implements Kernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() <= Layout.UNITS / 2
            ? FloatVector.SPECIES_PREFERRED
            : FloatVector.SPECIES_512;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SPECIES.vectorShape());
    private static final int STEP = SPECIES.length();
    private static final int FOUR = 4 * STEP;

    /** Units whose readouts for five outputs, with two rows of activities, fit a first-level cache of 32 KiB. */
    private static final int UNITS_FORWARDS = 1024;

    private float[] lanes = new float[0];

    static String description() {
        return "Vector API, " + SPECIES.vectorBitSize() + " bits";
    }

    @Override
    public void sparseProduct(float[] weights, int[] places, float[] values, int count, float[] row, int at) {
        int u = 0;
        for (; u + FOUR <= Math.min(TILE, row.length - at); u += FOUR) {
            fourVectors(weights, u, places, values, count, row, at + u);
        }
        for (; u < Math.min(TILE, row.length - at); u += STEP) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                FloatVector x = FloatVector.broadcast(SPECIES, values[i]);
                sum = FloatVector.fromArray(SPECIES, weights, places[i] + u).fma(x, sum);
            }
            sum.intoArray(row, at + u);
        }
    }

    private static void fourVectors(
            float[] weights, int from, int[] places, float[] values, int count, float[] row, int at) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int i = 0; i < count; i++) {
            FloatVector x = FloatVector.broadcast(SPECIES, values[i]);
            int place = places[i] + from;
            sum0 = FloatVector.fromArray(SPECIES, weights, place).fma(x, sum0);
            sum1 = FloatVector.fromArray(SPECIES, weights, place + STEP).fma(x, sum1);
            sum2 = FloatVector.fromArray(SPECIES, weights, place + 2 * STEP).fma(x, sum2);
            sum3 = FloatVector.fromArray(SPECIES, weights, place + 3 * STEP).fma(x, sum3);
        }
        sum0.intoArray(row, at);
        sum1.intoArray(row, at + STEP);
        sum2.intoArray(row, at + 2 * STEP);
        sum3.intoArray(row, at + 3 * STEP);
    }

    @Override
    public void activate(float[][] rows, int[] samples, int from, int count, float[] biases, float[] phi) {
        int stride = biases.length;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            activateFour(
                    rows[samples[from + i]],
                    rows[samples[from + i + 1]],
                    rows[samples[from + i + 2]],
                    rows[samples[from + i + 3]],
                    biases,
                    phi,
                    i * stride);
        }
        for (; i < count; i++) {
            float[] row = rows[samples[from + i]];
            for (int j = 0; j < stride; j += STEP) {
                FloatVector b = FloatVector.fromArray(SPECIES, biases, j);
                FloatVector.fromArray(SPECIES, row, j)
                        .add(b)
                        .reinterpretAsInts()
                        .max(0)
                        .reinterpretAsFloats()
                        .intoArray(phi, i * stride + j);
            }
        }
    }

    /** Four rows at a time, so that more than one of them is on its way from memory. */
    private static void activateFour(
            float[] row0, float[] row1, float[] row2, float[] row3, float[] biases, float[] phi, int at0) {
        int stride = biases.length;
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        for (int j = 0; j < stride; j += STEP) {
            FloatVector b = FloatVector.fromArray(SPECIES, biases, j);
            FloatVector.fromArray(SPECIES, row0, j)
                    .add(b)
                    .reinterpretAsInts()
                    .max(0)
                    .reinterpretAsFloats()
                    .intoArray(phi, at0 + j);
            FloatVector.fromArray(SPECIES, row1, j)
                    .add(b)
                    .reinterpretAsInts()
                    .max(0)
                    .reinterpretAsFloats()
                    .intoArray(phi, at1 + j);
            FloatVector.fromArray(SPECIES, row2, j)
                    .add(b)
                    .reinterpretAsInts()
                    .max(0)
                    .reinterpretAsFloats()
                    .intoArray(phi, at2 + j);
            FloatVector.fromArray(SPECIES, row3, j)
                    .add(b)
                    .reinterpretAsInts()
                    .max(0)
                    .reinterpretAsFloats()
                    .intoArray(phi, at3 + j);
        }
    }

    @Override
    public void activate(
            int[][] rows, float[] scales, int[] samples, int from, int count, float[] biases, float[] phi) {
        int stride = biases.length;
        for (int i = 0; i < count; i++) {
            int[] row = rows[samples[from + i]];
            FloatVector scale = FloatVector.broadcast(SPECIES, scales[samples[from + i]]);
            int at = i * stride;
            for (int j = 0; j < stride; j += 2 * STEP) {
                IntVector pairs = IntVector.fromArray(INTS, row, j / 2);
                FloatVector low = (FloatVector)
                        pairs.lanewise(LSHL, 16).lanewise(ASHR, 16).convertShape(I2F, SPECIES, 0);
                FloatVector high = (FloatVector) pairs.lanewise(ASHR, 16).convertShape(I2F, SPECIES, 0);
                low.fma(scale, FloatVector.fromArray(SPECIES, biases, j))
                        .reinterpretAsInts()
                        .max(0)
                        .reinterpretAsFloats()
                        .intoArray(phi, at + j);
                high.fma(scale, FloatVector.fromArray(SPECIES, biases, j + STEP))
                        .reinterpretAsInts()
                        .max(0)
                        .reinterpretAsFloats()
                        .intoArray(phi, at + j + STEP);
            }
        }
    }

    /** The numbers of one vector in the low halves, those of the next in the high ones. */
    @Override
    public void pack(float[] row, float scale, int[] packed) {
        for (int j = 0; j < row.length; j += 2 * STEP) {
            for (int lane = 0; lane < STEP; lane++) {
                packed[j / 2 + lane] =
                        (Math.round(row[j + lane] / scale) & 0xffff) | (Math.round(row[j + STEP + lane] / scale) << 16);
            }
        }
    }

    @Override
    public void outputs(Layout layout, float[] phi, int count, float[] readout, float[] outputs) {
        int all = count * layout.outputs();
        int even = (count + 1) / 2 * 2;
        if (lanes.length < even * layout.outputs() * STEP) {
            lanes = new float[even * layout.outputs() * STEP];
        }
        Arrays.fill(lanes, 0, even * layout.outputs() * STEP, 0);
        for (int from = 0; from < layout.stride(); from += UNITS_FORWARDS) {
            int to = Math.min(from + UNITS_FORWARDS, layout.stride());
            for (int i = 0; i < count; i += 2) {
                for (int k = 0; k < layout.outputs(); k += Layout.OUTPUTS) {
                    outputsOfTwo(layout, phi, i, Math.min(i + 1, count - 1), readout, k, from, to);
                }
            }
        }
        for (int n = 0; n < all; n++) {
            float sum = 0;
            for (int lane = 0; lane < STEP; lane++) {
                sum += lanes[n * STEP + lane];
            }
            outputs[n] = sum;
        }
    }

    private void outputsOfTwo(
            Layout layout, float[] phi, int first, int second, float[] readout, int k, int from, int to) {
        int stride = layout.stride();
        int at = (first * layout.outputs() + k) * STEP;
        int next = at + layout.outputs() * STEP;
        FloatVector x0 = FloatVector.fromArray(SPECIES, lanes, at);
        FloatVector x1 = FloatVector.fromArray(SPECIES, lanes, at + STEP);
        FloatVector x2 = FloatVector.fromArray(SPECIES, lanes, at + 2 * STEP);
        FloatVector x3 = FloatVector.fromArray(SPECIES, lanes, at + 3 * STEP);
        FloatVector x4 = FloatVector.fromArray(SPECIES, lanes, at + 4 * STEP);
        FloatVector y0 = FloatVector.fromArray(SPECIES, lanes, next);
        FloatVector y1 = FloatVector.fromArray(SPECIES, lanes, next + STEP);
        FloatVector y2 = FloatVector.fromArray(SPECIES, lanes, next + 2 * STEP);
        FloatVector y3 = FloatVector.fromArray(SPECIES, lanes, next + 3 * STEP);
        FloatVector y4 = FloatVector.fromArray(SPECIES, lanes, next + 4 * STEP);
        int row0 = k * stride;
        int row1 = row0 + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        int row4 = row3 + stride;
        for (int j = from; j < to; j += STEP) {
            FloatVector f = FloatVector.fromArray(SPECIES, phi, first * stride + j);
            FloatVector g = FloatVector.fromArray(SPECIES, phi, second * stride + j);
            FloatVector a = FloatVector.fromArray(SPECIES, readout, row0 + j);
            x0 = f.fma(a, x0);
            y0 = g.fma(a, y0);
            a = FloatVector.fromArray(SPECIES, readout, row1 + j);
            x1 = f.fma(a, x1);
            y1 = g.fma(a, y1);
            a = FloatVector.fromArray(SPECIES, readout, row2 + j);
            x2 = f.fma(a, x2);
            y2 = g.fma(a, y2);
            a = FloatVector.fromArray(SPECIES, readout, row3 + j);
            x3 = f.fma(a, x3);
            y3 = g.fma(a, y3);
            a = FloatVector.fromArray(SPECIES, readout, row4 + j);
            x4 = f.fma(a, x4);
            y4 = g.fma(a, y4);
        }
        x0.intoArray(lanes, at);
        x1.intoArray(lanes, at + STEP);
        x2.intoArray(lanes, at + 2 * STEP);
        x3.intoArray(lanes, at + 3 * STEP);
        x4.intoArray(lanes, at + 4 * STEP);
        y0.intoArray(lanes, next);
        y1.intoArray(lanes, next + STEP);
        y2.intoArray(lanes, next + 2 * STEP);
        y3.intoArray(lanes, next + 3 * STEP);
        y4.intoArray(lanes, next + 4 * STEP);
    }

    @Override
    public void step(float[] phi, int length) {
        IntVector one = FloatVector.broadcast(SPECIES, 1).reinterpretAsInts();
        for (int i = 0; i < length; i += STEP) {
            FloatVector.fromArray(SPECIES, phi, i)
                    .reinterpretAsInts()
                    .neg()
                    .lanewise(ASHR, Integer.SIZE - 1)
                    .and(one)
                    .reinterpretAsFloats()
                    .intoArray(phi, i);
        }
    }

    @Override
    public void addSums(Layout layout, float[] phi, int count, float[] residual, float[] sums) {
        for (int j = 0; j < layout.stride(); j += 2 * STEP) {
            for (int k = 0; k < layout.outputs(); k += Layout.OUTPUTS) {
                addSums(layout, phi, count, residual, sums, j, k);
            }
        }
    }

    private static void addSums(Layout layout, float[] phi, int count, float[] residual, float[] sums, int j, int k) {
        int stride = layout.stride();
        int outputs = layout.outputs();
        int row0 = k * stride + j;
        int row1 = row0 + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        int row4 = row3 + stride;
        FloatVector x0 = FloatVector.fromArray(SPECIES, sums, row0);
        FloatVector x1 = FloatVector.fromArray(SPECIES, sums, row1);
        FloatVector x2 = FloatVector.fromArray(SPECIES, sums, row2);
        FloatVector x3 = FloatVector.fromArray(SPECIES, sums, row3);
        FloatVector x4 = FloatVector.fromArray(SPECIES, sums, row4);
        FloatVector y0 = FloatVector.fromArray(SPECIES, sums, row0 + STEP);
        FloatVector y1 = FloatVector.fromArray(SPECIES, sums, row1 + STEP);
        FloatVector y2 = FloatVector.fromArray(SPECIES, sums, row2 + STEP);
        FloatVector y3 = FloatVector.fromArray(SPECIES, sums, row3 + STEP);
        FloatVector y4 = FloatVector.fromArray(SPECIES, sums, row4 + STEP);
        for (int i = 0; i < count; i++) {
            FloatVector f = FloatVector.fromArray(SPECIES, phi, i * stride + j);
            FloatVector g = FloatVector.fromArray(SPECIES, phi, i * stride + j + STEP);
            int at = i * outputs + k;
            FloatVector r = FloatVector.broadcast(SPECIES, residual[at]);
            x0 = f.fma(r, x0);
            y0 = g.fma(r, y0);
            r = FloatVector.broadcast(SPECIES, residual[at + 1]);
            x1 = f.fma(r, x1);
            y1 = g.fma(r, y1);
            r = FloatVector.broadcast(SPECIES, residual[at + 2]);
            x2 = f.fma(r, x2);
            y2 = g.fma(r, y2);
            r = FloatVector.broadcast(SPECIES, residual[at + 3]);
            x3 = f.fma(r, x3);
            y3 = g.fma(r, y3);
            r = FloatVector.broadcast(SPECIES, residual[at + 4]);
            x4 = f.fma(r, x4);
            y4 = g.fma(r, y4);
        }
        x0.intoArray(sums, row0);
        x1.intoArray(sums, row1);
        x2.intoArray(sums, row2);
        x3.intoArray(sums, row3);
        x4.intoArray(sums, row4);
        y0.intoArray(sums, row0 + STEP);
        y1.intoArray(sums, row1 + STEP);
        y2.intoArray(sums, row2 + STEP);
        y3.intoArray(sums, row3 + STEP);
        y4.intoArray(sums, row4 + STEP);
    }
}
