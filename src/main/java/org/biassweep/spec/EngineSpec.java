package org.biassweep.spec;

import java.util.List;

/**
 * What a job says of engines.
 *
 * @param names engines in the order of preference, each its name or {@link #AUTO}; a trial has the first that can do
 *     it, and one that takes the whole cluster only where no other would have the memory
 * @param device the accelerator to train on where Spark gives none: its number on each machine; null for the first
 */
public record EngineSpec(List<String> names, String device) {

    /** Stands for the engines that are chosen when none is named. */
    public static final String AUTO = "auto";

    /** What is meant when nothing is said. */
    public static final EngineSpec DEFAULT = new EngineSpec(List.of(AUTO), null);

    /** Copies the list. */
    public EngineSpec {
        names = List.copyOf(names);
    }
}
