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
        Collection<List<CurveKey>> tasks = byTask(all);
        settings = Stream.of(Setting.values())
                .filter(setting -> setting == Setting.WEIGHT_SCALE
                        || tasks.stream().anyMatch(task -> setting.values(task).size() > 1))
                .toList();
    }

    List<CurveKey> all() {
        return all;
    }

    /** The weights' scale, and whatever else varies within a task. */
    List<Setting> settings() {
        return settings;
    }

    /** The settings of {@link #settings()} but the weights' scale. */
    List<Setting> furtherSettings() {
        return settings.subList(1, settings.size());
    }

    /** The curve's values of {@link #furtherSettings()}, by label, as far as they apply. */
    Map<String, String> furtherSettings(CurveKey curve) {
        Map<String, String> values = new LinkedHashMap<>();
        furtherSettings().stream()
                .filter(setting -> setting.appliesTo(curve))
                .forEach(setting -> values.put(setting.label(), setting.value(curve)));
        return values;
    }

    /** What tells the curve from others of its task: {@code a = 0.5, gaussian}. */
    String name(CurveKey curve) {
        return name(settings, curve);
    }

    /** The name without the weights' scale; empty where only that varies. */
    String furtherName(CurveKey curve) {
        return name(furtherSettings(), curve);
    }

    /** The name without one setting. */
    String nameBut(Setting one, CurveKey curve) {
        return name(settings.stream().filter(setting -> setting != one).toList(), curve);
    }

    private static String name(List<Setting> settings, CurveKey curve) {
        return settings.stream()
                .filter(setting -> setting.appliesTo(curve))
                .map(setting -> setting.named(curve))
                .collect(Collectors.joining(", "));
    }

    /** Curves by task; two definitions under one name are two tasks. */
    static Collection<List<CurveKey>> byTask(Collection<CurveKey> curves) {
        Map<List<String>, List<CurveKey>> tasks =
                curves.stream().collect(Collectors.groupingBy(Curves::task, LinkedHashMap::new, Collectors.toList()));
        return tasks.values();
    }

    /** What tells a task from others: its name and its definition. */
    static List<String> task(CurveKey curve) {
        return List.of(curve.task(), curve.definition());
    }
}
