package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.trial.Trial;

/**
 * Cuts trials into packs of balanced cost, and packs into waves.
 *
 * <p>The costliest trials come first and packs shrink towards the end (guided self-scheduling, Polychronopoulos and
 * Kuck 1987), so that no core waits long for the last pack, though the costs of trials differ a thousandfold.
 */
final class Packing {

    /** A pack is worth many times what Spark spends on a task; a progress bar still moves. */
    private static final double MOST_PACK_SECONDS = 2;

    private static final double LEAST_PACK_SECONDS = 0.1;

    /** Packs a core that the remaining work is cut into. */
    private static final int PACKS_PER_CORE = 8;

    /** In a long sweep a wave is this share of what is done, so that waves, and their files, stay few. */
    private static final double WAVE_SHARE = 0.05;

    private final int cores;

    /** @param cores the Spark tasks that run at a time, ≥ 1 */
    Packing(int cores) {
        this.cores = cores;
    }

    /** All trials, costliest first. */
    List<Pack> packs(List<Trial> trials) {
        record Costed(Trial trial, double seconds) {}
        List<Costed> costed = trials.stream()
                .map(trial -> new Costed(trial, Plan.seconds(trial)))
                .sorted(Comparator.comparingDouble(Costed::seconds).reversed())
                .toList();
        double remaining = costed.stream().mapToDouble(Costed::seconds).sum();
        Map<Kind, OpenPack> open = new LinkedHashMap<>();
        List<Pack> packs = new ArrayList<>();
        for (Costed next : costed) {
            Kind kind = Kind.of(next.trial);
            OpenPack pack = open.computeIfAbsent(kind, k -> new OpenPack());
            pack.trials.add(next.trial);
            pack.seconds += next.seconds;
            double enough =
                    Math.max(LEAST_PACK_SECONDS, Math.min(MOST_PACK_SECONDS, remaining / (PACKS_PER_CORE * cores)));
            if (pack.seconds >= enough) {
                packs.add(open.remove(kind).close());
                remaining -= pack.seconds;
            }
        }
        open.values().forEach(pack -> packs.add(pack.close()));
        return packs;
    }

    /**
     * Cuts packs into waves, in their order.
     *
     * @param packs what is to be trained
     * @param together how many are trained at a time, ≥ 1
     * @param seconds how long a wave takes at least, &gt; 0: what a crash may cost
     * @param done core-seconds that are committed already
     */
    static List<List<Pack>> waves(List<Pack> packs, int together, double seconds, double done) {
        List<List<Pack>> waves = new ArrayList<>();
        List<Pack> wave = new ArrayList<>();
        double work = 0;
        double before = done;
        for (Pack pack : packs) {
            wave.add(pack);
            work += pack.seconds();
            if (work >= Math.max(seconds * together, WAVE_SHARE * before)) {
                waves.add(wave);
                before += work;
                wave = new ArrayList<>();
                work = 0;
            }
        }
        if (!wave.isEmpty()) {
            waves.add(wave);
        }
        return waves;
    }

    private static final class OpenPack {
        private final List<Trial> trials = new ArrayList<>();
        private double seconds;

        Pack close() {
            return new Pack(trials, seconds);
        }
    }
}
