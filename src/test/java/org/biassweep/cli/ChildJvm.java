package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A Java process like this one: the same modules opened, the same class path. */
public final class ChildJvm {

    private static final Set<String> OF_THE_DEVELOPER =
            Set.of("CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER", "JAVA_TOOL_OPTIONS");

    private ChildJvm() {}

    /** The class path of this process. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Runs a main class that ends well within five minutes.
     *
     * @param environment variables that it has besides this process's, but for those that say how Java and CUDA run
     * @param arguments behind {@link #command}: properties, the main class, its arguments
     * @return what it prints, on both streams
     */
    public static String said(Map<String, String> environment, List<String> arguments) throws Exception {
        List<String> command = command();
        command.addAll(arguments);
        Path log = Files.createTempFile("child", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(OF_THE_DEVELOPER);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    /** The command line up to the main class. */
    public static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("--add-") || argument.startsWith("-XX:") || argument.startsWith("-Dlog4j2"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx1g", "-cp", classPath()));
        return command;
    }
}
