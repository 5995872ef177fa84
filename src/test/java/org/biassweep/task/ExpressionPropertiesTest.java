package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.Assertions;

/** Random expressions against an evaluation that does not go through a text. */
class ExpressionPropertiesTest {

    private static final List<String> VARIABLES = List.of("x1", "x2");
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    /** An expression's text with no more parentheses than it needs, how strongly it binds, and its meaning. */
    private record Term(String text, int binds, Expression meaning) {

        String inside(int atLeast) {
            return binds < atLeast ? "(" + text + ")" : text;
        }

        double at(double... x) {
            return meaning.at(x);
        }
    }

    @Property
    void whatIsPrintedIsReadBackAsTheSameFunction(
            @ForAll("terms") Term term,
            @ForAll @DoubleRange(min = -3, max = 3) double x1,
            @ForAll @DoubleRange(min = -3, max = 3) double x2) {
        assertThat(Expression.compile(term.text(), VARIABLES).at(x1, x2))
                .as(term.text())
                .isEqualTo(Double.valueOf(term.at(x1, x2)));
    }

    @Property
    void anyTextIsCompiledOrRefusedWithASentence(@ForAll @StringLength(max = 60) String text) {
        refusedOrCompiled(text);
    }

    @Property
    void anyRowOfTokensIsCompiledOrRefusedWithASentence(@ForAll("tokens") List<String> tokens) {
        refusedOrCompiled(String.join("", tokens));
    }

    private static void refusedOrCompiled(String text) {
        Throwable thrown = Assertions.catchThrowable(
                () -> Expression.compile(text, VARIABLES).at(0.5, -2));
        if (thrown != null) {
            assertThat(thrown).isExactlyInstanceOf(InvalidTargetException.class);
            assertThat(thrown.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "x1", "x2", "pi", "1", "2.5e-1", "+", "-", "*", "/", "^", "(", ")", ",", "sin", "max", " ")
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Term> terms() {
        return Arbitraries.randomValue(random -> term(random, 6));
    }

    private static Term term(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(11);
        if (kind < 2) {
            return atom(random);
        }
        Term a = term(random, depth - 1);
        Term b = term(random, depth - 1);
        return switch (kind) {
            case 2 -> new Term(a.inside(SUM) + " + " + b.inside(PRODUCT), SUM, x -> a.at(x) + b.at(x));
            case 3 -> new Term(a.inside(SUM) + "-" + b.inside(PRODUCT), SUM, x -> a.at(x) - b.at(x));
            case 4 -> new Term(a.inside(PRODUCT) + "*" + b.inside(SIGN), PRODUCT, x -> a.at(x) * b.at(x));
            case 5 -> new Term(a.inside(PRODUCT) + " / " + b.inside(SIGN), PRODUCT, x -> a.at(x) / b.at(x));
            case 6 -> new Term(a.inside(ATOM) + "^" + b.inside(SIGN), POWER, x -> StrictMath.pow(a.at(x), b.at(x)));
            case 7 -> new Term("-" + a.inside(SIGN), SIGN, x -> -a.at(x));
            case 8 -> new Term("cos(" + a.text() + ")", ATOM, x -> StrictMath.cos(a.at(x)));
            case 9 -> new Term("sqrt(" + a.text() + ")", ATOM, x -> Math.sqrt(a.at(x)));
            default ->
                new Term(
                        "max(" + a.text() + ", " + b.text() + ", 0.5)",
                        ATOM,
                        x -> Math.max(Math.max(a.at(x), b.at(x)), 0.5));
        };
    }

    private static Term atom(Random random) {
        double number = random.nextInt(4) == 0 ? random.nextDouble() * 1e-5 : random.nextDouble() * 10;
        return switch (random.nextInt(5)) {
            case 0 -> new Term("x1", ATOM, x -> x[0]);
            case 1 -> new Term("x2", ATOM, x -> x[1]);
            case 2 -> new Term("pi", ATOM, x -> Math.PI);
            case 3 -> new Term("e", ATOM, x -> Math.E);
            default -> new Term(Double.toString(number), ATOM, x -> number);
        };
    }
}
