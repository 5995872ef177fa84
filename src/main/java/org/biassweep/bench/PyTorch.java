package org.biassweep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A peer that measures itself in PyTorch and prints numbers.
 *
 * @param script a Python script
 */
record PyTorch(String script) {

    /** What it prints for some arguments; empty, after a line that says why, where it cannot run. */
    Optional<double[]> numbers(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() == 0) {
            return Optional.of(Arrays.stream(printed.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        System.out.println("no PyTorch here (Debian's python3-torch and libopenblas0-pthread would do): "
                + printed.lines().reduce((first, last) -> last).orElse(""));
        return Optional.empty();
    }
}
