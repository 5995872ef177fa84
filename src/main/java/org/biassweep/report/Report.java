package org.biassweep.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biassweep.analysis.Findings;
import org.biassweep.spec.Job;

/**
 * What a page shows.
 *
 * @param job what was asked
 * @param jobFile the text of {@code sweep.yaml}
 * @param findings what was found
 * @param environment versions, hosts and times: a label and its value each, in the order shown
 */
public record Report(Job job, String jobFile, Findings findings, Map<String, String> environment) {

    /** Copies the map, in its order. */
    public Report {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
