package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final List<String> X1_X2 = List.of("x1", "x2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "10 - 4 - 3 | 3",
                "24 / 4 / 3 | 2",
                "2 / 4 * 3 | 1.5",
                "-2^2 | -4",
                "(-2)^2 | 4",
                "2^-1 | 0.5",
                "2^3^2 | 512",
                "2^-1^2 | 0.5",
                "2^-2*8 | 2",
                "2*-3*4 | -24",
                "1--1 | 2",
                "--+-1 | -1",
                "+3 | 3",
                "2 - -3^2 | 11",
                "-x1^2 | -9",
                "x1^2 | 9",
                "x2 / x1 | -2",
                "((((x1)))) | 3",
                "  x1*\tx2  | -18",
                "1e3 + 1E-3 | 1000.001",
                ".5 + 1. | 1.5",
                "007 | 7",
                "pi | 3.141592653589793",
                "e | 2.718281828459045",
            })
    void valuesAreThoseOfArithmetic(String text, double expected) {
        assertThat(Expression.compile(text, X1_X2).at(3, -6)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sin(pi / 6) | 0.5",
                "cos(pi / 3) | 0.5",
                "tan(pi / 4) | 1",
                "asin(1) | 1.5707963267948966",
                "acos(0.5) * 3 | 3.141592653589793",
                "atan(1) * 4 | 3.141592653589793",
                "sinh(1) | 1.1752011936438014",
                "cosh(1) | 1.543080634815244",
                "tanh(1) | 0.7615941559557649",
                "exp(2) | 7.38905609893065",
                "log(e^2) | 2",
                "log10(1000) | 3",
                "sqrt(2) | 1.4142135623730951",
                "abs(-2.5) | 2.5",
                "sign(-7) + sign(0) * 10 | -1",
                "floor(-1.5) | -2",
                "ceil(-1.5) | -1",
                "min(3, 1, 2) | 1",
                "max(3, 1) | 3",
                "max(1, min(2, 3), -4) | 2",
                "sin(cos(0) - 1)^2 | 0",
                "2^sqrt(9) | 8",
                "-abs(-1) | -1",
                "sin (0) | 0",
            })
    void functionsAreThoseOfTheTextbook(String text, double expected) {
        assertThat(Expression.compile(text, List.of()).at()).isCloseTo(expected, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x1 + * 2 | expected a number, a name or ( at character 6 of the expression, found \"* 2\"",
                "x1 + | expected a number, a name or ( at character 5 of the expression, found the end",
                "2 x1 | expected an operator such as * at character 3 of the expression, found \"x1\"",
                "2x1 | expected an operator such as * at character 2 of the expression, found \"x1\"",
                "2e | expected an operator such as * at character 2 of the expression, found \"e\"",
                "2(x1) | a * is missing before (: only a function's name can stand there",
                "(x1)(x2) | a * is missing before (: only a function's name can stand there",
                "x1(2) | a * is missing before (: only a function's name can stand there",
                "pi(2) | a * is missing before (: only a function's name can stand there",
                "sin(x1)(x2) | a * is missing before (: only a function's name can stand there",
                "sin | sin is a function; write its argument as sin(x)",
                "sin x1 | expected an operator such as * at character 5 of the expression, found \"x1\"",
                "sin + 1 | sin is a function; write its argument as sin(x)",
                "sin() | expected a number, a name or ( at character 5 of the expression, found \")\"",
                "sin(1, 2) | sin takes one argument, not 2",
                "min(1) | min takes two or more arguments, not 1",
                "min(1,) | expected a number, a name or ( at character 7 of the expression, found \")\"",
                "min(,1) | expected a number, a name or ( at character 5 of the expression, found \",1)\"",
                "(1, 2) | a comma separates the arguments of a function, but no function's name stands before the parenthesis",
                "() | expected a number, a name or ( at character 2 of the expression, found \")\"",
                "1, 2 | parentheses do not match, or a comma stands outside of a function's, at character 3",
                "(x1 | parentheses do not match, or a comma stands outside of a function's, at character 4",
                "x1) | parentheses do not match, or a comma stands outside of a function's, at character 4",
                "1e400 | expected a number that double precision holds at character 1 of the expression, found \"1e400\"",
                "0x10 | expected an operator such as * at character 2 of the expression, found \"x10\"",
                "1L | expected an operator such as * at character 2 of the expression, found \"L\"",
                "x1 % 2 | expected an operator such as * at character 4 of the expression, found \"% 2\"",
                "x1 ** 2 | expected a number, a name or ( at character 5 of the expression, found \"* 2\"",
                "x1 < 2 | expected an operator such as * at character 4 of the expression, found \"< 2\"",
                "x1 − 1 | expected an operator such as * at character 4 of the expression, found \"− 1\"",
                "[x1] | expected a number, a name or ( at character 1 of the expression, found \"[x1]\"",
            })
    void aMistakeIsNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> Expression.compile(text, X1_X2))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownNameIsToldTheNearestKnownOne() {
        assertThatThrownBy(() -> Expression.compile("sine(x1)", X1_X2))
                .hasMessage("unknown name sine; did you mean sin? (there are x1, x2, pi, e, sin, cos, tan, asin, acos,"
                        + " atan, sinh, cosh, tanh, exp, log, log10, sqrt, abs, sign, floor, ceil, min, max)");
        assertThatThrownBy(() -> Expression.compile("x3", X1_X2)).hasMessageStartingWith("unknown name x3; did you");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Runtime",
                "java.lang.Runtime.getRuntime().exec(\"true\")",
                "Math.exit(1)",
                "System.exit(1)",
                "exit(1)",
                "x1 = 3",
                "x1 == 3",
                "x1 += 1",
                "x1++",
                "x1; x2",
                "x1 && x2",
                "x1 ? 1 : 2",
                "!x1",
                "~x1",
                "x1'",
                "\"text\"",
                "'t'",
                "true",
                "null",
                "NaN",
                "Infinity",
                "${x1}",
                "#{x1}",
                "import os",
                "new File(\"/etc/passwd\")",
                "T(java.lang.System)",
                "x1 instanceof x2",
                "x1 -> x2",
                "{x1}",
                "x1 // x2",
                "x1 /* x2 */",
                "\u0000",
                "",
            })
    void whatIsNotArithmeticIsRefused(String text) {
        assertThatThrownBy(() -> Expression.compile(text, X1_X2)).isInstanceOf(InvalidTargetException.class);
    }

    @Test
    void hugeExpressionsAreRefusedAtOnce() {
        List<String> bombs = List.of(
                "(".repeat(10_000) + "x1" + ")".repeat(10_000),
                "(".repeat(9_000),
                "sin(".repeat(1_900) + "x1" + ")".repeat(1_900),
                "-".repeat(9_000) + "x",
                "2^".repeat(4_000) + "2",
                "x1" + "+x1".repeat(3_000),
                "1".repeat(9_999) + "0");
        for (String bomb : bombs) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30),
                    () -> assertThatThrownBy(() -> Expression.compile(bomb, List.of("x1")))
                            .isInstanceOf(InvalidTargetException.class)
                            .extracting(Throwable::getMessage)
                            .asString()
                            .hasSizeLessThan(200));
        }
    }

    @Test
    void theDeepestExpressionIsEvaluatedOnASmallStack() throws InterruptedException {
        Expression deepest = Expression.compile("x1" + "+x1".repeat(1_000), List.of("x1"));
        Expression parentheses = Expression.compile("(".repeat(4_000) + "x1" + ")".repeat(4_000), List.of("x1"));
        Expression wide = Expression.compile("max(" + "0,".repeat(4_000) + "x1)", List.of("x1"));
        double[] values = new double[3];
        Thread thread = new Thread(
                null,
                () -> {
                    values[0] = deepest.at(1);
                    values[1] = parentheses.at(2);
                    values[2] = wide.at(3);
                },
                "small stack",
                256 * 1024);
        thread.start();
        thread.join();
        assertThat(values).containsExactly(1_001, 2, 3);
    }

    @Test
    void variablesAreThoseThatAreDeclared() {
        Expression damped = Expression.compile("mu * (1 - q^2) * p - q", List.of("q", "p", "mu"));
        assertThat(damped.at(2, 3, 0.5)).isEqualTo(-6.5);
        assertThatThrownBy(() -> Expression.compile("x1", List.of("q"))).isInstanceOf(InvalidTargetException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi", "e", "sin", "x1"})
    void aVariableCannotTakeANameThatIsTaken(String name) {
        assertThatThrownBy(() -> Expression.compile("1", List.of("x1", name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name " + name + " has two meanings");
    }

    @Test
    void whatIsNotFiniteIsHandedOn() {
        for (String text : List.of("min(x1, 0)", "max(0, x1)", "abs(x1)", "x1 * 0", "sign(x1)", "floor(x1)")) {
            assertThat(Expression.compile(text, List.of("x1")).at(Double.NaN))
                    .as(text)
                    .isNaN();
        }
        assertThat(Expression.compile("1 / x1", List.of("x1")).at(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
