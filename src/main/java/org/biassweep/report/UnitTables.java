package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biassweep.analysis.SimilaritySummary;
import org.biassweep.analysis.SolutionSummary;
import org.biassweep.analysis.UnitFindings;

/** What the units do: medians for the largest width of every curve whose units were saved. */
final class UnitTables {

    private static final String NONE = "<span class=\"none\">none</span>";

    private final Curves curves;
    private final List<Setting> settings;

    UnitTables(Curves curves) {
        this.curves = curves;
        settings = curves.settings().stream()
                .filter(setting -> setting != Setting.START)
                .toList();
    }

    /** A section with the tables; empty where no units were saved. */
    String html(UnitFindings units) {
        if (units.solutions().isEmpty()) {
            return "";
        }
        List<SolutionSummary> solutions = largest(
                units.solutions(),
                each -> List.of(
                        each.curve().task(), each.curve().definition(), curves.nameBut(Setting.START, each.curve())),
                SolutionSummary::width);
        List<SimilaritySummary> similarities = largest(
                units.similarities(),
                each -> List.of(
                        each.task(), each.definition(), each.weightDistribution(), each.weightScale(), each.kind()),
                SimilaritySummary::width);
        return Resources.text("units.html")
                .formatted(
                        solutions(solutions),
                        similarities.isEmpty() ? "" : similarities(similarities),
                        units.networks().isEmpty() ? "" : Resources.text("unit-maps.html"));
    }

    /** Of those that share a key, the one with the largest width. */
    private static <T> List<T> largest(List<T> all, Function<T, Object> key, Function<T, Integer> width) {
        Map<Object, T> largest = all.stream()
                .collect(Collectors.toMap(
                        key,
                        each -> each,
                        (one, other) -> width.apply(one) >= width.apply(other) ? one : other,
                        LinkedHashMap::new));
        return List.copyOf(largest.values());
    }

    private String solutions(List<SolutionSummary> summaries) {
        String columns = Stream.concat(
                        Stream.of("task"),
                        Stream.concat(
                                settings.stream().map(Setting::label),
                                Stream.of(
                                        "width m",
                                        "networks",
                                        "silent",
                                        "on",
                                        "above 0.1",
                                        "bias and variance",
                                        "bias change")))
                .map(UnitTables::heading)
                .collect(joining());
        return table("Medians of trained networks", columns, summaries.stream().map(this::row));
    }

    private String row(SolutionSummary summary) {
        String values = settings.stream()
                .map(setting -> "<td>" + Html.text(setting.value(summary.curve())) + "</td>")
                .collect(joining());
        return "<tr data-task=\"%s\" data-series=\"%s\"><td>%s</td>%s<td>%d</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        Html.text(summary.curve().task()),
                        Html.text(curves.name(summary.curve())),
                        Html.text(summary.curve().task()),
                        values,
                        summary.width(),
                        summary.solutions(),
                        percent(summary.silentShare()),
                        percent(summary.onShare()),
                        percent(summary.absoluteOnShare()),
                        decimal(summary.biasVarianceCorrelation()),
                        decimal(summary.biasChangeRms()));
    }

    private static String similarities(List<SimilaritySummary> summaries) {
        boolean distributions = summaries.stream()
                        .collect(groupingBy(SimilaritySummary::weightDistribution))
                        .size()
                > 1;
        String columns = Stream.of(
                        "task",
                        "weights",
                        "width m",
                        "compared",
                        "pairs",
                        "task variances",
                        "units on in both",
                        "biases")
                .map(UnitTables::heading)
                .collect(joining());
        return table(
                "How alike two solutions of a task on the same frozen network are: medians over pairs",
                columns,
                summaries.stream().map(summary -> row(summary, distributions)));
    }

    private static String row(SimilaritySummary summary, boolean distributions) {
        return "<tr data-of-task=\"%s\"><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        Html.text(summary.task()),
                        Html.text(summary.task()),
                        Html.text(summary.weightScale().text()
                                + (distributions ? ", " + summary.weightDistribution() : "")),
                        summary.width(),
                        summary.kind().replace("-", " – "),
                        summary.pairs(),
                        decimal(summary.varianceCorrelation()),
                        summary.onOverlap() == null ? NONE : percent(summary.onOverlap()),
                        decimal(summary.biasCorrelation()));
    }

    private static String heading(String text) {
        return "<th scope=\"col\">" + Html.text(text) + "</th>";
    }

    private static String table(String caption, String columns, Stream<String> rows) {
        return """
                <div class="scroll"><table>
                <caption>%s</caption>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s
                </tbody></table></div>""".formatted(caption, columns, rows.collect(joining("\n")));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String decimal(Double value) {
        return value == null ? NONE : String.format(Locale.ROOT, "%.2f", value);
    }
}
