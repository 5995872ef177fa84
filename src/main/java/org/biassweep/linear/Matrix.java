package org.biassweep.linear;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A matrix outside the heap, row after row; it lives as long as the {@link #scope} it was made in.
 *
 * @param pointer its first number
 * @param bytes the same memory, for kernels
 * @param stride the numbers from one row to the next
 */
public record Matrix(FloatPointer pointer, ByteBuffer bytes, int stride) {

    private static final int CACHE_LINE = 64;

    /** The scope that matrices live in: closing it frees those that this thread has made since. */
    @SuppressWarnings("unchecked") // an empty array of classes
    public static PointerScope scope() {
        return new PointerScope();
    }

    /** Zeros, beginning on a cache line. */
    public static Matrix zeros(int rows, int stride) {
        long count = (long) rows * stride;
        FloatPointer memory = new FloatPointer(count + CACHE_LINE / Float.BYTES);
        long skipped = Math.floorMod(-memory.address(), CACHE_LINE) / Float.BYTES;
        return at(memory.getPointer(skipped).fill(0), stride, count);
    }

    /** This matrix without its first rows and columns; the same memory. */
    public Matrix from(int row, int column) {
        long skipped = (long) row * stride + column;
        return at(pointer.getPointer(skipped), stride, pointer.capacity() - skipped);
    }

    public void set(int row, int column, float value) {
        pointer.put((long) row * stride + column, value);
    }

    /** Replaces the beginning of a row. */
    public void setRow(int row, float[] values) {
        pointer.position((long) row * stride).put(values);
        pointer.position(0);
    }

    /** Copies the beginning of a row. */
    public void row(int row, float[] to) {
        pointer.position((long) row * stride).get(to);
        pointer.position(0);
    }

    private static Matrix at(FloatPointer pointer, int stride, long count) {
        FloatPointer bounded = pointer.capacity(count);
        return new Matrix(bounded, bounded.asByteBuffer().order(ByteOrder.nativeOrder()), stride);
    }
}
