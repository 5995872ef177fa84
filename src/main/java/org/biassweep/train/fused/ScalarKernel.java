package org.biassweep.train.fused;

/** The kernel in plain Java, for machines without the Vector API module: one unit, one sample at a time. */
final class ScalarKernel implements Kernel {

    @Override
    public void gradients(Units units, float[] residual, float[] gradient, int from, int to) {
        int stride = units.stride();
        int outputs = units.outputs();
        for (int unit = from; unit < to; unit++) {
            float threshold = -units.biases()[unit];
            float sum = 0;
            for (int n = 0; n < stride; n++) {
                if (units.preactivations()[unit * stride + n] > threshold) {
                    for (int k = 0; k < outputs; k++) {
                        sum += units.readout()[unit * outputs + k] * residual[k * stride + n];
                    }
                }
            }
            gradient[unit] = sum;
        }
    }

    @Override
    public void factorGradients(Units units, float[] residual, float[] gradient, int from, int to) {
        int stride = units.stride();
        int outputs = units.outputs();
        for (int unit = from; unit < to; unit++) {
            float bias = units.biases()[unit];
            float sum = 0;
            for (int k = 0; k < outputs; k++) {
                float weight = units.readout()[unit * outputs + k];
                for (int n = 0; n < stride; n++) {
                    sum += Math.max(units.preactivations()[unit * stride + n] + bias, 0)
                            * weight
                            * residual[k * stride + n];
                }
            }
            gradient[unit] = sum;
        }
    }

    @Override
    public void accumulate(Units units, float[] output, int from, int to) {
        int stride = units.stride();
        int outputs = units.outputs();
        for (int unit = from; unit < to; unit++) {
            float bias = units.biases()[unit];
            for (int k = 0; k < outputs; k++) {
                float weight = units.readout()[unit * outputs + k];
                for (int n = 0; n < stride; n++) {
                    output[k * stride + n] += weight * Math.max(units.preactivations()[unit * stride + n] + bias, 0);
                }
            }
        }
    }
}
