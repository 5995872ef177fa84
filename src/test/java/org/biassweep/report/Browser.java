package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that opens one page and tells what became of it. */
record Browser(Path program) {

    /**
     * @param dom the document after its scripts ran
     * @param console what the page wrote there, uncaught errors included
     */
    record Visit(String dom, List<String> console) {}

    /** The first Chromium or Chrome on the PATH. */
    static Optional<Browser> find() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Browser::new);
    }

    /**
     * Opens a page from a file.
     *
     * @param scratch an empty directory, for the page and the browser's profile
     * @param fragment with its #, or nothing
     */
    Visit open(Path scratch, String html, String fragment) throws IOException, InterruptedException {
        Path page = Files.writeString(scratch.resolve("index.html"), html);
        Path dom = scratch.resolve("dom.html");
        Path log = scratch.resolve("log.txt");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + scratch.resolve("profile"),
                        "--window-size=1300,2400",
                        "--virtual-time-budget=5000",
                        "--enable-logging=stderr",
                        "--dump-dom",
                        page.toUri() + fragment)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("the browser ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        try (Stream<String> lines = Files.lines(log)) {
            return new Visit(
                    Files.readString(dom),
                    lines.filter(line -> line.contains(":CONSOLE")).toList());
        }
    }
}
