package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;

class PackingTest {

    @Property(tries = 30)
    void everyTrialIsInExactlyOnePackOfItsTask(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 2000) Integer> widths,
            @ForAll @IntRange(min = 1, max = 64) int cores) {
        List<Trial> trials = trials(widths.stream().distinct().toList());
        List<Pack> packs = new Packing(cores).packs(trials);

        assertThat(packs.stream().flatMap(pack -> pack.trials().stream()).map(Trial::id))
                .containsExactlyInAnyOrderElementsOf(
                        trials.stream().map(Trial::id).toList());
        assertThat(packs)
                .allSatisfy(pack -> assertThat(pack.trials().stream()
                                .map(trial -> trial.configuration().task())
                                .distinct())
                        .hasSize(1));
    }

    /** Packs handed out in order to whichever core is free, each taking just as long as estimated. */
    @Test
    void noCoreWaitsLongForTheLastPackThoughCostsDifferAThousandfold() {
        List<Trial> trials = trials(List.of(4, 64, 1024, 8192));
        int cores = 4;
        List<Pack> packs = new Packing(cores).packs(trials);
        PriorityQueue<Double> free = new PriorityQueue<>(List.of(0.0, 0.0, 0.0, 0.0));
        for (Pack pack : packs) {
            free.add(free.poll() + pack.seconds());
        }
        double last = free.stream().max(Comparator.naturalOrder()).orElseThrow();
        double work = packs.stream().mapToDouble(Pack::seconds).sum();
        double most = trials.stream().mapToDouble(Plan::seconds).max().orElseThrow();
        double least = trials.stream().mapToDouble(Plan::seconds).min().orElseThrow();

        assertThat(most / least).isGreaterThan(500);
        assertThat(work / (last * cores)).isGreaterThan(0.97);
    }

    @Test
    void wavesKeepTheOrderAndGrowWithWhatIsDone() {
        List<Pack> packs = new Packing(2).packs(trials(List.of(1024, 2048, 4096)));
        List<List<Pack>> early = Packing.waves(packs, 2, 10, 0);
        List<List<Pack>> late = Packing.waves(packs, 2, 10, 100_000);

        assertThat(early.stream().flatMap(List::stream).collect(Collectors.toList()))
                .isEqualTo(packs);
        assertThat(early.size()).isGreaterThan(1);
        assertThat(late).hasSize(1);
    }

    private static List<Trial> trials(List<Integer> widths) {
        return Plan.of("""
                        sweep: packing
                        tasks: [{function: sine}, {function: abs}]
                        grid: {widths: %s, weight_ranges: [1], seeds: 24}
                        engine: fused
                        criteria: [{error: rmse, epsilons: [0.1]}]
                        """.formatted(widths), List.of()).grid();
    }
}
