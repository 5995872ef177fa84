package org.biassweep.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which widths of one curve suffice for one criterion, as far as its trials tell.
 *
 * <p>Where nothing speaks against a probability that rises with width, a width between or beyond decided ones is
 * inferred: below a NO it is a NO, above a YES a YES. What speaks against it is a pair of widths of which the wider has
 * its confidence sequence wholly below the narrower's; a YES below a NO is such a pair. In that curve, for that
 * criterion, nothing is inferred then.
 *
 * @param own what the trials of each width decide, in rising widths
 * @param rising whether nothing speaks against a probability that rises with width
 */
public record CurveVerdicts(List<Verdict> own, boolean rising) {

    /** Copies the list. */
    public CurveVerdicts {
        own = List.copyOf(own);
    }

    /**
     * Judges the widths of a curve.
     *
     * @param successes k, one a width, in rising widths
     * @param trials n likewise; 0 where nothing is known
     * @param target 1 − δ
     */
    public static CurveVerdicts of(long[] successes, long[] trials, double target) {
        List<Verdict> own = new ArrayList<>();
        boolean rising = true;
        double highestLow = 0;
        for (int i = 0; i < trials.length; i++) {
            double low = trials[i] == 0 ? 0 : ConfidenceSequence.lower(successes[i], trials[i]);
            double high = trials[i] == 0 ? 1 : ConfidenceSequence.upper(successes[i], trials[i]);
            own.add(low >= target ? Verdict.YES : high < target ? Verdict.NO : Verdict.OPEN);
            rising &= high >= highestLow;
            highestLow = Math.max(highestLow, low);
        }
        return new CurveVerdicts(own, rising);
    }

    /** The verdict on a width, inferred where its own trials leave it open and others tell. */
    public Verdict verdict(int width) {
        if (own.get(width) != Verdict.OPEN || !rising) {
            return own.get(width);
        }
        if (own.subList(0, width).contains(Verdict.YES)) {
            return Verdict.YES;
        }
        return own.subList(width + 1, own.size()).contains(Verdict.NO) ? Verdict.NO : Verdict.OPEN;
    }

    /** The widths, by their places, that are open. */
    List<Integer> open() {
        return IntStream.range(0, own.size())
                .filter(width -> verdict(width) == Verdict.OPEN)
                .boxed()
                .toList();
    }

    /** How many widths there are, and how many are decided. */
    public Standing standing() {
        int undecidedThemselves = Collections.frequency(own, Verdict.OPEN);
        int open = open().size();
        return new Standing(own.size(), own.size() - undecidedThemselves, undecidedThemselves - open);
    }
}
