package org.biassweep.cli;

/** What a run says when it is stopped from outside, by Ctrl-C or a signal, before it is closed. */
final class LastWords implements AutoCloseable {

    private final Thread words;

    LastWords(String text) {
        words = new Thread(() -> System.err.println(System.lineSeparator() + text));
        Runtime.getRuntime().addShutdownHook(words);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(words);
        } catch (IllegalStateException ending) {
            // the process is ending already, and the words are being said
        }
    }
}
