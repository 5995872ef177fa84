package org.biassweep.cli;

import java.util.List;
import java.util.Locale;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.RunMode;

/** The required widths as a table of text. */
final class Answer {

    private static final String ROW = "%9s %10s %10s %10s %18s %12s%n";

    private Answer() {}

    static String text(Findings findings, double delta) {
        List<CurveKey> curves =
                findings.requiredWidths().stream().map(RequiredWidth::curve).toList();
        List<String> learned = curves.stream()
                .map(curve -> curve.settings().learn())
                .distinct()
                .toList();
        boolean severalStarts = curves.stream()
                        .map(curve -> curve.settings().start())
                        .distinct()
                        .count()
                > 1;
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d trials, %,d failed. Smallest width at which %s reaches error ≤ ε in at least %s of networks:%n",
                findings.trials(),
                findings.failed(),
                learned.size() == 1 ? training(Keyword.of(Learn.class, learned.get(0))) : "training",
                Numbers.text(Math.round(1e12 * (1 - delta)) / 1e12)));
        String learn = learned.size() > 1 ? "%-24s %9s " : "%-24s ";
        text.append(String.format(learn, "task", "learn"))
                .append(String.format(ROW, "weights", "error", "epsilon", "width", "95 % interval", "certified"));
        for (RequiredWidth row : findings.requiredWidths()) {
            CurveKey curve = row.curve();
            text.append(String.format(
                            learn, task(curve, severalStarts), curve.settings().learn()))
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

    /** With the start, and with how the network is run where it sees observations: one sweep may hold several. */
    private static String task(CurveKey curve, boolean severalStarts) {
        String run = curve.settings().run();
        boolean sees = run != null && !run.equals(RunMode.AUTONOMOUS.keyword());
        return curve.task()
                + (sees ? ", " + run : "")
                + (severalStarts ? ", start " + curve.settings().start() : "");
    }

    private static String width(Integer width, int largest) {
        return width == null ? "> " + largest : width.toString();
    }
}
