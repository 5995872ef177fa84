package org.biassweep.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTest {

    /** Two parts and a bit. */
    private static final int LENGTH = (1 << 23) + 3;

    private final ByteBuffer memory = ByteBuffer.allocate(Float.BYTES * LENGTH).order(ByteOrder.nativeOrder());
    private final List<Long> offsets = new ArrayList<>();

    @Test
    void floatsGoThereAndComeBack() {
        float[] numbers = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            numbers[i] = i * 0.5f;
        }
        Transfer.write(numbers, this::write);
        assertThat(memory.asFloatBuffer().get(LENGTH - 1)).isEqualTo(numbers[LENGTH - 1]);
        assertThat(offsets).containsExactly(0L, 1L << 24, 1L << 25);

        float[] back = new float[LENGTH];
        Transfer.read(
                back,
                (part, offset) ->
                        part.put(memory.slice((int) offset, part.remaining())).rewind());
        assertThat(back).isEqualTo(numbers);
    }

    @Test
    void intsGoThere() {
        int[] numbers = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            numbers[i] = -i;
        }
        Transfer.write(numbers, this::write);
        int[] written = new int[LENGTH];
        memory.asIntBuffer().get(written);
        assertThat(written).isEqualTo(numbers);
    }

    @Test
    void ofNothingNothingIsCopied() {
        Transfer.write(new float[0], this::write);
        assertThat(offsets).isEmpty();
    }

    private void write(ByteBuffer part, long offset) {
        offsets.add(offset);
        memory.position((int) offset);
        memory.put(part.duplicate());
        memory.rewind();
    }
}
