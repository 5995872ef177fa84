package org.biassweep.cli;

import java.util.List;
import java.util.Locale;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.report.CurveLabels;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Numbers;

/** The required widths as a table of text. */
final class Answer {

    /** How wide the column of tasks is at least. */
    private static final int TASK = 24;

    private static final String ROW = "%9s %10s %10s %10s %18s %12s%n";

    private Answer() {}

    static String text(Findings findings, double delta) {
        CurveLabels labels = new CurveLabels(findings);
        List<RequiredWidth> widths = findings.requiredWidths();
        List<String> learned = widths.stream()
                .map(row -> row.curve().settings().learn())
                .distinct()
                .toList();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d trials, %,d failed. Smallest width at which %s reaches error ≤ ε in at least %s of networks:%n",
                findings.trials(),
                findings.failed(),
                learned.size() == 1 ? training(Keyword.of(Learn.class, learned.get(0))) : "training",
                Numbers.text(Math.round(1e12 * (1 - delta)) / 1e12)));
        int longest =
                widths.stream().mapToInt(row -> labels.of(row.curve()).length()).reduce(TASK, Math::max);
        String learn = "%-" + longest + "s " + (learned.size() > 1 ? "%9s " : "");
        text.append(String.format(learn, "task", "learn"))
                .append(String.format(ROW, "weights", "error", "epsilon", "width", "95 % interval", "certified"));
        for (RequiredWidth row : widths) {
            CurveKey curve = row.curve();
            text.append(String.format(learn, labels.of(curve), curve.settings().learn()))
                    .append(String.format(
                            ROW,
                            curve.settings().weightScale().text(),
                            row.error(),
                            Numbers.text(row.epsilon()),
                            width(row.requiredWidth(), row.largestWidth()),
                            width(row.ciLow(), row.largestWidth()) + " … " + width(row.ciHigh(), row.largestWidth()),
                            row.certifiedWidth() == null
                                    ? "-"
                                    : row.certifiedWidth().toString()));
        }
        return text.toString();
    }

    private static String training(Learn learn) {
        return switch (learn) {
            case BIASES -> "training the biases";
            case READOUT -> "training the readout";
            case MASK -> "training a mask of units";
            case ALL -> "training everything";
        };
    }

    private static String width(Integer width, int largest) {
        return width == null ? "> " + largest : width.toString();
    }
}
