package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.device.DeviceFacts;
import org.biassweep.device.DeviceMemoryException;
import org.biassweep.network.Network;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.task.Trajectories;
import org.biassweep.train.DeviceEngine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine that trains the biases of thousands of networks together, on a device of OpenCL or CUDA. Damped steps, and
 * errors, are the host's. A device is looked for where trials are trained and not where they are planned: the driver of a
 * cluster may have none.
 */
public final class GpuEngine implements DeviceEngine {

    private static final Logger LOG = LoggerFactory.getLogger(GpuEngine.class);

    private static final EngineVersion VERSION = new EngineVersion("gpu", 1);

    private static final int BATCH = 4096;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        return configuration.learn() == Learn.BIASES
                ? FullBatch.objection(configuration)
                : Optional.of("learns biases alone, and learn is "
                        + configuration.learn().keyword());
    }

    @Override
    public boolean isAutomatic() {
        return false;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public double estimatedSeconds(Configuration configuration) {
        return Cost.of(configuration).seconds(Speed.SUPPOSED);
    }

    @Override
    public double estimatedSeconds(Configuration configuration, DeviceFacts device) {
        return Cost.of(configuration).seconds(Speed.of(device));
    }

    @Override
    public double estimatedBytes(Configuration configuration) {
        return Cost.of(configuration).bytes();
    }

    @Override
    public Filling filling(DeviceFacts device) {
        return new PackFilling(device, BATCH);
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Accelerator accelerator = Accelerator.at(execution.device());
        Packs packs = packs(accelerator, data);
        return fit(accelerator, Room.on(accelerator.facts()), packs, batch, execution);
    }

    private static Packs packs(Accelerator accelerator, Data data) {
        if (data instanceof Trajectories trajectories) {
            return new RecurrentPacks(accelerator, trajectories);
        }
        return data instanceof Examples examples
                ? new ClassifierPacks(accelerator, examples)
                : new FunctionPacks(accelerator, (Samples) data);
    }

    /**
     * Trains pack after pack, each as many networks of equal demands as find room together. Where others have so much of the
     * device that they do not, half as many are tried, and so on.
     *
     * @throws DeviceException if the device cannot, which says nothing of these networks
     */
    static List<Fit> fit(Accelerator accelerator, Room room, Packs packs, List<Problem> batch, Execution execution) {
        int[] widths =
                batch.stream().map(Problem::network).mapToInt(Network::width).toArray();
        List<Fit> fits = new ArrayList<>(widths.length);
        int most = widths.length;
        while (fits.size() < widths.length) {
            int from = fits.size();
            Demand demand = packs.demand(batch.get(from));
            int alike = from + 1;
            while (alike < widths.length && packs.demand(batch.get(alike)).equals(demand)) {
                alike++;
            }
            int to = Math.min(from + most, room.end(demand, Arrays.copyOf(widths, alike), from));
            if (to == from) {
                fits.add(new Fit.Failed(room.objection(demand, widths[from])));
                continue;
            }
            try {
                fits.addAll(new PackFit(accelerator, packs, batch.subList(from, to), from, execution).run());
            } catch (DeviceMemoryException e) {
                if (to == from + 1) {
                    fits.add(new Fit.Failed(e.getMessage()));
                } else {
                    most = (to - from) / 2;
                    LOG.warn("engine gpu {}; it goes on with packs of at most {}", e.getMessage(), most);
                }
            }
        }
        return fits;
    }
}
