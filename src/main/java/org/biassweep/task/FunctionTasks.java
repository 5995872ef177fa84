package org.biassweep.task;

import java.util.List;
import java.util.Optional;
import org.biassweep.spec.CatalogueFunction;
import org.biassweep.spec.Interval;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Nearest;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Problems;
import org.biassweep.spec.WrittenFunction;

/** Makes functions of what a job says of them, and says what is wrong with those that cannot be made. */
final class FunctionTasks {

    /** Keys that may stand beside the parameters of a catalogue function. */
    private static final List<String> COMMON_KEYS = List.of("function", "name", "train_samples", "eval_samples");

    private FunctionTasks() {}

    static Task of(CatalogueFunction spec) {
        Target target = Keyword.of(Catalogue.class, spec.function()).target(spec.parameters());
        return new FunctionTask(spec.name(), target.text(), target, spec.trainSamples(), spec.evalSamples());
    }

    static Task of(WrittenFunction spec) {
        Target target = Target.of(spec);
        String text = target.text()
                + (spec.smoothness() == null ? "" : ", " + spec.smoothness().text());
        return new FunctionTask(spec.name(), text, target, spec.trainSamples(), spec.evalSamples());
    }

    private static Optional<Catalogue> named(String name) {
        return Keyword.all(Catalogue.class).contains(name)
                ? Optional.of(Keyword.of(Catalogue.class, name))
                : Optional.empty();
    }

    /** The spec with every parameter that it is silent of at its default. */
    static CatalogueFunction filled(CatalogueFunction spec) {
        return named(spec.function())
                .map(function -> new CatalogueFunction(
                        spec.name(),
                        spec.function(),
                        function.allParameters().filled(spec.parameters()),
                        spec.trainSamples(),
                        spec.evalSamples()))
                .orElse(spec);
    }

    /** Adds a sentence for each mistake. */
    static void check(CatalogueFunction spec, String key, Problems problems) {
        Optional<Catalogue> function = named(spec.function());
        if (function.isEmpty()) {
            problems.add(
                    key + ".function",
                    "unknown function " + spec.function() + "; "
                            + Nearest.suggestion(spec.function(), Keyword.all(Catalogue.class)));
            return;
        }
        function.get().allParameters().check(spec.parameters(), COMMON_KEYS, key, problems);
        if (!problems.concern(key)) {
            try {
                of(spec);
            } catch (InvalidTargetException e) {
                problems.add(key, e.getMessage());
            }
        }
    }

    /** Adds a sentence for each mistake. */
    static void check(WrittenFunction spec, String key, Problems problems) {
        List<Interval> sides = spec.domain();
        if (sides.size() > Box.MOST_DIMENSIONS) {
            problems.add(
                    key + ".domain",
                    sides.size() + " intervals; functions of at most " + Box.MOST_DIMENSIONS
                            + " inputs can be sampled");
        }
        for (int i = 0; i < sides.size(); i++) {
            Interval side = sides.get(i);
            float low = (float) side.low();
            float high = (float) side.high();
            if (!Float.isFinite(low) || !Float.isFinite(high) || low == high) {
                problems.add(
                        key + ".domain[" + i + "]",
                        "[" + Numbers.text(side.low()) + ", " + Numbers.text(side.high())
                                + "] is no interval in single precision, which training works in; give two numbers of at"
                                + " most 3.4e38 in size that differ in the first seven digits");
            }
        }
        if (problems.concern(key + ".domain")) {
            return;
        }
        for (int k = 0; k < spec.targets().size(); k++) {
            WrittenFunction output = new WrittenFunction(
                    spec.name(), List.of(spec.targets().get(k)), sides, spec.trainSamples(), spec.evalSamples());
            try {
                of(output);
            } catch (InvalidTargetException e) {
                problems.add(key + ".target" + (spec.targets().size() == 1 ? "" : "[" + k + "]"), e.getMessage());
            }
        }
        if (spec.smoothness() != null && !problems.concern(key + ".target")) {
            checkSmoothness(spec, key + ".smoothness", problems);
        }
    }

    private static void checkSmoothness(WrittenFunction spec, String key, Problems problems) {
        if (spec.domain().size() != 1) {
            problems.add(
                    key,
                    "the function has " + spec.domain().size()
                            + " inputs, and errors are bounded between samples of one alone; leave it out");
        } else if (spec.smoothness().lipschitz() == null && spec.smoothness().secondDerivative() == null) {
            problems.add(key, "bounds nothing; state `lipschitz` or `second_derivative`");
        } else {
            SmoothnessCheck.refutation(Target.of(spec)).ifPresent(found -> problems.add(key, found));
        }
    }
}
