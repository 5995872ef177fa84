package org.biassweep.train.hinge;

import org.biassweep.train.Engine;
import org.biassweep.train.FullBatchContract;

class HingeFullBatchTest extends FullBatchContract {

    @Override
    protected Engine engine() {
        return new HingeEngine();
    }

    @Override
    protected int mostInputs() {
        return 1;
    }
}
