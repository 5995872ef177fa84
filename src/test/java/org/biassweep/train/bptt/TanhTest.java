package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TanhTest {

    /** Over all floats the largest error is 2.032, at the number that is tested alone. */
    private static final double UNITS = 2.04;

    private static final int STRIDE = 53;

    @Test
    void itIsThatOfTheJdkInDoublePrecisionToTwoUnitsInTheLastPlace() {
        float last = 0;
        double largest = 0;
        for (int bits = 0; bits < Float.floatToRawIntBits(20); bits += STRIDE) {
            float x = Float.intBitsToFloat(bits);
            float tanh = Tanh.of(x);
            largest = Math.max(largest, error(x, tanh));
            if (largest > UNITS || tanh > 1 || tanh < last - 2 * Math.ulp(last) || Tanh.of(-x) != -tanh) {
                throw new AssertionError("tanh " + x + " is " + tanh + ", after " + last + ", off by " + largest);
            }
            last = tanh;
        }
        assertThat(last).isOne();
        assertThat(largest).as("the sweep finds errors").isGreaterThan(1.9);
        assertThat(error(0.24925566f, Tanh.of(0.24925566f))).isBetween(2.03, UNITS);
    }

    /** In units of the last place of the next float towards zero: of those below 1, not of 1. */
    private static double error(float x, float tanh) {
        double expected = Math.tanh(x);
        return Math.abs(tanh - expected) / Math.ulp(Math.nextDown((float) expected));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0.0",
        "1.4e-45, 1.4e-45",
        "-1.1754944e-38, -1.1754944e-38",
        "1e-4, 1e-4",
        "9.02, 1",
        "-9.02, -1",
        "3.4028235e38, 1",
        "Infinity, 1",
        "-Infinity, -1"
    })
    void valuesAtTheEdges(float x, float tanh) {
        assertThat(Tanh.of(x)).isEqualTo(tanh);
        assertThat(ofLanes(x, 0.5f)[0]).isEqualTo(tanh);
    }

    @Test
    void everyNaNStaysOne() {
        for (int bits : new int[] {0x7f800001, 0x7fc00000, 0x7fffffff, 0xff800001, 0xffc00000, 0xffffffff}) {
            assertThat(Tanh.of(Float.intBitsToFloat(bits))).isNaN();
            assertThat(ofLanes(Float.intBitsToFloat(bits), 0)[0]).isNaN();
        }
    }

    /** Half of them of any size, half where tanh is neither x nor 1; enough that both forms are compiled on the way. */
    @Test
    void lanesHaveTheBitsOfTheScalar() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt());
            float y = (float) random.nextDouble(-10, 10);
            float[] lanes = ofLanes(x, y);
            for (int lane = 0; lane < lanes.length; lane++) {
                float expected = Tanh.of(lane == 0 ? x : y);
                if (Float.floatToIntBits(lanes[lane]) != Float.floatToIntBits(expected)) {
                    throw new AssertionError("tanh of " + x + ", " + y + " in lane " + lane + " is " + lanes[lane]);
                }
            }
        }
    }

    /** Of a vector whose lane 0 is the first number, and all others the second. */
    private static float[] ofLanes(float first, float others) {
        return Tanh.OfLanes.of(
                        FloatVector.broadcast(VectorKernel.SPECIES, others).withLane(0, first))
                .toArray();
    }
}
