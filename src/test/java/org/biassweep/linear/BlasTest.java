package org.biassweep.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.biassweep.cli.ChildJvm;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlasTest {

    @ParameterizedTest
    @CsvSource({"1, 16, 1", "7, 16, 5", "66, 48, 64"})
    void productsAreThoseOfTheDefinition(int rows, int columns, int inner) {
        assertThat(Blas.objection()).isEmpty();
        try (PointerScope scope = Matrix.scope()) {
            SplittableRandom random = new SplittableRandom(1);
            Matrix a = random(random, rows + 1, inner + 3).from(1, 2);
            Matrix transposed = Matrix.zeros(inner, rows + 5);
            Matrix b = random(random, inner, columns);
            Matrix c = random(random, rows, columns);
            Matrix kept = Matrix.zeros(rows, columns);
            Matrix before = Matrix.zeros(rows, columns);
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < inner; k++) {
                    transposed.set(k, i, at(a, i, k));
                }
                for (int j = 0; j < columns; j++) {
                    kept.set(i, j, at(c, i, j));
                    before.set(i, j, at(c, i, j));
                }
            }
            Blas.multiply(rows, columns, inner, a, b, c);
            Blas.multiplyTransposed(rows, columns, inner, transposed, b, -0.5f, kept);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (double) at(a, i, k) * at(b, k, j);
                    }
                    assertThat((double) at(c, i, j)).isCloseTo(sum, within(1e-5));
                    assertThat((double) at(kept, i, j)).isCloseTo(sum - 0.5 * at(before, i, j), within(1e-5));
                }
            }
        }
    }

    private static Matrix random(SplittableRandom random, int rows, int columns) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.set(i, j, (float) random.nextDouble(-1, 1));
            }
        }
        return matrix;
    }

    private static float at(Matrix matrix, int row, int column) {
        return matrix.pointer().get((long) row * matrix.stride() + column);
    }

    @Test
    void aMachineWithoutItsNativeLibraryIsToldSoInOneSentence() throws IOException {
        List<String> command = ChildJvm.command();
        command.add("-Dorg.bytedeco.javacpp.platform=nowhere");
        command.add(BlasTest.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\ncannot load OpenBLAS, which multiplies matrices, on this machine: no ");
    }

    /** In a process of its own: prints the objection, on a line. */
    public static void main(String[] arguments) {
        System.out.println("\n" + Blas.objection().orElse("none"));
    }
}
