package org.biassweep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A peer that measures itself in Python and prints numbers.
 *
 * @param python the interpreter
 * @param script a Python script
 * @param library what it computes with, and in brackets what to install where that is missing
 */
record Peer(String python, String script, String library) {

    /** In PyTorch on the processor, as Debian has it. */
    static Peer pyTorch(String script) {
        return new Peer(
                "/usr/bin/python3", script, "PyTorch (Debian's python3-torch and libopenblas0-pthread would do)");
    }

    /** What it prints for some arguments; empty, after a line that says why, where it cannot run. */
    Optional<double[]> numbers(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return missing(e.getMessage());
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String last = printed.lines().reduce((before, line) -> line).orElse("");
        return process.waitFor() == 0
                ? Optional.of(Arrays.stream(last.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                : missing(last);
    }

    private Optional<double[]> missing(String why) {
        System.out.println("no " + library + " here: " + why);
        return Optional.empty();
    }
}
