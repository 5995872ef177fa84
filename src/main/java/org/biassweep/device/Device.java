package org.biassweep.device;

import java.util.Map;

/**
 * One accelerator, as narrowly as training needs it. What is asked of it is done in the order of asking; one thread at a time
 * may ask. Every method throws {@link DeviceException} when the driver refuses.
 */
public interface Device {

    /** As its maker calls it. */
    String name();

    /** What it computes through. */
    String driver();

    /** Whether it is neither a GPU nor another accelerator. */
    boolean isProcessor();

    /** Its memory in bytes. */
    long bytes();

    /** The most bytes of one buffer. */
    long bufferBytes();

    /** The groups that it works on at the same time, or a few of them each. */
    int computeUnits();

    /**
     * Compiles a program.
     *
     * @param macros their names and values
     */
    Program compile(Source source, Map<String, String> macros);

    /** A buffer of zeros. */
    Buffer buffer(long bytes);

    /** Overwrites the first numbers of a buffer. */
    void write(Buffer to, float[] numbers);

    /** Overwrites the first numbers of a buffer. */
    void write(Buffer to, int[] numbers);

    /** Reads the first numbers of a buffer, once all that was asked for is done. */
    void read(Buffer from, float[] numbers);

    /** Memory of the device; closing gives it back. */
    interface Buffer extends AutoCloseable {

        @Override
        void close();
    }

    /** A compiled program. */
    @FunctionalInterface
    interface Program {

        /** The kernel of a name. */
        Kernel kernel(String name);
    }

    /** A compiled kernel. */
    @FunctionalInterface
    interface Kernel {

        /**
         * Asks for a run, and does not wait for it.
         *
         * @param groups of work-items, &ge; 1
         * @param items of a group
         * @param arguments buffers, ints and floats, as the kernel declares them
         */
        void launch(int groups, int items, Object... arguments);
    }
}
