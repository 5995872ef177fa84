package org.biassweep.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.biassweep.train.LossListener;

/** Prints a loss as it falls: about twenty lines, each with a bar on a logarithmic scale. */
final class LossPrinter implements LossListener {

    private static final int LINES = 20;
    private static final int BAR = 50;
    private static final double BAR_DECADES = 8;

    private final PrintStream out;
    private final int steps;
    private int next;
    private double first = Double.NaN;

    LossPrinter(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    @Override
    public void loss(int problem, int step, double loss) {
        if (step < next && step < steps) {
            return;
        }
        next = step + Math.max(1, steps / LINES);
        if (Double.isNaN(first)) {
            first = loss;
        }
        long length = Math.round(BAR * (1 + Math.log10(loss / first) / BAR_DECADES));
        out.printf(Locale.ROOT, "step %7d  loss %.4e  %s%n", step, loss, "#".repeat((int)
                        Math.max(0, Math.min(BAR, length))));
    }
}
