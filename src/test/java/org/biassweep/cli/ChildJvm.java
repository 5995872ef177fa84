package org.biassweep.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process like this one: the same modules opened, the same class path. */
public final class ChildJvm {

    private ChildJvm() {}

    /** The class path of this process. */
    public static String classPath() {
        return System.getProperty("java.class.path");
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
