package org.biassweep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * What it prints for some arguments; empty, after a line that says why, where it cannot run. What is not a number is
     * explained by a line of its own.
     */
    Optional<double[]> numbers(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path complaints = Files.createTempFile("peer", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(complaints.toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean isMissing = process.waitFor() != 0 || printed.isBlank();
            String complaint = lastLine(Files.readString(complaints));
            if (isMissing) {
                return missing(complaint);
            }
            double[] numbers = Arrays.stream(lastLine(printed).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
                System.out.println(library + ": " + complaint);
            }
            return Optional.of(numbers);
        } catch (IOException e) {
            return missing(e.getMessage());
        } finally {
            Files.delete(complaints);
        }
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce((before, line) -> line).orElse("");
    }

    private Optional<double[]> missing(String why) {
        System.out.println("no " + library + " here: " + why);
        return Optional.empty();
    }
}
