package org.biassweep.train.fused;

import org.biassweep.train.Engine;
import org.biassweep.train.FullBatchContract;

class FusedFullBatchTest extends FullBatchContract {

    @Override
    protected Engine engine() {
        return new FusedEngine();
    }
}
