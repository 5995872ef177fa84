package org.biassweep.train.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.device.DeviceFacts;
import org.biassweep.network.Network;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Learn;
import org.biassweep.task.Data;
import org.biassweep.task.Samples;
import org.biassweep.task.Trajectories;
import org.biassweep.train.DeviceEngine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;

/**
 * The engine that trains the biases of thousands of networks of functions, or of systems, together, on a device of OpenCL
 * or CUDA. Damped steps, and errors, are the host's. A device is looked for where trials are trained and not where they
 * are planned: the driver of a cluster may have none.
 */
public final class GpuEngine implements DeviceEngine {

    private static final EngineVersion VERSION = new EngineVersion("gpu", 1);

    private static final int BATCH = 4096;

    /** Of a device that reads 400 GB of pre-activations a second; supposed, not measured. */
    private static final double DEVICE_SECONDS_PER_PREACTIVATION = 1e-11;

    private static final double SECONDS_PER_TRIAL = 1e-4;
    private static final double SECONDS_PER_KNOT = 100e-9;
    private static final double SECONDS_PER_OPERATION = 5e-10;
    private static final double SECONDS_PER_DAMPED_OPERATION = 1.1e-10;

    @Override
    public EngineVersion version() {
        return VERSION;
    }

    @Override
    public Optional<String> objection(Configuration configuration) {
        String task = configuration.task().name();
        if (configuration.shape().isClassification()) {
            return Optional.of("trains on functions and systems, and task " + task + " is a classification");
        }
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

    /**
     * {@inheritDoc}
     *
     * <p>What the host does: drawing, and the learned network at the training and the evaluation samples. To it comes the
     * device's time.
     */
    @Override
    public double estimatedSeconds(Configuration configuration) {
        if (configuration.isRecurrent()) {
            return SECONDS_PER_TRIAL + new RecurrentCost(configuration).seconds();
        }
        double width = configuration.width();
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double samples = configuration.task().trainSamples();
        double evaluated = samples + configuration.task().evalSamples();
        double host = inputs == 1
                ? SECONDS_PER_KNOT * outputs * (evaluated + width)
                : SECONDS_PER_OPERATION * width * evaluated * (inputs + outputs);
        double device = DEVICE_SECONDS_PER_PREACTIVATION
                * configuration.training().steps()
                * width
                * samples
                * (1 + outputs)
                / 2;
        return SECONDS_PER_TRIAL + host + device + SECONDS_PER_DAMPED_OPERATION * FullBatch.operations(configuration);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The network as it was drawn, once more among those of its pack, and as it was learned; its evaluation.
     */
    @Override
    public double estimatedBytes(Configuration configuration) {
        if (configuration.isRecurrent()) {
            return new RecurrentCost(configuration).bytes();
        }
        int inputs = configuration.shape().inputs();
        int outputs = configuration.shape().outputs();
        double perUnit = 100 + 8.0 * inputs + 40.0 * outputs;
        double perSample = 40 + 8.0 * inputs + 60.0 * outputs;
        return FullBatch.bytes(configuration)
                + perUnit * configuration.width()
                + perSample
                        * (configuration.task().trainSamples()
                                + configuration.task().evalSamples());
    }

    @Override
    public Filling filling(DeviceFacts device) {
        return new PackFilling(device, BATCH);
    }

    @Override
    public List<Fit> fit(Data data, List<Problem> batch, Execution execution) {
        Accelerator accelerator;
        try {
            accelerator = Accelerator.at(execution.device());
        } catch (DeviceException e) {
            return batch.stream()
                    .<Fit>map(problem -> new Fit.Failed(e.getMessage()))
                    .toList();
        }
        Packs packs = packs(accelerator, data, batch.get(0).network());
        return fit(accelerator, Room.on(accelerator.facts()), packs, batch, execution.listener());
    }

    private static Packs packs(Accelerator accelerator, Data data, Network first) {
        return first instanceof RecurrentNetwork recurrent
                ? new RecurrentPacks(accelerator, (Trajectories) data, recurrent)
                : new FunctionPacks(accelerator, (Samples) data);
    }

    /** Trains pack after pack, each as many networks as find room together. */
    static List<Fit> fit(Accelerator accelerator, Room room, Packs packs, List<Problem> batch, LossListener listener) {
        int[] widths =
                batch.stream().map(Problem::network).mapToInt(Network::width).toArray();
        List<Fit> fits = new ArrayList<>(widths.length);
        while (fits.size() < widths.length) {
            int from = fits.size();
            int to = room.end(packs.demand(), widths, from);
            if (to == from) {
                fits.add(new Fit.Failed(room.objection(packs.demand(), widths[from])));
            } else {
                fits.addAll(new PackFit(accelerator, packs, batch.subList(from, to), from, listener).run());
            }
        }
        return fits;
    }
}
