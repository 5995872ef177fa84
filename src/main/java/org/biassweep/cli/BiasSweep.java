package org.biassweep.cli;

import org.biassweep.spec.InvalidJobException;
import org.biassweep.sweep.ClusterException;
import org.biassweep.sweep.OutputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The entry point: {@code bias-sweep run | plan | train | report | tasks}. */
@Command(
        name = "bias-sweep",
        description = "How wide must a random network be, so that training only its biases approximates a task?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, PlanCommand.class, TrainCommand.class, ReportCommand.class, TasksCommand.class
        })
public final class BiasSweep {

    /** All is done. */
    static final int DONE = 0;

    /** The sweep ended, and some of its trials failed. */
    static final int TRIALS_FAILED = 1;

    /** The arguments or the job file are wrong. */
    static final int WRONG_INPUT = 2;

    /** Anything else. */
    static final int ERROR = 3;

    private BiasSweep() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command; returns its exit code. */
    static int run(String... arguments) {
        return run(new CommandLine(new BiasSweep()), arguments);
    }

    /** Runs one command of those that a line has. */
    static int run(CommandLine line, String... arguments) {
        line.setExecutionExceptionHandler((exception, command, parsed) -> complain(exception));
        line.setParameterExceptionHandler(BiasSweep::complainOfArguments);
        if (arguments.length == 0) {
            line.usage(System.err);
            return WRONG_INPUT;
        }
        return line.execute(arguments);
    }

    private static int complain(Exception exception) {
        if (exception instanceof InvalidJobException) {
            System.err.println(exception.getMessage());
            return WRONG_INPUT;
        }
        if (exception instanceof OutputException || exception instanceof ClusterException) {
            System.err.println(exception.getMessage());
            return ERROR;
        }
        exception.printStackTrace();
        return ERROR;
    }

    private static int complainOfArguments(ParameterException exception, String[] arguments) {
        System.err.println(exception.getMessage());
        System.err.println("see: bias-sweep "
                + (exception.getCommandLine().getParent() == null
                        ? ""
                        : exception.getCommandLine().getCommandName() + " ")
                + "--help");
        return WRONG_INPUT;
    }
}
