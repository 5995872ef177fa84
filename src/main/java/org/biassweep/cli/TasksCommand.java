package org.biassweep.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tasks}: the catalogue of built-in tasks. */
@Command(name = "tasks", description = "Lists the built-in tasks.", mixinStandardHelpOptions = true)
final class TasksCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return BiasSweep.DONE;
    }
}
