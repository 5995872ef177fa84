package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.RequiredWidth;

/** The answer: for each error a table with a row a curve and a pair of columns an ε. */
final class WidthTables {

    private final Curves curves;
    private final String threshold;

    /** @param threshold 1 − δ, as shown */
    WidthTables(Curves curves, String threshold) {
        this.curves = curves;
        this.threshold = threshold;
    }

    String html(List<RequiredWidth> widths) {
        Map<String, List<RequiredWidth>> byError =
                widths.stream().collect(groupingBy(RequiredWidth::error, LinkedHashMap::new, toList()));
        return byError.entrySet().stream()
                .map(entry -> table(entry.getKey(), entry.getValue()))
                .collect(joining("\n"));
    }

    private String table(String error, List<RequiredWidth> widths) {
        List<Double> epsilons =
                widths.stream().map(RequiredWidth::epsilon).distinct().toList();
        Map<CurveKey, Map<Double, RequiredWidth>> rows = widths.stream()
                .collect(groupingBy(
                        RequiredWidth::curve, LinkedHashMap::new, toMap(RequiredWidth::epsilon, width -> width)));
        String columns = curves.settings().stream()
                .map(setting -> "<th rowspan=\"2\" scope=\"col\">" + Html.text(setting.label()) + "</th>")
                .collect(joining());
        String pairs = epsilons.stream()
                .map(epsilon -> "<th colspan=\"2\" scope=\"colgroup\">ε = " + Html.number(epsilon) + "</th>")
                .collect(joining());
        String bodies = Curves.byTask(rows.keySet()).stream()
                .map(task -> body(task, rows, epsilons))
                .collect(joining("\n"));
        return """
                <div class="scroll" data-error="%s"><table class="widths">
                <caption>Width m for an error (%s) of at most ε with probability at least %s</caption>
                <thead><tr>%s%s</tr>
                <tr>%s</tr></thead>
                %s
                </table></div>""".formatted(
                        Html.text(error),
                        Html.text(error),
                        threshold,
                        columns,
                        pairs,
                        "<th scope=\"col\">required</th><th scope=\"col\">certified</th>".repeat(epsilons.size()),
                        bodies);
    }

    private String body(List<CurveKey> task, Map<CurveKey, Map<Double, RequiredWidth>> rows, List<Double> epsilons) {
        CurveKey first = task.get(0);
        StringBuilder html = new StringBuilder();
        html.append("<tbody><tr class=\"task\"><th colspan=\"%d\" scope=\"rowgroup\">%s<small>%s</small></th></tr>\n"
                .formatted(
                        curves.settings().size() + 2 * epsilons.size(),
                        Html.text(first.task()),
                        Html.text(first.definition())));
        for (CurveKey curve : task) {
            html.append("<tr data-task=\"%s\" data-series=\"%s\">"
                    .formatted(Html.text(curve.task()), Html.text(curves.name(curve))));
            for (Setting setting : curves.settings()) {
                html.append("<th scope=\"row\">")
                        .append(Html.text(setting.value(curve)))
                        .append("</th>");
            }
            for (double epsilon : epsilons) {
                html.append(cells(rows.get(curve).get(epsilon), smallest(task, rows, epsilon)));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody>").toString();
    }

    /** The smallest required width of a task, or null where there is none. */
    private static Integer smallest(
            List<CurveKey> task, Map<CurveKey, Map<Double, RequiredWidth>> rows, double epsilon) {
        return task.stream()
                .map(curve -> rows.get(curve).get(epsilon))
                .filter(Objects::nonNull)
                .map(RequiredWidth::requiredWidth)
                .filter(Objects::nonNull)
                .min(Integer::compare)
                .orElse(null);
    }

    private static String cells(RequiredWidth width, Integer smallest) {
        if (width == null) {
            return "<td>not asked</td><td></td>";
        }
        String required = "<span class=\"none\">none ≤ " + width.largestWidth() + "</span>";
        if (width.requiredWidth() != null) {
            String tag = width.requiredWidth().equals(smallest) ? "strong" : "span";
            required = "<%s%s>%d</%s>".formatted(tag, parameters(width), width.requiredWidth(), tag);
        }
        String certified = width.certifiedWidth() == null
                ? "<span class=\"none\">none</span>"
                : width.certifiedWidth().toString();
        return "<td>" + required + interval(width) + "</td><td>" + certified + "</td>";
    }

    /** What a network of the required width trains, to be read on pointing at it; a unit's only parameter goes without. */
    private static String parameters(RequiredWidth width) {
        return width.requiredParameters().equals(width.requiredWidth())
                ? ""
                : String.format(Locale.ROOT, " title=\"%,d trained parameters\"", width.requiredParameters());
    }

    private static String interval(RequiredWidth width) {
        if (width.ciLow() == null) {
            return "";
        }
        String high = width.ciHigh() == null
                ? "&gt; " + width.largestWidth()
                : width.ciHigh().toString();
        return " <span class=\"interval\">[" + width.ciLow() + ", " + high + "]</span>";
    }
}
