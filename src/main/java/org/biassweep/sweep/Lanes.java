package org.biassweep.sweep;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.biassweep.spec.Job;
import org.biassweep.train.Engines;
import org.biassweep.trial.Trial;

/**
 * Which executors train which trials: those for a device go where devices are, once these were asked for; all others the usual
 * way.
 */
final class Lanes {

    private final JavaSparkContext context;
    private final Job job;
    private final Request request;
    private final Lane ofDevices;
    private DeviceSurvey devices;

    /**
     * Packs that are trained by executors of one kind.
     *
     * @param packs costliest first
     * @param together how many of them are trained at a time, about
     */
    record Load(Lane lane, List<Pack> packs, int together) {}

    Lanes(JavaSparkContext context, Job job) {
        this.context = context;
        this.job = job;
        request = new Request(context.getConf());
        ofDevices = request.devices();
    }

    /**
     * Cuts trials into packs.
     *
     * @return the packs for devices, and those for processor cores; none that is empty
     * @throws ClusterException if trials are for a device and an executor has none
     */
    List<Load> loads(List<Trial> trials) {
        List<Trial> onDevices = new ArrayList<>();
        List<Trial> others = new ArrayList<>();
        for (Trial trial : trials) {
            (Engines.isForDevice(trial.engine().name()) ? onDevices : others).add(trial);
        }
        List<Load> loads = new ArrayList<>();
        if (!onDevices.isEmpty()) {
            if (devices == null) {
                devices = DeviceSurvey.of(
                        context,
                        request,
                        ofDevices,
                        onDevices.get(0).engine().name(),
                        job.engine().device());
            }
            int count =
                    ofDevices.equals(Lane.USUAL) ? devices.count() : Math.max(devices.count(), request.mostExecutors());
            loads.add(new Load(ofDevices, new DevicePacking(devices.facts(), count).packs(onDevices), count));
        }
        if (!others.isEmpty()) {
            int cores = context.defaultParallelism();
            loads.add(new Load(Lane.USUAL, new Packing(cores).packs(others), cores));
        }
        return loads;
    }
}
