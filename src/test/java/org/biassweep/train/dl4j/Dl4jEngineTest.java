package org.biassweep.train.dl4j;

import org.biassweep.train.Engine;
import org.biassweep.train.EngineContract;

class Dl4jEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }
}
