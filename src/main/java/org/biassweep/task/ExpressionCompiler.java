package org.biassweep.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.spec.Nearest;
import org.scijava.parsington.Function;
import org.scijava.parsington.Group;
import org.scijava.parsington.Operator;
import org.scijava.parsington.Variable;

/** Turns the postfix tokens of {@link Notation} into nested functions, with a stack of its own: it never recurses. */
final class ExpressionCompiler {

    /** Evaluation recurses this deep at most: far below what overflows a thread's stack. */
    private static final int MOST_DEPTH = 1000;

    private final Map<String, Operand> names = new LinkedHashMap<>();
    private final Deque<Operand> stack = new ArrayDeque<>();

    /** @throws IllegalArgumentException if a variable stands twice or has the name of a constant or function */
    ExpressionCompiler(List<String> variables) {
        for (int i = 0; i < variables.size(); i++) {
            int index = i;
            declare(variables.get(i), new Value(point -> point[index], 0));
        }
        declare("pi", new Value(point -> Math.PI, 0));
        declare("e", new Value(point -> Math.E, 0));
        for (Elementary function : Elementary.values()) {
            declare(function.keyword(), new Name(function));
        }
    }

    private void declare(String name, Operand meaning) {
        if (names.put(name, meaning) != null) {
            throw new IllegalArgumentException("the name " + name + " has two meanings");
        }
    }

    /** @throws InvalidTargetException if a name is unknown, or is called or multiplied as it cannot be */
    Expression compile(List<Object> postfix) {
        postfix.forEach(this::take);
        return value(stack.pop()).expression();
    }

    private void take(Object token) {
        if (token instanceof Double number) {
            double value = number;
            stack.push(new Value(point -> value, 0));
        } else if (token instanceof Variable name) {
            stack.push(meaning(name.getToken()));
        } else if (token instanceof Group group) {
            stack.push(new Arguments(pop(group.getArity())));
        } else if (token instanceof Function) {
            Operand arguments = stack.pop();
            stack.push(call(stack.pop(), arguments));
        } else {
            Operator operator = (Operator) token;
            List<Value> operands = pop(operator.getArity());
            stack.push(nest(operator(operator.getToken(), expressions(operands)), operands));
        }
    }

    private Operand meaning(String name) {
        Operand meaning = names.get(name);
        if (meaning == null) {
            throw new InvalidTargetException("unknown name " + name + "; " + Nearest.suggestion(name, names.keySet()));
        }
        return meaning;
    }

    private static Value call(Operand called, Operand arguments) {
        if (!(called instanceof Name name)) {
            throw new InvalidTargetException("a * is missing before (: only a function's name can stand there");
        }
        List<Value> values = ((Arguments) arguments).values();
        return nest(name.function().of(expressions(values)), values);
    }

    private static Expression operator(String symbol, List<Expression> operands) {
        Expression a = operands.get(0);
        if (operands.size() == 1) {
            return symbol.equals("-") ? point -> -a.at(point) : a;
        }
        Expression b = operands.get(1);
        return switch (symbol) {
            case "+" -> point -> a.at(point) + b.at(point);
            case "-" -> point -> a.at(point) - b.at(point);
            case "*" -> point -> a.at(point) * b.at(point);
            case "/" -> point -> a.at(point) / b.at(point);
            case "^" -> point -> StrictMath.pow(a.at(point), b.at(point));
            default -> throw new AssertionError("the notation has no operator " + symbol);
        };
    }

    private List<Value> pop(int count) {
        Value[] values = new Value[count];
        for (int i = count - 1; i >= 0; i--) {
            values[i] = value(stack.pop());
        }
        return List.of(values);
    }

    private static Value value(Operand operand) {
        if (operand instanceof Name name) {
            String function = name.function().keyword();
            throw new InvalidTargetException(function + " is a function; write its argument as " + function + "(x)");
        }
        if (operand instanceof Arguments arguments) {
            if (arguments.values().size() != 1) {
                throw new InvalidTargetException("a comma separates the arguments of a function, but no function's name"
                        + " stands before the parenthesis");
            }
            return arguments.values().get(0);
        }
        return (Value) operand;
    }

    private static Value nest(Expression expression, List<Value> operands) {
        int depth = 1 + operands.stream().mapToInt(Value::depth).max().orElse(0);
        if (depth > MOST_DEPTH) {
            throw new InvalidTargetException(
                    "the expression nests more than " + MOST_DEPTH + " operations; group long sums by parentheses");
        }
        return new Value(expression, depth);
    }

    private static List<Expression> expressions(List<Value> values) {
        return values.stream().map(Value::expression).toList();
    }

    /** What may lie on the stack. */
    private sealed interface Operand {}

    /** A function of the variables, and how deep its evaluation recurses. */
    private record Value(Expression expression, int depth) implements Operand {}

    /** What stood in a pair of parentheses. */
    private record Arguments(List<Value> values) implements Operand {}

    /** The name of a function that has not met its arguments yet. */
    private record Name(Elementary function) implements Operand {}
}
