package org.biassweep.cli;

import java.util.concurrent.Callable;
import org.biassweep.spec.Numbers;
import org.biassweep.task.Catalogue;
import org.biassweep.task.Parameter;
import picocli.CommandLine.Command;

/** {@code tasks}: the catalogue of built-in tasks. */
@Command(name = "tasks", description = "Lists the built-in tasks.", mixinStandardHelpOptions = true)
final class TasksCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        for (Catalogue function : Catalogue.values()) {
            System.out.printf("%s%n", function.keyword());
            line("h(x)", function.formula());
            line("domain", function.domain() + ", d = " + function.dimension());
            for (Parameter parameter : function.parameters()) {
                line(
                        parameter.name(),
                        parameter.meaning() + "; " + parameter.range() + ", default "
                                + Numbers.text(parameter.defaultValue()));
            }
            line("for", function.purpose());
            line("source", function.source());
            System.out.println();
        }
        System.out.println(
                "A function of your own: function: {name: cubic, target: \"x1^3 - 0.5 * x1\", domain: [[-1, 1]]}");
        return BiasSweep.DONE;
    }

    private static void line(String what, String text) {
        System.out.printf("    %-10s %s%n", what, text);
    }
}
