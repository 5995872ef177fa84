package org.biassweep.cli;

import java.util.ArrayList;
import java.util.List;
import org.biassweep.sweep.Plan;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that reads a job file. */
final class JobArguments {

    @Parameters(paramLabel = "JOB.yaml", description = "the job file")
    private String file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "replaces a value of the job file, such as grid.seeds=64; may be repeated")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "the directory of results; the same as --set output=DIR")
    private String output;

    /** Reads a job file with overrides. */
    @FunctionalInterface
    interface Reader {
        Plan read(String file, List<String> overrides);
    }

    /** The job as the arguments say it, {@code more} overrides added last. */
    Plan plan(List<String> more) {
        return plan(Plan::read, more);
    }

    /** The same, read in another way. */
    Plan plan(Reader reader, List<String> more) {
        List<String> all = new ArrayList<>(overrides);
        if (output != null) {
            all.add("output=" + quoted(output));
        }
        all.addAll(more);
        return reader.read(file, all);
    }

    /** A text as YAML that reads back as itself. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
