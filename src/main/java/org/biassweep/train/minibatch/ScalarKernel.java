package org.biassweep.train.minibatch;

/** The kernel in plain Java, for machines without the Vector API module. */
final class ScalarKernel implements Kernel {

    @Override
    public void sparseProduct(float[] weights, int[] places, float[] values, int count, float[] row, int at) {
        for (int u = 0; u < Math.min(TILE, row.length - at); u++) {
            float sum = 0;
            for (int i = 0; i < count; i++) {
                sum = Math.fma(values[i], weights[places[i] + u], sum);
            }
            row[at + u] = sum;
        }
    }

    @Override
    public void activate(float[][] rows, int[] samples, int from, int count, float[] biases, float[] phi) {
        int stride = biases.length;
        for (int i = 0; i < count; i++) {
            float[] row = rows[samples[from + i]];
            for (int j = 0; j < stride; j++) {
                phi[i * stride + j] = Math.max(row[j] + biases[j], 0);
            }
        }
    }

    @Override
    public void activate(
            int[][] rows, float[] scales, int[] samples, int from, int count, float[] biases, float[] phi) {
        int stride = biases.length;
        for (int i = 0; i < count; i++) {
            int sample = samples[from + i];
            for (int j = 0; j < stride; j += 2) {
                int pair = rows[sample][j / 2];
                phi[i * stride + j] = Math.max(Math.fma((float) (short) pair, scales[sample], biases[j]), 0);
                phi[i * stride + j + 1] = Math.max(Math.fma((float) (pair >> 16), scales[sample], biases[j + 1]), 0);
            }
        }
    }

    @Override
    public void pack(float[] row, float scale, int[] packed) {
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (Math.round(row[2 * i] / scale) & 0xffff) | (Math.round(row[2 * i + 1] / scale) << 16);
        }
    }

    @Override
    public void outputs(Layout layout, float[] phi, int count, float[] readout, float[] outputs) {
        int stride = layout.stride();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < layout.outputs(); k++) {
                float sum = 0;
                for (int j = 0; j < stride; j++) {
                    sum += readout[k * stride + j] * phi[i * stride + j];
                }
                outputs[i * layout.outputs() + k] = sum;
            }
        }
    }

    @Override
    public void step(float[] phi, int length) {
        for (int i = 0; i < length; i++) {
            phi[i] = phi[i] > 0 ? 1 : 0;
        }
    }

    @Override
    public void addSums(Layout layout, float[] phi, int count, float[] residual, float[] sums) {
        int stride = layout.stride();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < layout.outputs(); k++) {
                float r = residual[i * layout.outputs() + k];
                for (int j = 0; j < stride; j++) {
                    sums[k * stride + j] += r * phi[i * stride + j];
                }
            }
        }
    }
}
