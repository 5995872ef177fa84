package org.biassweep.train.fused;

import org.biassweep.train.Engine;
import org.biassweep.train.EngineContract;

class FusedEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        return new FusedEngine();
    }
}
