package org.biassweep.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositiveDefiniteTest {

    @ParameterizedTest(name = "{0} equations, {1} right-hand sides")
    @CsvSource({"1, 1", "2, 3", "37, 1", "130, 4"})
    void aSolutionSolvesEveryEquationAndTheUpperTriangleIsNotRead(int size, int count) {
        SplittableRandom random = new SplittableRandom(size);
        double[] factor = random.doubles((long) size * size, -1, 1).toArray();
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i * size + j] = i == j ? 1 : 0;
                for (int k = 0; k < size; k++) {
                    matrix[i * size + j] += factor[i * size + k] * factor[j * size + k];
                }
            }
        }
        double[] lower = matrix.clone();
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                lower[i * size + j] = Double.NaN;
            }
        }
        double[] given = lower.clone();
        double[] sides = random.doubles((long) count * size, -1, 1).toArray();
        double[] solution = sides.clone();

        assertThat(PositiveDefinite.solve(size, count, lower, solution)).isTrue();

        assertThat(lower).isEqualTo(given);
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += matrix[i * size + j] * solution[k * size + j];
                }
                assertThat(sum).isCloseTo(sides[k * size + i], within(1e-12 * size));
            }
        }
    }

    @Test
    void theGramMatrixIsInTheLowerTriangle() {
        double[] matrix = {-1, -1, -1, -1};

        Products.gram(2, 3, new double[] {1, 2, 3, 4, 5, 6}, matrix);

        assertThat(matrix).containsExactly(14, -1, 32, 77);
    }

    @Test
    void anIndefiniteMatrixIsRefused() {
        assertRefused(1, 0, 2, 1);
    }

    @Test
    void aSingularMatrixIsRefused() {
        assertRefused(1, 0, 1, 1);
    }

    /** The factorisation goes through: 1 + 2⁻⁵² − 1 is still above zero. */
    @Test
    void aMatrixThatIsSingularToRoundingIsRefused() {
        assertRefused(1, 0, 1, 1 + 0x1p-52);
    }

    @Test
    void aRightHandSideThatIsNotFiniteHasNoFiniteSolution() {
        double[] sides = {Double.NaN, 1};

        assertThat(PositiveDefinite.solve(2, 1, new double[] {2, 0, 1, 2}, sides))
                .isTrue();

        assertThat(sides).containsOnly(Double.NaN);
    }

    private static void assertRefused(double... matrix) {
        double[] sides = {3, 4};
        assertThat(PositiveDefinite.solve(2, 1, matrix, sides)).isFalse();
        assertThat(sides).containsExactly(3, 4);
    }
}
