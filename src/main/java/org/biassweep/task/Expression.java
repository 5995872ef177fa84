package org.biassweep.task;

import java.util.List;

/**
 * A real function of named variables.
 *
 * <p>Immutable, so that any number of threads may evaluate it. Elementary functions are {@link StrictMath}'s: a target
 * has the same bits on every machine.
 */
@FunctionalInterface
interface Expression {

    /**
     * The value at a point.
     *
     * @param variables one number a variable, in the order in which they were declared; not changed
     */
    double at(double... variables);

    /**
     * Compiles a text such as {@code x1^3 - 0.5 * x1}: {@code + - * / ^}, signs, parentheses, numbers, {@code pi},
     * {@code e}, the variables and the functions of {@link Elementary}. Powers bind stronger than signs and to the
     * right: {@code -2^2 = -4}, {@code 2^3^2 = 512}.
     *
     * @param variables the names that may stand in the text
     * @throws InvalidTargetException if the text is anything else; its message says where and what would do
     */
    static Expression compile(String text, List<String> variables) {
        return new ExpressionCompiler(variables).compile(Notation.postfix(text));
    }
}
