package org.biassweep.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.rng.core.source64.Philox4x64;
import org.biassweep.spec.SeedRule;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {

    private static final double TARGET = 1 - SimulatedSweep.DELTA;
    private static final double EPSILON = 0.5;
    private static final List<Integer> WIDTHS = List.of(8, 16, 32, 64, 128, 256, 512, 1024);
    private static final SeedRule RULE = new SeedRule(16, 512);

    /**
     * Sixty curves whose log-odds of success rise linearly in log₂ m, by 0.8 to 8 a doubling, 1/2 anywhere between
     * widths 6 and 1400; outcomes of a seed independent over widths, or decided by one draw for all. The full grid is
     * judged by the exact interval after all 512 seeds. A confidence sequence is wider, so that it may leave open what is
     * close: there the certified width is a later one.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decidesAsTheFullGridDoesWithAFifthOfItsTrials(boolean nested) {
        int curves = 60;
        SimulatedSweep sweep = new SimulatedSweep(curves, WIDTHS, RULE, EPSILON);
        Philox4x64 random = new Philox4x64(new long[] {11, 0, 0, 0, 0, 0});
        double[] middle = random.doubles(curves, 2.5, 10.5).toArray();
        double[] slope = random.doubles(curves, Math.log(0.8), Math.log(8))
                .map(Math::exp)
                .toArray();
        ToDoubleFunction<Trial> error = trial -> {
            int curve = SimulatedSweep.curve(trial);
            double doublings = Math.log(trial.configuration().width()) / Math.log(2);
            double probability = 1 / (1 + Math.exp(slope[curve] * (middle[curve] - doublings)));
            return draw(trial, nested) < probability ? 0 : 1;
        };

        sweep.run(error);

        assertThat(sweep.trained()).isLessThan(sweep.grid().size() / 5);
        int same = 0;
        for (int curve = 0; curve < curves; curve++) {
            List<List<Trial>> all = cells(sweep, curve);
            int full = first(all, cell -> exactLower(successes(cell, error), cell.size()));
            List<List<Trial>> trained = List.copyOf(sweep.trained(curve).values());
            int adaptive = first(trained, cell -> ConfidenceSequence.lower(successes(cell, error), cell.size()));
            assertThat(adaptive).as("certified with fewer trials").isGreaterThanOrEqualTo(full);
            for (List<Trial> missed : all.subList(full, adaptive)) {
                assertThat(exactLower(successes(missed, error), missed.size()))
                        .as("a width that only the full grid certifies")
                        .isLessThan(TARGET + 0.02);
            }
            same += adaptive == full ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(54);
    }

    @Test
    void aSweepBeginsWithTheLeastSeedsOfEveryCell() {
        SimulatedSweep sweep = new SimulatedSweep(2, List.of(8, 16), RULE, EPSILON);

        Allocation.Stage stage = sweep.stage();

        assertThat(stage.next())
                .containsExactlyElementsOf(sweep.grid().stream()
                        .filter(trial -> trial.configuration().seed() < 16)
                        .toList());
        assertThat(stage.standing()).isEqualTo(new Standing(4, 0, 0));
    }

    /** Sixteen successes leave every width open: 51 are needed. */
    @Test
    void theMiddleOneOfTheOpenWidthsGetsMoreSeedsUntilItIsDecided() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8, 16, 32, 64), RULE, EPSILON);
        sweep.commit(sweep.stage().next(), trial -> width(trial) == 8 ? 1 : 0);

        List<Trial> next = sweep.stage().next();

        assertThat(next).extracting(AllocationTest::width).containsOnly(32);
        assertThat(next)
                .extracting(trial -> trial.configuration().seed())
                .containsExactly(16L, 17L, 18L, 19L, 20L, 21L, 22L, 23L);
        assertThat(sweep.run(error(Map.of(8, 0.0, 16, 1.0, 32, 1.0, 64, 1.0)))).isEqualTo(8);
        assertThat(sweep.trained(0).values()).extracting(List::size).containsExactly(16, 56, 56, 16);
        assertThat(sweep.stage().standing()).isEqualTo(new Standing(4, 3, 1));
    }

    @Test
    void everyCellTakesItsSeedsInOrderAndAtMostTheMost() {
        SimulatedSweep sweep = new SimulatedSweep(6, List.of(8, 16, 32), new SeedRule(4, 50), 0.2, 0.5, 0.8);

        sweep.run(trial -> draw(trial, false) * (trial.configuration().width() < 16 ? 1 : 0.6));

        for (int curve = 0; curve < 6; curve++) {
            for (List<Trial> cell : sweep.trained(curve).values()) {
                assertThat(cell)
                        .hasSizeBetween(4, 50)
                        .extracting(trial -> (int) trial.configuration().seed())
                        .isEqualTo(IntStream.range(0, cell.size()).boxed().toList());
            }
        }
    }

    @Test
    void aProbabilityThatIsTheTargetGoesToTheMostAndStaysOpen() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8), RULE, EPSILON);

        int rounds = sweep.run(error(Map.of(8, TARGET)));

        assertThat(rounds).isEqualTo(15);
        assertThat(sweep.trained()).isEqualTo(512);
        assertThat(sweep.stage().standing()).isEqualTo(new Standing(1, 0, 0));
    }

    @Test
    void whereTheCurveFallsEveryWidthIsDecidedByItsOwnTrials() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8, 16, 32, 64), RULE, EPSILON);

        sweep.run(error(Map.of(8, 1.0, 16, 0.3, 32, 1.0, 64, 1.0)));

        assertThat(sweep.stage().standing()).isEqualTo(new Standing(4, 4, 0));
        assertThat(sweep.trained(0).values()).extracting(List::size).containsExactly(56, 16, 56, 56);
    }

    @Test
    void aFailedTrialIsNoSuccess() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8), RULE, EPSILON);

        sweep.fail(sweep.stage().next());

        assertThat(sweep.stage()).isEqualTo(new Allocation.Stage(List.of(), new Standing(1, 1, 0)));
    }

    /** Whatever lies beyond a gap, and however it came there, decides nothing until the gap is closed. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void onlySeedsBeforeTheFirstMissingOneCount(double errorBeyond) {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8), RULE, EPSILON);
        sweep.commit(sweep.grid().subList(0, 20), trial -> 0);
        sweep.commit(sweep.grid().subList(22, 500), trial -> errorBeyond);

        assertThat(sweep.stage().next()).containsExactlyElementsOf(sweep.grid().subList(20, 22));
        assertThat(sweep.stage().standing()).isEqualTo(new Standing(1, 0, 0));

        sweep.commit(sweep.stage().next(), trial -> 0);
        assertThat(sweep.stage()).isEqualTo(new Allocation.Stage(List.of(), new Standing(1, 1, 0)));
    }

    @Test
    void aRoundThatWasCutOffIsCompleted() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8, 16), RULE, EPSILON);
        List<Trial> round = sweep.stage().next();
        sweep.commit(round.subList(0, 10), trial -> 0);

        assertThat(sweep.stage().next()).isEqualTo(round.subList(10, 32));
    }

    @Test
    void aCriterionOnAnErrorThatTheTaskDoesNotHaveIsNotAsked() {
        SimulatedSweep sweep = new SimulatedSweep(1, List.of(8), RULE, EPSILON);
        Allocation other = sweep.allocation(trial -> Set.of());

        assertThat(other.after(Map.of()).standing()).isEqualTo(Standing.NONE);
        assertThat(other.after(Map.of()).next())
                .as("the least seeds all the same")
                .hasSize(16);
    }

    @Test
    void refusesAJobThatHasNoRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimulatedSweep(1, List.of(8), null, EPSILON))
                .withMessage("the job simulated has no rule for seeds");
    }

    /** Errors of 0 with the probability of a width, else of 1. */
    private static ToDoubleFunction<Trial> error(Map<Integer, Double> probabilities) {
        return trial -> draw(trial, false) < probabilities.get(width(trial)) ? 0 : 1;
    }

    /** Uniform, of a trial alone; or the same at all widths of a curve. */
    private static double draw(Trial trial, boolean nested) {
        long width = nested ? 0 : width(trial);
        long seed = trial.configuration().seed();
        return new Philox4x64(new long[] {SimulatedSweep.curve(trial), seed, width, 0, 0, 0}).nextDouble();
    }

    private static int width(Trial trial) {
        return trial.configuration().width();
    }

    private static List<List<Trial>> cells(SimulatedSweep sweep, int curve) {
        List<List<Trial>> cells = new ArrayList<>();
        for (int i = 0; i < WIDTHS.size(); i++) {
            int from = (curve * WIDTHS.size() + i) * RULE.max();
            cells.add(sweep.grid().subList(from, from + RULE.max()));
        }
        return cells;
    }

    private static int successes(List<Trial> cell, ToDoubleFunction<Trial> error) {
        return (int) cell.stream()
                .filter(trial -> error.applyAsDouble(trial) <= EPSILON)
                .count();
    }

    /** The place of the first cell whose lower end reaches the target. */
    private static int first(List<List<Trial>> cells, ToDoubleFunction<List<Trial>> lower) {
        int i = 0;
        while (i < cells.size() && lower.applyAsDouble(cells.get(i)) < TARGET) {
            i++;
        }
        return i;
    }

    private static double exactLower(int successes, int trials) {
        return successes == 0
                ? 0
                : new BetaDistribution(successes, trials - successes + 1.0).inverseCumulativeProbability(0.025);
    }
}
