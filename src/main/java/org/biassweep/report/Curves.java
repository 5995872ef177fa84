package org.biassweep.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RequiredWidth;

/** The curves of a page, in the order of the findings, and how to tell them apart. */
final class Curves {

    private final List<CurveKey> all;
    private final List<Setting> settings;

    Curves(Findings findings) {
        Set<CurveKey> keys = new LinkedHashSet<>();
        findings.curves().stream().map(CurvePoint::curve).forEach(keys::add);
        findings.probabilities().stream().map(ProbabilityPoint::curve).forEach(keys::add);
        findings.requiredWidths().stream().map(RequiredWidth::curve).forEach(keys::add);
        all = List.copyOf(keys);
        settings = Stream.of(Setting.values())
                .filter(setting ->
                        setting == Setting.WEIGHT_SCALE || setting.values(all).size() > 1)
                .toList();
    }

    List<CurveKey> all() {
        return all;
    }

    /** The weight range, and whatever else varies within the sweep. */
    List<Setting> settings() {
        return settings;
    }

    /** The settings of {@link #settings()} but the weight range. */
    List<Setting> furtherSettings() {
        return settings.subList(1, settings.size());
    }

    /** What tells the curve from others of its task: {@code a = 0.5, gaussian}. */
    String name(CurveKey curve) {
        return settings.stream().map(setting -> setting.named(curve)).collect(Collectors.joining(", "));
    }

    /** The name without the weight range; empty where only the weight range varies. */
    String furtherName(CurveKey curve) {
        return furtherSettings().stream().map(setting -> setting.named(curve)).collect(Collectors.joining(", "));
    }

    /** Curves by task; two definitions under one name are two tasks. */
    static Collection<List<CurveKey>> byTask(Collection<CurveKey> curves) {
        Map<List<String>, List<CurveKey>> tasks = curves.stream()
                .collect(Collectors.groupingBy(
                        curve -> List.of(curve.task(), curve.definition()), LinkedHashMap::new, Collectors.toList()));
        return tasks.values();
    }
}
