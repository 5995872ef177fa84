package org.biassweep.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.biassweep.spec.CatalogueSystem;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Nearest;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Problems;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.SystemSpec;
import org.biassweep.spec.WrittenSystem;

/** Makes systems of what a job says of them, and says what is wrong with those that cannot be made. */
final class SystemTasks {

    /** Keys that may stand beside the parameters of a catalogue system. */
    private static final List<String> COMMON_KEYS =
            List.of("system", "name", "horizon", "step", "train_trajectories", "eval_trajectories", "draw");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private SystemTasks() {}

    static Task of(SystemSpec spec, Recurrence recurrence) {
        return new SystemTask(spec.name(), system(spec), spec.sampling(), recurrence.warmUpSteps());
    }

    private static DynamicalSystem system(SystemSpec spec) {
        return spec instanceof CatalogueSystem named
                ? Keyword.of(SystemCatalogue.class, named.system()).system(named.parameters())
                : new DynamicalSystem(((WrittenSystem) spec).dynamics(), Penalty.NONE);
    }

    /**
     * The spec with everything filled in that it left open; as it was, if something is wrong with it.
     *
     * @param key the path of the task
     * @param problems gets a sentence for each mistake
     */
    static SystemSpec checked(SystemSpec spec, String key, Recurrence recurrence, Problems problems) {
        SystemSpec filled = spec;
        String where = key;
        if (spec instanceof CatalogueSystem named) {
            filled = filled(named, key, problems);
        } else {
            where = key + ".system";
            check(((WrittenSystem) spec).dynamics(), where, problems);
        }
        if (problems.concern(key)) {
            return spec;
        }
        try {
            filled = sampled(filled, where, problems);
            if (!problems.concern(key)) {
                of(filled, recurrence);
            }
        } catch (InvalidTargetException e) {
            problems.add(where, e.getMessage());
        }
        return filled;
    }

    private static CatalogueSystem filled(CatalogueSystem spec, String key, Problems problems) {
        List<String> known = Keyword.all(SystemCatalogue.class);
        if (!known.contains(spec.system())) {
            problems.add(
                    key + ".system",
                    "unknown system " + spec.system() + "; " + Nearest.suggestion(spec.system(), known));
            return spec;
        }
        SystemCatalogue system = Keyword.of(SystemCatalogue.class, spec.system());
        Sampling given = spec.sampling();
        CatalogueSystem filled = new CatalogueSystem(
                spec.name(),
                spec.system(),
                system.allParameters().filled(spec.parameters()),
                new Sampling(
                        given.horizon() == null ? Integer.valueOf(system.horizon()) : given.horizon(),
                        given.step() == null ? Double.valueOf(system.step()) : given.step(),
                        given.trainTrajectories(),
                        given.evalTrajectories(),
                        given.draw()));
        system.allParameters().check(filled.parameters(), COMMON_KEYS, key, problems);
        return filled;
    }

    /** With its step computed, and as many trajectories as there are. */
    private static SystemSpec sampled(SystemSpec spec, String key, Problems problems) {
        DynamicalSystem system = system(spec);
        Sampling given = spec.sampling();
        Double step = given.step();
        if (!system.isFlow()) {
            if (step != null && step != 1) {
                problems.add(
                        key + ".step",
                        (given.stepIsOpen() ? "a computed step" : Numbers.text(step))
                                + " where time is discrete, so that a step is 1; leave it out");
            }
            step = 1.0;
        } else if (given.stepIsOpen()) {
            step = Autocorrelation.halfWidth(system);
        }
        Sampling sampling = new Sampling(
                given.horizon(),
                step,
                system.isDrawn() ? given.trainTrajectories() : 1,
                system.isDrawn() ? given.evalTrajectories() : 1,
                given.draw());
        return spec instanceof CatalogueSystem named
                ? new CatalogueSystem(named.name(), named.system(), named.parameters(), sampling)
                : new WrittenSystem(spec.name(), ((WrittenSystem) spec).dynamics(), sampling);
    }

    private static void check(Dynamics dynamics, String key, Problems problems) {
        List<String> variables = new ArrayList<>();
        dynamics.state().keySet().forEach(name -> checkName(name, key + ".state." + name, variables, problems));
        List<String> states = List.copyOf(variables);
        dynamics.inputs().keySet().forEach(name -> checkName(name, key + ".inputs." + name, variables, problems));
        if (problems.concern(key)) {
            return;
        }
        dynamics.state()
                .forEach((name, equation) -> checkExpression(equation, variables, key + ".state." + name, problems));
        for (Map.Entry<String, InputSignal> input : dynamics.inputs().entrySet()) {
            if (input.getValue() instanceof InputSignal.Formula formula) {
                checkExpression(formula.expression(), states, key + ".inputs." + input.getKey() + ".formula", problems);
            }
        }
        List<String> outputs = dynamics.observe();
        for (int k = 0; k < outputs.size(); k++) {
            checkExpression(
                    outputs.get(k), states, key + ".observe" + (outputs.size() == 1 ? "" : "[" + k + "]"), problems);
        }
    }

    private static void checkName(String name, String key, List<String> variables, Problems problems) {
        if (!NAME.matcher(name).matches()) {
            problems.add(key, name + " is no name for a variable; give a letter, then letters, digits and _");
        } else if (variables.contains(name)
                || name.equals("pi")
                || name.equals("e")
                || Keyword.all(Elementary.class).contains(name)) {
            problems.add(key, "the name " + name + " has a meaning already; give another one");
        } else {
            variables.add(name);
        }
    }

    private static void checkExpression(String text, List<String> variables, String key, Problems problems) {
        try {
            Expression.compile(text, variables);
        } catch (InvalidTargetException e) {
            problems.add(key, e.getMessage());
        }
    }
}
