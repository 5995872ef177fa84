package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.analysis.TaskTitles;

/** The curves of a page, in the order of the findings, and how to tell them apart. */
final class Curves {

    private final List<CurveKey> all;
    private final List<Setting> settings;
    private final TaskTitles titles;

    Curves(Findings findings) {
        Set<CurveKey> keys = new LinkedHashSet<>();
        findings.curves().stream().map(CurvePoint::curve).forEach(keys::add);
        findings.probabilities().stream().map(ProbabilityPoint::curve).forEach(keys::add);
        findings.requiredWidths().stream().map(RequiredWidth::curve).forEach(keys::add);
        all = List.copyOf(keys);
        Collection<List<CurveKey>> tasks = byTask(all);
        Set<Setting> telling = tasks.stream()
                .flatMap(Curves::byLearning)
                .flatMap(alike -> Setting.tellingApart(alike).stream())
                .collect(toSet());
        settings = Stream.of(Setting.values())
                .filter(setting -> setting == Setting.WEIGHT_SCALE
                        || telling.contains(setting)
                        || tasks.stream().anyMatch(task -> setting.values(task).size() > 1))
                .toList();
        titles = new TaskTitles(all);
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

    /** What the curve's task is called: {@code gabor}, or {@code gabor (x1 on [0, 1])} where it has several definitions. */
    String title(CurveKey curve) {
        return title(curve.task(), curve.definition());
    }

    /** What a task is called, by its name and definition. */
    String title(String task, String definition) {
        return titles.of(task, definition);
    }

    /** What tells a network of several tasks from others: the titles of tasks with several definitions, and the name. */
    String networkName(List<CurveKey> tasks) {
        Stream<String> versions = tasks.stream()
                .filter(curve -> !title(curve).equals(curve.task()))
                .map(this::title);
        return Stream.concat(versions, Stream.of(name(tasks.get(0)))).collect(joining(", "));
    }

    /** A part of a name: the curve's values of some settings, as far as they apply. */
    static String name(List<Setting> settings, CurveKey curve) {
        return settings.stream()
                .filter(setting -> setting.appliesTo(curve))
                .map(setting -> setting.named(curve))
                .collect(joining(", "));
    }

    /** Curves by task; two definitions under one name are two tasks. */
    static Collection<List<CurveKey>> byTask(Collection<CurveKey> curves) {
        Map<List<String>, List<CurveKey>> tasks =
                curves.stream().collect(groupingBy(Curves::task, LinkedHashMap::new, toList()));
        return tasks.values();
    }

    /** Curves of one task by what they learn. */
    static Stream<List<CurveKey>> byLearning(List<CurveKey> task) {
        return task.stream().collect(groupingBy(curve -> curve.settings().learn())).values().stream();
    }

    /** What tells a task from others: its name and its definition. */
    static List<String> task(CurveKey curve) {
        return List.of(curve.task(), curve.definition());
    }
}
