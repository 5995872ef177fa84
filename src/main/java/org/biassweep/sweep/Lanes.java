package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.biassweep.spec.Job;
import org.biassweep.train.DeviceEngine;
import org.biassweep.train.Engines;
import org.biassweep.trial.Trial;

/** Which executors train which trials: those for a device go where devices are, once these were asked for; all others the usual way. */
final class Lanes {

    private final JavaSparkContext context;
    private final Job job;
    private final Request request;
    private DeviceSurvey devices;

    Lanes(JavaSparkContext context, Job job) {
        this.context = context;
        this.job = job;
        request = new Request(context.getConf());
    }

    /**
     * Cuts trials into packs.
     *
     * @param usual by which packs for processor cores are cut
     * @return the packs of each lane, costliest first, those for devices before others
     * @throws ClusterException if trials are for a device and an executor has none
     */
    Map<Lane, List<Pack>> packs(List<Trial> trials, Packing usual) {
        List<Trial> onDevices = new ArrayList<>();
        List<Trial> others = new ArrayList<>();
        for (Trial trial : trials) {
            (isForDevice(trial) ? onDevices : others).add(trial);
        }
        Map<Lane, List<Pack>> packs = new LinkedHashMap<>();
        if (!onDevices.isEmpty()) {
            Lane lane = request.devices();
            if (devices == null) {
                String engine = onDevices.get(0).engine().name();
                devices = DeviceSurvey.of(
                        context, request, lane, engine, job.engine().device());
            }
            packs.put(lane, new ArrayList<>(new DevicePacking(devices).packs(onDevices)));
        }
        if (!others.isEmpty()) {
            packs.computeIfAbsent(Lane.USUAL, lane -> new ArrayList<>()).addAll(usual.packs(others));
        }
        return packs;
    }

    private static boolean isForDevice(Trial trial) {
        return Engines.named(trial.engine().name()) instanceof DeviceEngine;
    }
}
