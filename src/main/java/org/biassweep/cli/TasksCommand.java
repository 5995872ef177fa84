package org.biassweep.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Time;
import org.biassweep.task.Catalogue;
import org.biassweep.task.Parameter;
import org.biassweep.task.SystemCatalogue;
import org.biassweep.task.SystemText;
import picocli.CommandLine.Command;

/** {@code tasks}: the catalogues of built-in functions and systems, and how to name data sets. */
@Command(
        name = "tasks",
        description = "Lists the built-in tasks, and says how to name data sets.",
        mixinStandardHelpOptions = true)
final class TasksCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        System.out.printf("FUNCTIONS%n%n");
        for (Catalogue function : Catalogue.values()) {
            System.out.printf("%s%n", function.keyword());
            line("h(x)", function.formula());
            line("domain", function.domain() + ", d = " + function.dimension());
            rest(function.parameters(), function.purpose(), function.source());
        }
        System.out.printf(
                "A function of your own: function: {name: cubic, target: \"x1^3 - 0.5 * x1\", domain: [[-1, 1]]}%n%n");
        System.out.printf("SYSTEMS%n%n");
        for (SystemCatalogue system : SystemCatalogue.values()) {
            Dynamics dynamics = system.dynamics();
            System.out.printf("%s%n", system.keyword());
            line(dynamics.time().keyword(), SystemText.equations(dynamics));
            line("inputs", SystemText.inputs(dynamics));
            line("observed", SystemText.observed(dynamics));
            line("initial", SystemText.initial(dynamics));
            line("sampled", "T = " + system.horizon() + step(system));
            rest(system.parameters(), system.purpose(), system.source());
        }
        System.out.println("A system of your own: system: {name: spiral, time: continuous, state: {u: \"v - 0.1 * u\","
                + " v: \"-u\"}, observe: u, initial: {u: [-1, 1], v: 0}, horizon: 40, step: 0.1}");
        dataSets();
        return BiasSweep.DONE;
    }

    private static void dataSets() {
        System.out.printf("%nDATA SETS%n%n");
        System.out.println("images: NAME");
        line("folder", "default data/NAME; any Hadoop path");
        line("files", "MNIST's four idx files, plain or .gz, or the six of CIFAR-10's binary version");
        line("scaling", "unit (pixels to [0, 1], default) or standardized (each to mean 0 and variance 1)");
        line("train_samples", "a subset, likewise test_samples; default all");
        line("to have some", "scripts/fetch-datasets brings mnist and fashion-mnist and says where others go");
        System.out.printf("%ntable: PATH%n");
        line("files", "Parquet or CSV (plain or .gz), a file or a directory of part files");
        line("label", "the column to tell apart, or targets: [y1, y2], columns of numbers to approximate");
        line("features", "default: all other columns");
        line("test", "a table to test on, or test_share, which is held out; default 0.2");
        line("scaling", "standardized (default), unit (to [0, 1]) or none; of features, by the rows trained on");
        line("train_samples", "a subset, likewise test_samples; default all");
    }

    private static String step(SystemCatalogue system) {
        if (system.dynamics().time() == Time.DISCRETE) {
            return "";
        }
        return system.step() == Sampling.AUTOCORRELATION
                ? ", step: half the width at half the maximum of the autocorrelation"
                : ", step " + Numbers.text(system.step());
    }

    private static void rest(List<Parameter> parameters, String purpose, String source) {
        for (Parameter parameter : parameters) {
            line(
                    parameter.name(),
                    parameter.meaning() + "; " + parameter.range() + ", default "
                            + Numbers.text(parameter.defaultValue()));
        }
        line("for", purpose);
        line("source", source);
        System.out.println();
    }

    private static void line(String what, String text) {
        System.out.printf("    %-16s %s%n", what, text);
    }
}
