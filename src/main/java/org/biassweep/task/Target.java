package org.biassweep.task;

import java.util.List;
import java.util.stream.IntStream;
import org.biassweep.spec.Smoothness;
import org.biassweep.spec.WrittenFunction;

/**
 * A function h from a box in R^d to R^l.
 *
 * @param formulas what each output is, to read and to compare: the same text is the same function
 * @param outputs each output as a function of x1 … xd
 * @param domain where it is to be approximated
 * @param smoothness what bounds it between samples, of one variable; null where nothing is known
 */
record Target(List<String> formulas, List<Expression> outputs, Box domain, Smoothness smoothness) {

    /** A function of which nothing is known between the places where it is evaluated. */
    Target(List<String> formulas, List<Expression> outputs, Box domain) {
        this(formulas, outputs, domain, null);
    }

    /** @throws IllegalArgumentException unless there is a formula for each output and at least one of them */
    Target {
        formulas = List.copyOf(formulas);
        outputs = List.copyOf(outputs);
        if (outputs.isEmpty() || formulas.size() != outputs.size()) {
            throw new IllegalArgumentException(formulas.size() + " formulas for " + outputs.size() + " outputs");
        }
    }

    /**
     * The function that formulas in x1 … xd describe.
     *
     * @throws InvalidTargetException if one of them is not in the notation of {@link Expression#compile}
     */
    static Target compile(List<String> formulas, Box domain) {
        List<String> variables = IntStream.rangeClosed(1, domain.dimension())
                .mapToObj(i -> "x" + i)
                .toList();
        List<String> texts = formulas.stream()
                .map(formula -> formula.strip().replaceAll("\\s+", " "))
                .toList();
        return new Target(
                texts,
                texts.stream().map(text -> Expression.compile(text, variables)).toList(),
                domain);
    }

    /** The function that a job file spells out. */
    static Target of(WrittenFunction function) {
        return compile(function.targets(), new Box(function.domain())).with(function.smoothness());
    }

    /** The same function, with what bounds it between samples. */
    Target with(Smoothness known) {
        return new Target(formulas, outputs, domain, known);
    }

    /** The formulas and the domain, such as {@code sin(pi * x1) on [-1, 1]}. */
    String text() {
        return (formulas.size() == 1 ? formulas.get(0) : "(" + String.join(", ", formulas) + ")") + " on "
                + domain.text();
    }
}
