package org.biassweep.train.hinge;

import org.biassweep.train.Engine;
import org.biassweep.train.EngineContract;

class HingeEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        return new HingeEngine();
    }

    @Override
    protected int mostInputs() {
        return 1;
    }

    /** Biases, their gradients and Adam's two means in single precision, three of the samples' numbers in double. */
    @Override
    protected double leastBytes(int width, int samples) {
        return 16.0 * width + 24.0 * samples;
    }
}
