package org.biassweep.train.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text of kernels among the resources: {@code NAME.cl}, in the common dialect of OpenCL C and CUDA C++ that {@code
 * dialect.cl} makes, and {@code NAME.ptx}, made of it for CUDA where nothing can be compiled.
 *
 * @param name without an ending
 */
record Source(String name) {

    /** The one macro whose value PTX leaves open: there it is a constant of this name in lower case. */
    static final String OUTPUTS = "OUTPUTS";

    /** What is to be compiled. */
    String text() {
        return read("dialect.cl") + read(name + ".cl");
    }

    /** What was compiled for cards of compute capability 7.5 and later. */
    String ptx() {
        return read(name + ".ptx");
    }

    private static String read(String file) {
        try (InputStream in = Source.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
