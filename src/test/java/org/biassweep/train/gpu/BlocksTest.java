package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 300, 2048, 2049, 100_000})
    void blocksOfANetworkFollowOneAnotherWithoutGaps(int width) {
        int[] widths = {7, width, 33};
        Blocks layout = Blocks.of(widths, BlocksTest::size);
        assertThat(layout.units()).isEqualTo(40 + width);
        assertThat(layout.networks()).hasSize(6);
        int unit = 0;
        int block = 0;
        for (int network = 0; network < 3; network++) {
            assertThat(layout.networks()[2 * network]).isEqualTo(block);
            int end = unit + widths[network];
            for (; block < layout.networks()[2 * network] + layout.networks()[2 * network + 1]; block++) {
                assertThat(layout.blocks()[3 * block]).isEqualTo(unit);
                assertThat(layout.blocks()[3 * block + 1]).isPositive();
                assertThat(layout.blocks()[3 * block + 2]).isEqualTo(network);
                unit += layout.blocks()[3 * block + 1];
            }
            assertThat(unit).isEqualTo(end);
        }
        assertThat(layout.blocks()).hasSize(3 * block);
    }

    @Test
    void aSmallNetworkHasSmallBlocksAndAWideOneNotMany() {
        assertThat(count(1)).isEqualTo(1);
        assertThat(count(17)).isEqualTo(2);
        assertThat(count(2048)).isEqualTo(128);
        assertThat(count(2049)).isEqualTo(65);
        for (int width = 2049; width < 10_000_000; width += 99_991) {
            assertThat(count(width)).isBetween(64, 128);
        }
        assertThat(count(Integer.MAX_VALUE)).isBetween(64, 128);
    }

    @Test
    void howANetworkIsCutDependsOnItsWidthAlone() {
        int[] alone = Blocks.of(new int[] {3000}, BlocksTest::size).blocks();
        Blocks second = Blocks.of(new int[] {5, 3000}, BlocksTest::size);
        int[] blocks = Arrays.copyOfRange(second.blocks(), 3, second.blocks().length);
        for (int i = 0; i < blocks.length; i += 3) {
            blocks[i] -= 5;
            blocks[i + 2] -= 1;
        }
        assertThat(blocks).isEqualTo(alone);
    }

    private static int count(int width) {
        return Blocks.ceilDiv(width, size(width));
    }

    private static int size(int width) {
        return Blocks.size(width, 16);
    }
}
