package org.biassweep.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text of kernels among the resources: {@code NAME.cl}, in the common dialect of OpenCL C and CUDA C++ that {@code
 * dialect.cl} makes, and {@code NAME.ptx}, made of it for CUDA where nothing can be compiled.
 *
 * @param place a class beside which the resources lie
 * @param names without an ending, of texts that are read one after the other; it is called as the last one
 */
public record Source(Class<?> place, List<String> names) {

    /** The one macro whose value PTX leaves open: there it is a constant of this name in lower case. */
    public static final String OUTPUTS = "OUTPUTS";

    /** A text, after those that it builds on. */
    public static Source of(Class<?> place, String... names) {
        return new Source(place, List.of(names));
    }

    /** What is to be compiled. */
    public String text() {
        StringBuilder text = new StringBuilder(read(Source.class, "dialect.cl"));
        names.forEach(name -> text.append(read(place, name + ".cl")));
        return text.toString();
    }

    /** By which errors and files call it. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** What was compiled for cards of compute capability 7.5 and later. */
    public String ptx() {
        return read(place, name() + ".ptx");
    }

    private static String read(Class<?> place, String file) {
        try (InputStream in = place.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
