package org.biassweep.analysis;

import org.biassweep.decision.ConfidenceSequence;
import org.biassweep.spec.Grid;
import org.biassweep.spec.Keyword;

/** Which 95 % interval of a probability is valid: that depends on how the number of trials came about. */
public enum ProbabilityInterval implements Keyword {
    /** {@link ClopperPearson}: exact where the number of trials was fixed before any outcome was seen. */
    CLOPPER_PEARSON {
        @Override
        double lower(long successes, long trials) {
            return ClopperPearson.lower(successes, trials);
        }

        @Override
        double upper(long successes, long trials) {
            return ClopperPearson.upper(successes, trials);
        }
    },
    /**
     * {@link ConfidenceSequence}: valid also where outcomes decided whether seeds were added, in an order that was fixed
     * before. It is computed from k and n alone.
     */
    CONFIDENCE_SEQUENCE {
        @Override
        double lower(long successes, long trials) {
            return ConfidenceSequence.lower(successes, trials);
        }

        @Override
        double upper(long successes, long trials) {
            return ConfidenceSequence.upper(successes, trials);
        }
    };

    /** The one that is valid for the cells of a grid. */
    public static ProbabilityInterval of(Grid grid) {
        return grid.seedRule() == null ? CLOPPER_PEARSON : CONFIDENCE_SEQUENCE;
    }

    /** The lower end, for k successes in n trials. */
    abstract double lower(long successes, long trials);

    /** The upper end, for k successes in n trials. */
    abstract double upper(long successes, long trials);
}
