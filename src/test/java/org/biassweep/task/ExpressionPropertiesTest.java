package org.biassweep.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
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

    @Property(edgeCases = EdgeCasesMode.NONE)
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
        Arbitrary<Term> terms = atoms().withoutEdgeCases();
        for (int depth = 0; depth < 5; depth++) {
            terms = nested(terms).withoutEdgeCases();
        }
        return terms;
    }

    private static Arbitrary<Term> atoms() {
        return Arbitraries.oneOf(
                Arbitraries.doubles()
                        .between(0, 1e6)
                        .ofScale(6)
                        .map(value -> new Term(Double.toString(value), ATOM, x -> value)),
                Arbitraries.of(
                        new Term("x1", ATOM, x -> x[0]),
                        new Term("x2", ATOM, x -> x[1]),
                        new Term("pi", ATOM, x -> Math.PI),
                        new Term("e", ATOM, x -> Math.E)));
    }

    private static Arbitrary<Term> nested(Arbitrary<Term> operands) {
        return Arbitraries.oneOf(
                operands,
                pairs(
                        operands,
                        (a, b) -> new Term(a.inside(SUM) + " + " + b.inside(PRODUCT), SUM, x -> a.at(x) + b.at(x))),
                pairs(
                        operands,
                        (a, b) -> new Term(a.inside(SUM) + "-" + b.inside(PRODUCT), SUM, x -> a.at(x) - b.at(x))),
                pairs(
                        operands,
                        (a, b) -> new Term(a.inside(PRODUCT) + "*" + b.inside(SIGN), PRODUCT, x -> a.at(x) * b.at(x))),
                pairs(
                        operands,
                        (a, b) ->
                                new Term(a.inside(PRODUCT) + " / " + b.inside(SIGN), PRODUCT, x -> a.at(x) / b.at(x))),
                pairs(
                        operands,
                        (a, b) -> new Term(
                                a.inside(ATOM) + "^" + b.inside(SIGN), POWER, x -> StrictMath.pow(a.at(x), b.at(x)))),
                operands.map(a -> new Term("-" + a.inside(SIGN), SIGN, x -> -a.at(x))),
                operands.map(a -> new Term("cos(" + a.text() + ")", ATOM, x -> StrictMath.cos(a.at(x)))),
                operands.map(a -> new Term("sqrt(" + a.text() + ")", ATOM, x -> Math.sqrt(a.at(x)))),
                pairs(
                        operands,
                        (a, b) -> new Term(
                                "max(" + a.text() + ", " + b.text() + ", 0.5)",
                                ATOM,
                                x -> Math.max(Math.max(a.at(x), b.at(x)), 0.5))));
    }

    private static Arbitrary<Term> pairs(Arbitrary<Term> operands, Combinators.F2<Term, Term, Term> join) {
        return Combinators.combine(operands, operands).as(join);
    }
}
