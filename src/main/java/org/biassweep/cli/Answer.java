package org.biassweep.cli;

import java.util.Locale;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.RunMode;

/** The required widths as a table of text. */
final class Answer {

    private static final String ROW = "%-24s %9s %10s %10s %10s %18s %12s%n";

    private Answer() {}

    static String text(Findings findings, double delta) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d trials, %,d failed. Smallest width at which training the biases reaches error ≤ ε in at least %s of"
                        + " networks:%n",
                findings.trials(),
                findings.failed(),
                Numbers.text(Math.round(1e12 * (1 - delta)) / 1e12)));
        text.append(String.format(ROW, "task", "weights", "error", "epsilon", "width", "95 % interval", "certified"));
        for (RequiredWidth row : findings.requiredWidths()) {
            text.append(String.format(
                    ROW,
                    task(row.curve()),
                    row.curve().weightScale().text(),
                    row.error(),
                    Numbers.text(row.epsilon()),
                    width(row.requiredWidth(), row.largestWidth()),
                    width(row.ciLow(), row.largestWidth()) + " … " + width(row.ciHigh(), row.largestWidth()),
                    row.certifiedWidth() == null ? "-" : row.certifiedWidth().toString()));
        }
        return text.toString();
    }

    /** With how the network is run, where it sees observations: one sweep may hold several ways. */
    private static String task(CurveKey curve) {
        boolean sees = curve.run() != null && !curve.run().equals(RunMode.AUTONOMOUS.keyword());
        return sees ? curve.task() + ", " + curve.run() : curve.task();
    }

    private static String width(Integer width, int largest) {
        return width == null ? "> " + largest : width.toString();
    }
}
