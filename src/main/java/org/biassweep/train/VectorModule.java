package org.biassweep.train;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDK's vector module {@code jdk.incubator.vector}, which a JVM may have been started without. */
public final class VectorModule {

    private static final Logger LOG = LoggerFactory.getLogger(VectorModule.class);

    private VectorModule() {}

    /**
     * Whether it is there; the log says what that means.
     *
     * @param engine who asks
     * @param with what the engine has then; asked for only if the module is there
     * @param without what the engine does without it
     */
    public static boolean isThereFor(String engine, Supplier<String> with, String without) {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (there) {
            LOG.info("{} engine: {}", engine, with.get());
        } else {
            LOG.warn(
                    "{} engine: {}; start the JVM with --add-modules=jdk.incubator.vector for the vector kernel",
                    engine,
                    without);
        }
        return there;
    }
}
