package org.biassweep.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/** What a command says when it is stopped from outside, by Ctrl-C or a signal, before it is closed; nothing is said after it. */
final class LastWords implements AutoCloseable {

    /** Before Spark stops, which complains about whatever was going on. */
    private static final int EARLY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 100;

    private final Runnable words;

    /**
     * @param text one line
     * @param first done before it is said
     */
    LastWords(String text, Runnable first) {
        words = () -> {
            try {
                first.run();
            } finally {
                PrintStream err = System.err;
                System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
                err.println(System.lineSeparator() + text);
            }
        };
        ShutdownHookManager.get().addShutdownHook(words, EARLY);
    }

    @Override
    public void close() {
        try {
            ShutdownHookManager.get().removeShutdownHook(words);
        } catch (IllegalStateException ending) {
            // the process is ending already, and the words are being said
        }
    }
}
