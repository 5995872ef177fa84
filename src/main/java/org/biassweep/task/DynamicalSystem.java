package org.biassweep.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Time;

/** A dynamical system, its expressions compiled. */
final class DynamicalSystem {

    private final Dynamics dynamics;
    private final Penalty penalty;
    private final List<Expression> equations;
    private final List<Expression> outputs;
    private final Map<String, Expression> formulas = new LinkedHashMap<>();

    /**
     * Compiles a system.
     *
     * @throws InvalidTargetException if an expression is not in the notation of {@link Expression#compile}; states and
     *     inputs may stand in equations, states alone in what is observed and in inputs that are formulas
     */
    DynamicalSystem(Dynamics dynamics, Penalty penalty) {
        this.dynamics = dynamics.rewritten(text -> text.strip().replaceAll("\\s+", " "));
        this.penalty = penalty;
        List<String> states = List.copyOf(this.dynamics.state().keySet());
        List<String> variables = new ArrayList<>(states);
        variables.addAll(this.dynamics.inputs().keySet());
        equations = compiled(this.dynamics.state().values(), variables);
        outputs = compiled(this.dynamics.observe(), states);
        this.dynamics.inputs().forEach((name, signal) -> {
            if (signal instanceof InputSignal.Formula formula) {
                formulas.put(name, Expression.compile(formula.expression(), states));
            }
        });
    }

    private static List<Expression> compiled(Collection<String> texts, List<String> variables) {
        return texts.stream().map(text -> Expression.compile(text, variables)).toList();
    }

    /** The system as it is written. */
    Dynamics dynamics() {
        return dynamics;
    }

    /** What the loss adds. */
    Penalty penalty() {
        return penalty;
    }

    /** Each output, in the states. */
    List<Expression> outputs() {
        return outputs;
    }

    /** Derivatives or next states, in states and inputs. */
    List<Expression> equations() {
        return equations;
    }

    int states() {
        return equations.size();
    }

    int inputs() {
        return dynamics.inputs().size();
    }

    boolean isFlow() {
        return dynamics.time() == Time.CONTINUOUS;
    }

    /** How the state moves by a step; without a meaning for {@code step} where time is discrete. */
    Motion motion(double step) {
        return isFlow() ? new Flow(equations, step) : new Jump(equations);
    }

    /** The inputs of one trajectory. */
    Drive drive(TrajectoryDraws draws) {
        List<Drive.Source> sources = new ArrayList<>();
        dynamics.inputs()
                .forEach((name, signal) ->
                        sources.add(Drive.source(signal, formulas.get(name), draws.input(sources.size()))));
        return new Drive(states(), sources);
    }

    /** Whether a trajectory depends on what is drawn; where it does not there is only one. */
    boolean isDrawn() {
        return dynamics.initial().values().stream().anyMatch(DynamicalSystem::isWide)
                || dynamics.inputs().values().stream().anyMatch(DynamicalSystem::isRandom);
    }

    private static boolean isRandom(InputSignal signal) {
        return signal instanceof InputSignal.Pulses
                || (signal instanceof InputSignal.Uniform uniform && uniform.low() < uniform.high());
    }

    private static boolean isWide(Interval interval) {
        return interval.low() < interval.high();
    }
}
