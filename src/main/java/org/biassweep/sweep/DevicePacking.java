package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biassweep.device.DeviceFacts;
import org.biassweep.train.DeviceEngine;
import org.biassweep.train.DeviceEngine.Filling;
import org.biassweep.train.Engines;
import org.biassweep.trial.Trial;

/**
 * Cuts trials that an accelerator trains together into packs: as many as its memory holds and its compute units are busy with.
 *
 * <p>The costliest trials come first, and packs shrink towards the end, as those of {@link Packing} do, but never below what
 * occupies the device.
 */
final class DevicePacking {

    /** A step of a pack so large takes many times what asking for it does. */
    private static final double MOST_OCCUPANCY = 8;

    private static final double LEAST_OCCUPANCY = 1;

    /** Packs a device that the remaining work is cut into: while one is trained, others are drawn and evaluated. */
    private static final int PACKS_PER_DEVICE = 4;

    private final DeviceFacts device;
    private final int devices;

    /**
     * @param device the least memory and the most compute units of any
     * @param devices how many there are, &ge; 1
     */
    DevicePacking(DeviceFacts device, int devices) {
        this.device = device;
        this.devices = devices;
    }

    /** All trials, costliest first; every one is for a {@link DeviceEngine}. */
    List<Pack> packs(List<Trial> trials) {
        record Costed(Trial trial, double seconds, double occupancy) {}
        List<Costed> costed = trials.stream()
                .map(trial -> new Costed(trial, seconds(trial), occupancy(trial)))
                .sorted(Comparator.comparingDouble(Costed::seconds).reversed())
                .toList();
        double remaining = costed.stream().mapToDouble(Costed::occupancy).sum();
        Map<Kind, OpenPack> open = new LinkedHashMap<>();
        List<Pack> packs = new ArrayList<>();
        for (Costed next : costed) {
            Kind kind = Kind.of(next.trial);
            OpenPack pack = open.computeIfAbsent(kind, k -> new OpenPack(empty(next.trial)));
            if (!pack.add(next.trial, next.seconds)) {
                packs.add(pack.close());
                remaining -= pack.filling.occupancy();
                pack = new OpenPack(empty(next.trial));
                pack.add(next.trial, next.seconds);
                open.put(kind, pack);
            }
            double share = remaining / (PACKS_PER_DEVICE * devices);
            if (pack.filling.occupancy() >= Math.max(LEAST_OCCUPANCY, Math.min(MOST_OCCUPANCY, share))) {
                packs.add(open.remove(kind).close());
                remaining -= pack.filling.occupancy();
            }
        }
        open.values().forEach(pack -> packs.add(pack.close()));
        return packs;
    }

    private double seconds(Trial trial) {
        return engine(trial).estimatedSeconds(trial.configuration(), device);
    }

    private double occupancy(Trial trial) {
        Filling filling = empty(trial);
        filling.add(trial.configuration());
        return filling.occupancy();
    }

    private Filling empty(Trial trial) {
        return engine(trial).filling(device);
    }

    private static DeviceEngine engine(Trial trial) {
        return (DeviceEngine) Engines.named(trial.engine().name());
    }

    private static final class OpenPack {
        private final Filling filling;
        private final List<Trial> trials = new ArrayList<>();
        private double seconds;

        OpenPack(Filling filling) {
            this.filling = filling;
        }

        boolean add(Trial trial, double cost) {
            boolean isAdded = filling.add(trial.configuration());
            if (isAdded) {
                trials.add(trial);
                seconds += cost;
            }
            return isAdded;
        }

        Pack close() {
            return new Pack(trials, seconds);
        }
    }
}
