package org.biassweep.train.fused;

import java.util.EnumSet;
import java.util.Set;
import org.biassweep.spec.Learn;
import org.biassweep.train.ClassificationEngineContract;
import org.biassweep.train.Engine;

class FusedClassificationTest extends ClassificationEngineContract {

    @Override
    protected Engine engine() {
        return new FusedEngine();
    }

    @Override
    protected Set<Learn> learned() {
        return EnumSet.complementOf(EnumSet.of(Learn.ALL));
    }

    @Override
    protected Set<String> modes() {
        return Set.of("", "half", "recomputed");
    }

    /** In half precision a pre-activation is off by up to 1.5e-5 of the largest of its sample. */
    @Override
    protected double lossTolerance(String mode) {
        return mode.equals("half") ? 1e-4 : super.lossTolerance(mode);
    }
}
