package org.biassweep.train.bptt;

import org.biassweep.train.Engine;
import org.biassweep.train.RecurrentEngineContract;

class BpttEngineTest extends RecurrentEngineContract {

    @Override
    protected Engine engine() {
        return new BpttEngine();
    }
}
