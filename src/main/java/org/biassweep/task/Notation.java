package org.biassweep.task;

import java.util.LinkedList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.parsington.ExpressionParser;
import org.scijava.parsington.Group;
import org.scijava.parsington.Operator;
import org.scijava.parsington.Operator.Associativity;
import org.scijava.parsington.Operators;
import org.scijava.parsington.ParseOperation;
import org.scijava.parsington.Variable;

/**
 * The notation of expressions: reads a text into tokens in postfix order, with Parsington's shunting yard.
 *
 * <p>Parsington of itself also reads strings, booleans, hexadecimal and signed numbers and several statements; here it
 * is handed six operators and parentheses, and finds unsigned decimal numbers and names besides.
 */
final class Notation extends ParseOperation {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int SHOWN_CHARACTERS = 20;
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private static final ExpressionParser PARSER = new ExpressionParser(
            List.of(
                    Operators.PARENS,
                    Operators.POW,
                    new Sign("+"),
                    new Sign("-"),
                    Operators.MUL,
                    Operators.DIV,
                    Operators.ADD,
                    Operators.SUB),
            ",",
            ";",
            Notation::new);

    private Notation(ExpressionParser parser, String text) {
        super(parser, text);
    }

    /**
     * The tokens of a text in postfix order: {@link Double}, {@link Variable} for any name, {@link Operator} of one or
     * two operands, {@link Group} of as many as it holds, {@link org.scijava.parsington.Function} of a name and a group.
     *
     * @throws InvalidTargetException if the text is not in the notation
     */
    static List<Object> postfix(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidTargetException(
                    "the expression has " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
        }
        return PARSER.parsePostfix(text);
    }

    @Override
    @SuppressWarnings("NonApiType") // the signature is Parsington's
    public LinkedList<Object> parsePostfix() {
        LinkedList<Object> tokens;
        try {
            tokens = super.parsePostfix();
        } catch (InvalidTargetException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidTargetException(
                    "parentheses do not match, or a comma stands outside of a function's, at character "
                            + (pos.get() + 1));
        }
        if (!infix) {
            throw expected("a number, a name or (");
        }
        return tokens;
    }

    @Override
    protected Double parseLiteral() {
        Matcher number = NUMBER.matcher(expression).region(pos.get(), expression.length());
        if (infix || !number.lookingAt()) {
            return null;
        }
        double value = Double.parseDouble(number.group());
        if (Double.isInfinite(value)) {
            throw expected("a number that double precision holds");
        }
        pos.set(number.end());
        return value;
    }

    @Override
    protected String parseStatementSeparator() {
        return null;
    }

    @Override
    protected Group parseGroupTerminator() {
        Group group = super.parseGroupTerminator();
        if (group != null && !infix) {
            pos.set(pos.get() - 1);
            throw expected("a number, a name or (");
        }
        return group;
    }

    /** The last thing that Parsington tries at a place: what is not a name either has no meaning there. */
    @Override
    protected Variable parseVariable() {
        Variable name = super.parseVariable();
        if (name == null) {
            throw expected(infix ? "an operator such as *" : "a number, a name or (");
        }
        return name;
    }

    private InvalidTargetException expected(String wanted) {
        String rest = expression.substring(pos.get());
        String found =
                rest.isEmpty() ? "the end" : "\"" + rest.substring(0, Math.min(rest.length(), SHOWN_CHARACTERS)) + "\"";
        return new InvalidTargetException(
                "expected " + wanted + " at character " + (pos.get() + 1) + " of the expression, found " + found);
    }

    /**
     * A sign before an operand. What it meets on the stack it leaves there, as it does not end that operand ({@code
     * 2^-1}); on the stack it binds weaker than a power ({@code -2^2}).
     */
    private static final class Sign extends Operator {

        private final Operator onStack;

        Sign(String symbol) {
            super(symbol, 1, Associativity.RIGHT, Double.POSITIVE_INFINITY);
            onStack = new Operator(symbol, 1, Associativity.RIGHT, Operators.NEG.getPrecedence());
        }

        @Override
        public Operator instance() {
            return onStack;
        }
    }
}
