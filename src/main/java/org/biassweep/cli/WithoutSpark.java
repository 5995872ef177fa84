package org.biassweep.cli;

import org.biassweep.sweep.Plan;
import org.biassweep.task.data.LocalFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that need no Spark, where there is none: {@code train | tasks}, with job and data files of this machine. */
@Command(
        name = "bias-sweep",
        description = "What of Bias Sweep needs no Spark.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class WithoutSpark {

    private WithoutSpark() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new WithoutSpark())
                .addSubcommand(new TrainCommand((file, overrides) -> Plan.read(new LocalFiles(), file, overrides)))
                .addSubcommand(new TasksCommand());
        System.exit(BiasSweep.run(line, arguments));
    }
}
