package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

    /** Of a unit: its row of 64 numbers, two weights, a bias and two means. */
    private static final double UNIT = 4 * (64 + 2 + 3);

    private static final Demand LINE = new FunctionDemand(1, 1, 64);

    private static final double GIB = 1 << 30;

    @Test
    void asManyNetworksAsTheMemoryHolds() {
        Room room = room(40 * UNIT, GIB);
        assertThat(room.end(LINE, new int[] {10, 10, 10, 10}, 0)).isEqualTo(3);
        assertThat(room.end(LINE, new int[] {10, 10, 10, 10}, 2)).isEqualTo(4);
        assertThat(room(GIB, GIB).end(LINE, new int[] {10, 10, 10, 10}, 1)).isEqualTo(4);
    }

    @Test
    void asManyAsOneBufferHolds() {
        assertThat(room(GIB, 30 * 256).end(LINE, new int[] {10, 10, 10, 10}, 0)).isEqualTo(3);
    }

    @Test
    void oneThatIsTooLargeEndsWhereItBegins() {
        Room room = room(40 * UNIT, GIB);
        assertThat(room.end(LINE, new int[] {10, 41, 10}, 0)).isEqualTo(1);
        assertThat(room.end(LINE, new int[] {10, 41, 10}, 1)).isEqualTo(1);
        assertThat(room.end(LINE, new int[] {10, 41, 10}, 2)).isEqualTo(3);
    }

    @Test
    void noMoreUnitsThanCanBeCounted() {
        Room vast = room(1e18, 1e18);
        assertThat(vast.end(LINE, new int[] {2_000_000_000, 100_000_000, 100_000_000}, 0))
                .isEqualTo(2);
    }

    @Test
    void theObjectionSaysWhatIsNeededAndWhatThereIs() {
        assertThat(room(GIB, GIB / 2).objection(LINE, 1 << 23))
                .isEqualTo("out of memory: width 8388608 needs about 2.2 GiB of device card, which has 1.0 GiB for it"
                        + " and 0.5 GiB in one piece");
    }

    private static Room room(double bytes, double bufferBytes) {
        return new Room("card", bytes, bufferBytes);
    }
}
