package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.spec.WeightScale;
import org.biassweep.trial.SavedTrajectory;
import org.junit.jupiter.api.Test;

class ShownTrajectoriesTest {

    /** 30 cells of two systems with one output and one with three; a cell takes 4 · 10 · outputs numbers. */
    private final List<RankedTrajectory> all = SampleSweep.systems(10, WeightScale.gain(0.9), WeightScale.gain(1.5))
            .report()
            .findings()
            .trajectories();

    @Test
    void allAreShownWhereThereIsRoom() {
        int numbers = 2 * 5 * (40 + 40 + 120);

        ShownTrajectories shown = ShownTrajectories.of(all, numbers);

        assertThat(shown.trajectories()).isEqualTo(all);
        assertThat(shown.html()).contains("id=\"trajectories\"").doesNotContain("This page has room");
        assertThat(ShownTrajectories.of(all, numbers - 1).cellsShown()).isEqualTo(29);
    }

    @Test
    void theLargestWidthsOfEveryCurveComeFirst() {
        ShownTrajectories shown = ShownTrajectories.of(all, 2 * 2 * (40 + 40 + 120) + 39);

        assertThat(shown.trajectories())
                .isEqualTo(all.stream().filter(ranked -> ranked.width() >= 512).toList());
        assertThat(shown.html())
                .contains("room for the trajectories of 12 of the 30 cells, the largest widths of every curve first");
    }

    @Test
    void aCellThatIsTooLongLeavesItsRoomToOthers() {
        ShownTrajectories shown = ShownTrajectories.of(all, 90);

        assertThat(shown.trajectories())
                .hasSize(6)
                .allMatch(ranked ->
                        ranked.width() == 1024 && ranked.curve().task().equals("cosine"));
    }

    @Test
    void aSeedWithTwoRanksTakesItsRoomOnceAndIsDrawnOnce() {
        RankedTrajectory best = all.get(0);
        RankedTrajectory worst = all.get(2);
        List<RankedTrajectory> two = List.of(best, withRank(best, "median"), worst);

        assertThat(ShownTrajectories.of(two, 30).trajectories()).isEqualTo(two);
        assertThat(ShownTrajectories.of(two, 29).trajectories()).isEmpty();
        assertThat(TrajectoryData.of(two, curve -> "g").followed())
                .extracting(TrajectoryData.Followed::ranks)
                .containsExactly(List.of("best", "median"), List.of("worst"));
    }

    @Test
    void whatIsNotFiniteIsNull() {
        RankedTrajectory some = all.get(0);
        RankedTrajectory wild = new RankedTrajectory(
                some.curve(),
                64,
                64,
                "best",
                "id",
                0,
                1e300,
                1,
                new SavedTrajectory(
                        new double[] {1, 2, 3}, new double[] {Double.POSITIVE_INFINITY, Double.NaN, -1.23456789e300}));

        assertThat(TrajectoryData.of(List.of(wild), curve -> "g")
                        .followed()
                        .get(0)
                        .prediction())
                .containsExactly(null, null, -1.234568e300);
    }

    private static RankedTrajectory withRank(RankedTrajectory ranked, String rank) {
        return new RankedTrajectory(
                ranked.curve(),
                ranked.width(),
                ranked.trainedParameters(),
                rank,
                ranked.trialId(),
                ranked.seed(),
                ranked.trajectory(),
                ranked.outputs(),
                ranked.saved());
    }
}
