package org.biassweep.report;

import java.util.List;
import org.biassweep.analysis.CurveKey;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Learn;

/** What the page says of what was trained; of several things it names none. */
final class LearnedText {

    private LearnedText() {}

    /** The middle of: how wide must a network … approximate a task. */
    static String question(List<CurveKey> curves) {
        if (isMixed(curves)) {
            return "with random weights be, so that training some of its parameters";
        }
        return switch (only(curves)) {
            case BIASES -> "with random, frozen weights be, so that training only its biases";
            case READOUT -> "with random, frozen weights be, so that training only its readout";
            case MASK -> "with random, frozen weights be, so that choosing which of its units take part";
            case ALL -> "be, so that training all of it";
        };
    }

    /** What training found, or that exists. */
    static String found(List<CurveKey> curves) {
        if (isMixed(curves)) {
            return "parameters";
        }
        return switch (only(curves)) {
            case BIASES -> "biases";
            case READOUT -> "readouts";
            case MASK -> "masks";
            case ALL -> "parameters";
        };
    }

    private static boolean isMixed(List<CurveKey> curves) {
        return curves.stream().map(curve -> curve.settings().learn()).distinct().count() > 1;
    }

    /** Of a sweep without trials, what a sweep learns by default. */
    private static Learn only(List<CurveKey> curves) {
        return curves.stream()
                .map(curve -> Keyword.of(Learn.class, curve.settings().learn()))
                .findFirst()
                .orElse(Learn.BIASES);
    }
}
