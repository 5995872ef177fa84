package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.biassweep.analysis.SimilaritySummary;
import org.biassweep.analysis.SolutionSummary;
import org.biassweep.analysis.UnitFindings;

/** What the units do: medians for the largest width of every curve whose units were saved. */
final class UnitTables {

    private static final String NONE = "<span class=\"none\">none</span>";

    /** Two of a kind first. */
    private static final List<String> KINDS = List.of("bias-bias", "mask-mask", "mask-bias");

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
                .collect(toMap(
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
        return table(
                "Medians over seeds and starts", columns, summaries.stream().map(this::row));
    }

    private String row(SolutionSummary summary) {
        String cells = Stream.of(
                        Stream.of(Html.text(curves.title(summary.curve()))),
                        settings.stream().map(setting -> Html.text(setting.value(summary.curve()))),
                        Stream.of(
                                Integer.toString(summary.width()),
                                Long.toString(summary.solutions()),
                                percent(summary.silentShare()),
                                percent(summary.onShare()),
                                percent(summary.absoluteOnShare()),
                                decimal(summary.biasVarianceCorrelation()),
                                decimal(summary.biasChangeRms())))
                .flatMap(values -> values)
                .map(UnitTables::cell)
                .collect(joining());
        return "<tr data-task=\"%s\" data-series=\"%s\">%s</tr>"
                .formatted(Html.text(summary.curve().task()), Html.text(curves.name(summary.curve())), cells);
    }

    /** A row a task and scale, so that a mask and biases stand beside two of a kind. */
    private String similarities(List<SimilaritySummary> summaries) {
        boolean distributions = summaries.stream()
                        .map(SimilaritySummary::weightDistribution)
                        .distinct()
                        .count()
                > 1;
        List<String> kinds = summaries.stream()
                .map(SimilaritySummary::kind)
                .distinct()
                .sorted(Comparator.comparing(KINDS::indexOf))
                .toList();
        String upper = Stream.of("task", "weights", "width m")
                        .map(text -> "<th rowspan=\"2\" scope=\"col\">" + text + "</th>")
                        .collect(joining())
                + kinds.stream()
                        .map(kind -> "<th colspan=\"%d\" scope=\"colgroup\">%s</th>"
                                .formatted(comparesBiases(kind) ? 3 : 2, kind.replace("-", " – ")))
                        .collect(joining());
        String lower = kinds.stream()
                .map(kind ->
                        heading("variances") + heading("on in both") + (comparesBiases(kind) ? heading("biases") : ""))
                .collect(joining());
        Stream<String> rows = summaries.stream()
                .collect(groupingBy(
                        each -> List.of(each.task(), each.definition(), each.weightDistribution(), each.weightScale()),
                        LinkedHashMap::new,
                        toMap(SimilaritySummary::kind, each -> each)))
                .values()
                .stream()
                .map(ofKinds -> row(ofKinds, kinds, distributions));
        return table(
                "How alike two solutions of a task on the same frozen network are: medians over seeds and pairs",
                upper + "</tr>\n<tr>" + lower,
                rows);
    }

    private static boolean comparesBiases(String kind) {
        return kind.equals(KINDS.get(0));
    }

    private String row(Map<String, SimilaritySummary> ofKinds, List<String> kinds, boolean distributions) {
        SimilaritySummary any = ofKinds.values().iterator().next();
        String values = kinds.stream()
                .map(kind -> {
                    SimilaritySummary summary = ofKinds.get(kind);
                    return summary == null
                            ? cell(NONE).repeat(comparesBiases(kind) ? 3 : 2)
                            : cell(decimal(summary.varianceCorrelation()))
                                    + cell(summary.onOverlap() == null ? NONE : percent(summary.onOverlap()))
                                    + (comparesBiases(kind) ? cell(decimal(summary.biasCorrelation())) : "");
                })
                .collect(joining());
        String weights = any.weightScale().text() + (distributions ? ", " + any.weightDistribution() : "");
        return "<tr data-of-task=\"%s\">%s%s%s%s</tr>"
                .formatted(
                        Html.text(any.task()),
                        cell(Html.text(curves.title(any.task(), any.definition()))),
                        cell(Html.text(weights)),
                        cell(Integer.toString(any.width())),
                        values);
    }

    private static String cell(String html) {
        return "<td>" + html + "</td>";
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
