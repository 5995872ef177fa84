package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.device.DeviceFacts;
import org.biassweep.trial.Trial;
import org.junit.jupiter.api.Test;

/** Of networks of 16 units, which are one group of work-items each; 32 groups occupy a compute unit. */
class DevicePackingTest {

    private static final long GIB = 1L << 30;

    /** Of a network of 16 units and 64 samples: pre-activations above all. */
    private static final double BYTES = 4.0 * 16 * 64;

    @Test
    void everyTrialIsInExactlyOnePackOfItsTaskAndEngine() {
        List<Trial> trials = trials("[{function: sine, train_samples: 64}, {function: abs, train_samples: 64}]", 300);
        List<Pack> packs = packing(1, GIB, 1).packs(trials);
        assertThat(packs.stream().flatMap(pack -> pack.trials().stream())).containsExactlyInAnyOrderElementsOf(trials);
        assertThat(packs)
                .allSatisfy(
                        pack -> assertThat(pack.trials().stream().map(Kind::of).distinct())
                                .hasSize(1));
    }

    @Test
    void packsKeepTheDeviceBusyManyTimesOverAndShrinkTowardsTheEnd() {
        List<Integer> sizes = sizes(packing(2, GIB, 1), 4000);
        assertThat(sizes.get(0)).as("8 times 2 compute units of 32 groups").isEqualTo(512);
        List<Integer> whole = sizes.subList(0, sizes.size() - 1);
        assertThat(whole)
                .isSortedAccordingTo((a, b) -> b - a)
                .allSatisfy(size -> assertThat(size).isBetween(64, 512));
        assertThat(whole.get(whole.size() - 1)).isEqualTo(64);
    }

    /** A card is supposed to compute 75 times as fast; what the host does takes as long. */
    @Test
    void packsOnAProcessorAreSmallerAndTakeLonger() {
        DeviceFacts cores = new DeviceFacts("cores", "OpenCL", true, GIB, GIB, 2);
        List<Trial> trials = trials("[{function: sine, train_samples: 64}]", 100, "[1024]");
        List<Pack> packs = new DevicePacking(cores, 1).packs(trials);
        assertThat(packs.get(0).trials())
                .as("8 times 2 cores of 8 groups, 64 a trial")
                .hasSize(2);
        double onCard = packing(2, GIB, 1).packs(trials).stream()
                .mapToDouble(Pack::seconds)
                .sum();
        assertThat(packs.stream().mapToDouble(Pack::seconds).sum()).isGreaterThan(5 * onCard);
    }

    @Test
    void aLargeDeviceTakesMoreAtATimeAndOfSeveralEachHasWork() {
        assertThat(sizes(packing(100, GIB, 1), 400)).as("less than occupies it").containsExactly(400);
        assertThat(sizes(packing(2, GIB, 3), 4000).get(0)).isEqualTo(334);
    }

    @Test
    void noPackIsLargerThanTheMemory() {
        long room = (long) (100 * BYTES);
        List<Integer> sizes = sizes(packing(2, room, 1), 1000);
        assertThat(sizes.subList(0, 10)).allSatisfy(size -> assertThat(size).isBetween(60, 74));
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(1000);
    }

    /** It is trained all the same, and fails with a sentence of the engine's. */
    @Test
    void aTrialThatFindsNoRoomIsAPackOfItsOwn() {
        assertThat(sizes(packing(2, 1000, 1), 5)).containsExactly(1, 1, 1, 1, 1);
    }

    /** A group has 16 units of a network of a function, and 32 of a system's. */
    @Test
    void widthsAndKindsOfTasksMixInASweep() {
        List<Trial> trials = trials(
                "[{function: sine, train_samples: 64}, {system: van_der_pol, train_trajectories: 8}]", 64, "[64, 128]");
        List<Pack> packs = packing(2, GIB, 1).packs(trials);
        assertThat(packs.stream().flatMap(pack -> pack.trials().stream())).containsExactlyInAnyOrderElementsOf(trials);
        for (Pack pack : packs) {
            int units = pack.trials().stream()
                    .mapToInt(trial -> trial.configuration().width())
                    .sum();
            int group = pack.trials().get(0).configuration().isRecurrent() ? 32 : 16;
            assertThat(units / group).as("groups").isLessThanOrEqualTo(512 + 128 / group);
        }
    }

    @Test
    void noPackIsLargerThanABatchOfTheEngine() {
        assertThat(sizes(packing(10_000, 16 * GIB, 1), 5000)).containsExactly(4096, 904);
    }

    private static DevicePacking packing(int computeUnits, long bytes, int devices) {
        return new DevicePacking(new DeviceFacts("card", "OpenCL", false, bytes, bytes, computeUnits), devices);
    }

    private static List<Integer> sizes(DevicePacking packing, int count) {
        return packing.packs(trials("[{function: sine, train_samples: 64}]", count)).stream()
                .map(pack -> pack.trials().size())
                .toList();
    }

    private static List<Trial> trials(String tasks, int seeds) {
        return trials(tasks, seeds, "[16]");
    }

    private static List<Trial> trials(String tasks, int seeds, String widths) {
        return Plan.of("""
                        sweep: packing
                        tasks: %s
                        grid: {widths: %s, weight_ranges: [1], seeds: %d}
                        engine: gpu
                        criteria: [{error: rmse, epsilons: [0.1]}]
                        """.formatted(tasks, widths, seeds), List.of()).grid();
    }
}
