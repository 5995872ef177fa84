package org.biassweep.device;

import java.nio.ByteBuffer;
import org.lwjgl.system.MemoryUtil;

/**
 * Arrays on their way to a device or back, part after part: through memory that a driver can read while the garbage collector
 * works.
 */
final class Transfer {

    /** Numbers of a part. */
    private static final int PART = 1 << 22;

    private Transfer() {}

    /** Copies memory of the host to a device, or the other way round. */
    @FunctionalInterface
    interface Copy {

        /**
         * Copies all of some memory.
         *
         * @param offset of the device's memory, in bytes
         */
        void copy(ByteBuffer part, long offset);
    }

    static void write(float[] numbers, Copy copy) {
        inParts(numbers.length, (part, from, count) -> {
            part.asFloatBuffer().put(numbers, from, count);
            copy.copy(part, (long) Float.BYTES * from);
        });
    }

    static void write(int[] numbers, Copy copy) {
        inParts(numbers.length, (part, from, count) -> {
            part.asIntBuffer().put(numbers, from, count);
            copy.copy(part, (long) Integer.BYTES * from);
        });
    }

    static void read(float[] numbers, Copy copy) {
        inParts(numbers.length, (part, from, count) -> {
            copy.copy(part, (long) Float.BYTES * from);
            part.asFloatBuffer().get(numbers, from, count);
        });
    }

    @FunctionalInterface
    private interface Step {

        void take(ByteBuffer part, int from, int count);
    }

    private static void inParts(int length, Step step) {
        ByteBuffer part = MemoryUtil.memAlloc(Float.BYTES * Math.min(PART, length));
        try {
            for (long from = 0; from < length; from += PART) {
                int count = (int) Math.min(PART, length - from);
                part.clear().limit(Float.BYTES * count);
                step.take(part, (int) from, count);
            }
        } finally {
            MemoryUtil.memFree(part);
        }
    }
}
