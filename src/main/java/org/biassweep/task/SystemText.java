package org.biassweep.task;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Time;

/** The parts of a dynamical system in a form to read and to compare. */
public final class SystemText {

    private SystemText() {}

    /** Such as {@code u' = v, v' = -u}, or {@code u[t+1] = 2 * u}. */
    public static String equations(Dynamics dynamics) {
        String next = dynamics.time() == Time.CONTINUOUS ? "'" : "[t+1]";
        return joined(dynamics.state(), (variable, equation) -> variable + next + " = " + equation);
    }

    /** Such as {@code x1 uniform on [-1, 1], held 5 steps}, or {@code none}. */
    public static String inputs(Dynamics dynamics) {
        return dynamics.inputs().isEmpty()
                ? "none"
                : joined(dynamics.inputs(), (variable, signal) -> variable + signal(signal));
    }

    /** Such as {@code u / 2, v / 2}. */
    public static String observed(Dynamics dynamics) {
        return String.join(", ", dynamics.observe());
    }

    /** Such as {@code u in [-1, 1], v = 0; settles for 20}. */
    public static String initial(Dynamics dynamics) {
        String start = joined(dynamics.initial(), (variable, interval) -> variable + start(interval));
        return dynamics.settle() == 0 ? start : start + "; settles for " + Numbers.text(dynamics.settle());
    }

    /** The values of variables, such as {@code u = 1, v = 0.5}. */
    static String values(List<String> variables, double[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < variables.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(variables.get(i))
                    .append(" = ")
                    .append(Numbers.text(values[i]));
        }
        return text.toString();
    }

    private static String signal(InputSignal signal) {
        if (signal instanceof InputSignal.Uniform uniform) {
            return " uniform on " + interval(uniform.low(), uniform.high())
                    + (uniform.hold() == InputSignal.Uniform.ALWAYS
                            ? ", held throughout"
                            : ", held " + uniform.hold() + (uniform.hold() == 1 ? " step" : " steps"));
        }
        if (signal instanceof InputSignal.Pulses pulses) {
            return " -1 or 1 with probability " + Numbers.text(pulses.probability()) + " at each step, else 0";
        }
        return " = " + ((InputSignal.Formula) signal).expression();
    }

    private static String start(Interval interval) {
        return interval.low() == interval.high()
                ? " = " + Numbers.text(interval.low())
                : " in " + interval(interval.low(), interval.high());
    }

    private static String interval(double low, double high) {
        return "[" + Numbers.text(low) + ", " + Numbers.text(high) + "]";
    }

    private static <T> String joined(Map<String, T> map, BiFunction<String, T, String> text) {
        return map.entrySet().stream()
                .map(entry -> text.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
