package org.biassweep.train.bptt;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The hyperbolic tangent in single precision, of one number and of the lanes of a vector, to the same bits. Every
 * operation is exact or correctly rounded, so that neither compiler nor processor has a say in the result; that of the
 * Vector API's {@code TANH} depends on whether its caller is interpreted or compiled.
 *
 * <p>With an integer n, h = |x| − n ln 2 / 2 and v = tanh h, the addition formula (NIST Digital Library of Mathematical
 * Functions, §4.35(i)) and tanh(n ln 2 / 2) = (2ⁿ − 1) / (2ⁿ + 1) give
 *
 * <pre>
 *   tanh |x| = ((2ⁿ − 1) + (2ⁿ + 1) v) / D = 1 + (2 v − 2) / D,     D = (2ⁿ + 1) + (2ⁿ − 1) v
 * </pre>
 *
 * <p>The first form, which is v itself for n = 0, is taken for n = 0 and 1, the second, which loses nothing where tanh is
 * near 1, from n = 2 on. So that this is from tanh |x| = 1/2 on, below which a difference from 1 has a bit too few, n is
 * rounded from a little less than 2 |x| / ln 2. Larger n then leave larger h, but D makes errors of v 2ⁿ times smaller.
 *
 * <p>n ln 2 / 2 is subtracted in two parts, the first so short that the difference is exact (W. J. Cody and W. Waite,
 * Software Manual for the Elementary Functions, Prentice-Hall 1980). v is h + h³ p(h²), where p is of degree 2 and has the
 * smallest greatest relative error of v over |h| ≤ 0.223, which holds for n ≤ 2, found by the exchange of Remez (J.-M.
 * Muller, Elementary Functions, Birkhäuser 2016) and rounded to floats: 1.6e-9.
 *
 * <p>It is odd, never beyond ±1, x itself where |x| &lt; 3.5e-4, NaN where x is, and off by less than 2.04 units in the last
 * place.
 */
final class Tanh {

    /** Its tanh is 1 in single precision, and so is that of all larger numbers. */
    private static final int LARGEST = Float.floatToRawIntBits(10);

    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final int ONE = Float.floatToRawIntBits(1);
    private static final int TWO = Float.floatToRawIntBits(2);
    private static final int SIGN = Integer.SIZE - 1;
    private static final int FRACTION = 23;

    /** 1.5 · 2²³, next to which floats are integers: adding it rounds, and the last bits of the sum are the integer's. */
    private static final float ROUNDER = 0x1.8p23f;

    /** Less than 1.5 / artanh(1/2). */
    private static final float N_PER_UNIT = 2.73f;

    /** 355 / 1024, and what it exceeds ln 2 / 2 by. */
    private static final float HALF_LN_2 = 0.3466796875f;

    private static final float EXCESS = 1.0609722e-4f;

    private static final float P0 = -0.33333287f;
    private static final float P1 = 0.13327523f;
    private static final float P2 = -0.051934816f;

    private Tanh() {}

    static float of(float x) {
        int bits = Float.floatToRawIntBits(x);
        int magnitude = bits & Integer.MAX_VALUE;
        float y = Float.intBitsToFloat(Math.min(magnitude, LARGEST));
        float rounded = y * N_PER_UNIT + ROUNDER;
        float n = rounded - ROUNDER;
        float h = y - n * HALF_LN_2 + n * EXCESS;
        float square = h * h;
        float v = h + h * square * ((P2 * square + P1) * square + P0);
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(rounded) << FRACTION) + ONE);
        float divisor = power + 1 + (power - 1) * v;
        float upToOne = Math.min(n, 1);
        float base = Math.min(n, 2) - upToOne;
        float tanh = (upToOne - 3 * base + (upToOne - base + 2) * v) / divisor + base;
        int nan = (INFINITY - magnitude) >> SIGN;
        return Float.intBitsToFloat(Float.floatToRawIntBits(tanh) | bits & Integer.MIN_VALUE | nan);
    }

    /** The same of the lanes of a vector; a class of its own, which a JVM without the Vector API module never loads. */
    static final class OfLanes {

        private OfLanes() {}

        static FloatVector of(FloatVector x) {
            IntVector bits = x.reinterpretAsInts();
            IntVector magnitude = bits.and(Integer.MAX_VALUE);
            FloatVector tanh = ofMagnitude(magnitude.min(LARGEST).reinterpretAsFloats());
            IntVector nan = magnitude.neg().add(INFINITY).lanewise(ASHR, SIGN);
            return tanh.reinterpretAsInts()
                    .or(bits.and(Integer.MIN_VALUE))
                    .or(nan)
                    .reinterpretAsFloats();
        }

        private static FloatVector ofMagnitude(FloatVector y) {
            FloatVector rounded = y.mul(N_PER_UNIT).add(ROUNDER);
            FloatVector n = rounded.sub(ROUNDER);
            FloatVector v = ofRest(y.sub(n.mul(HALF_LN_2)).add(n.mul(EXCESS)));
            FloatVector power = rounded.reinterpretAsInts()
                    .lanewise(LSHL, FRACTION)
                    .add(ONE)
                    .reinterpretAsFloats();
            return fromParts(
                    n.reinterpretAsInts(), v, power.add(1).add(power.sub(1).mul(v)));
        }

        private static FloatVector ofRest(FloatVector h) {
            FloatVector square = h.mul(h);
            FloatVector p = square.mul(P2).add(P1).mul(square).add(P0);
            return h.add(h.mul(square).mul(p));
        }

        /** Both forms in one: the smaller of two numbers that are not negative is that of the smaller bits. */
        private static FloatVector fromParts(IntVector n, FloatVector v, FloatVector divisor) {
            FloatVector upToOne = n.min(ONE).reinterpretAsFloats();
            FloatVector base = n.min(TWO).reinterpretAsFloats().sub(upToOne);
            FloatVector factor = upToOne.sub(base).add(2);
            return upToOne.sub(base.mul(3)).add(factor.mul(v)).div(divisor).add(base);
        }
    }
}
