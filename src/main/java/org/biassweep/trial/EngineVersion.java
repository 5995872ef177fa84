package org.biassweep.trial;

import java.io.Serializable;

/**
 * An engine and the version of its algorithm: both decide a result to the last bit, so both are part of identity.
 *
 * @param name the engine's name in job files and tables
 * @param algorithm raised whenever a change of the engine can change a result
 * @param mode how the engine does a trial where it has more than one way and they differ in their last digits; empty for
 *     its usual way
 */
public record EngineVersion(String name, int algorithm, String mode) implements Serializable {

    /** The usual way. */
    public EngineVersion(String name, int algorithm) {
        this(name, algorithm, "");
    }
}
