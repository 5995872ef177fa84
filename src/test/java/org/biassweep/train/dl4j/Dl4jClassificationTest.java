package org.biassweep.train.dl4j;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.biassweep.spec.Learn;
import org.biassweep.train.ClassificationEngineContract;
import org.biassweep.train.Engine;

class Dl4jClassificationTest extends ClassificationEngineContract {

    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }

    @Override
    protected Set<Learn> learned() {
        return EnumSet.complementOf(EnumSet.of(Learn.MASK));
    }

    @Override
    protected List<Integer> widths() {
        return List.of(33);
    }
}
