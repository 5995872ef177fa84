package org.biassweep.train.bptt;

import java.nio.ByteBuffer;
import org.biassweep.linear.Matrix;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Recurrence;

/** The kernel in plain Java, for machines without the Vector API module: one unit, one trajectory at a time. */
final class ScalarKernel implements Kernel {

    @Override
    public void forward(Recurrence recurrence, float[] biases, Matrix h, Matrix r) {
        float alpha = (float) recurrence.alpha();
        float beta = (float) recurrence.beta();
        boolean relu = recurrence.activation() == Activation.RELU;
        ByteBuffer activities = h.bytes();
        ByteBuffer state = r.bytes();
        int row = h.stride() * Float.BYTES;
        for (int unit = 0; unit < biases.length; unit++) {
            for (int at = unit * row; at < (unit + 1) * row; at += Float.BYTES) {
                float u = activities.getFloat(at) + biases[unit];
                float activity = relu ? Math.max(u, 0) : Tanh.of(u);
                activities.putFloat(at, activity);
                state.putFloat(at, beta * activity - alpha * state.getFloat(at));
            }
        }
    }

    @Override
    public void backward(Recurrence recurrence, Matrix h, Matrix lambda, float[] gradient) {
        float beta = (float) recurrence.beta();
        boolean relu = recurrence.activation() == Activation.RELU;
        ByteBuffer activities = h.bytes();
        ByteBuffer derivatives = lambda.bytes();
        int row = h.stride() * Float.BYTES;
        for (int unit = 0; unit < gradient.length; unit++) {
            float sum = 0;
            for (int at = unit * row; at < (unit + 1) * row; at += Float.BYTES) {
                float activity = activities.getFloat(at);
                float slope = relu ? (activity > 0 ? 1 : 0) : 1 - activity * activity;
                float delta = beta * derivatives.getFloat(at) * slope;
                activities.putFloat(at, delta);
                sum += delta;
            }
            gradient[unit] += sum;
        }
    }
}
