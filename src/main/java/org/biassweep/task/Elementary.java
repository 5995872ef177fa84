package org.biassweep.task;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.biassweep.spec.Keyword;

/** The functions of an expression, of one argument or of two and more. */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
enum Elementary implements Keyword {
    SIN(x -> StrictMath.sin(x)),
    COS(x -> StrictMath.cos(x)),
    TAN(x -> StrictMath.tan(x)),
    ASIN(x -> StrictMath.asin(x)),
    ACOS(x -> StrictMath.acos(x)),
    ATAN(x -> StrictMath.atan(x)),
    SINH(x -> StrictMath.sinh(x)),
    COSH(x -> StrictMath.cosh(x)),
    TANH(x -> StrictMath.tanh(x)),
    EXP(x -> StrictMath.exp(x)),
    /** The natural logarithm. */
    LOG(x -> StrictMath.log(x)),
    LOG10(x -> StrictMath.log10(x)),
    SQRT(x -> StrictMath.sqrt(x)),
    ABS(x -> StrictMath.abs(x)),
    /** −1, 0 or 1. */
    SIGN(x -> StrictMath.signum(x)),
    FLOOR(x -> StrictMath.floor(x)),
    CEIL(x -> StrictMath.ceil(x)),
    MIN((x, y) -> StrictMath.min(x, y)),
    MAX((x, y) -> StrictMath.max(x, y));

    private final DoubleUnaryOperator ofOne;
    private final DoubleBinaryOperator ofTwo;

    Elementary(DoubleUnaryOperator ofOne) {
        this.ofOne = ofOne;
        this.ofTwo = null;
    }

    Elementary(DoubleBinaryOperator ofTwo) {
        this.ofOne = null;
        this.ofTwo = ofTwo;
    }

    /**
     * This function of arguments.
     *
     * @throws InvalidTargetException if it takes another number of arguments
     */
    Expression of(List<Expression> arguments) {
        int count = arguments.size();
        if (ofOne == null ? count < 2 : count != 1) {
            throw new InvalidTargetException(keyword() + " takes "
                    + (ofOne == null ? "two or more arguments" : "one argument") + ", not " + count);
        }
        Expression first = arguments.get(0);
        if (ofOne != null) {
            return variables -> ofOne.applyAsDouble(first.at(variables));
        }
        Expression[] others = arguments.subList(1, count).toArray(Expression[]::new);
        return variables -> {
            double value = first.at(variables);
            for (Expression other : others) {
                value = ofTwo.applyAsDouble(value, other.at(variables));
            }
            return value;
        };
    }
}
