package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device;
import org.biassweep.device.DeviceAssumption;
import org.biassweep.device.Source;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.network.Network;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.network.Start;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Learn;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.spec.WeightScale;
import org.biassweep.task.Clusters;
import org.biassweep.task.Examples;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Samples;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Problem;
import org.biassweep.train.gpu.Demand.Need;
import org.biassweep.train.gpu.Demand.Sizes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What packs ask of a device, against what their demand said before. */
class AllocationTest {

    private static final int[] WIDTHS = {1, 33, 100, 300};

    private Counting device;
    private Accelerator accelerator;

    @BeforeEach
    void aDeviceIsThere() {
        DeviceAssumption.check();
        device = new Counting(Accelerator.at(null).device());
        accelerator = new Accelerator(device);
    }

    @Test
    void ofFunctions() {
        Samples samples = new Samples(100, 2, 3, new double[200], new double[300]);
        assertIsWhatWasAsked(new FunctionPacks(accelerator, samples), 3);
    }

    /** With more inputs than units, what is read is larger than what is kept. */
    @Test
    void ofFunctionsOfManyInputs() {
        Samples samples = new Samples(10, 2000, 1, new double[20_000], new double[10]);
        assertIsWhatWasAsked(new FunctionPacks(accelerator, samples), 1);
    }

    @Test
    void ofClassifications() {
        Examples examples = Clusters.of(203, 6, 3, 1);
        assertIsWhatWasAsked(new ClassifierPacks(accelerator, examples), 3);
    }

    @Test
    void ofSystems() {
        Trajectories data = Orbits.of(37, 6, 2, 1, 2, new Penalty(0.5, 0.25));
        assertIsWhatWasAsked(new RecurrentPacks(accelerator, data), data);
    }

    private void assertIsWhatWasAsked(Packs packs, int outputs) {
        int inputs = packs instanceof FunctionPacks functions
                ? functions.samples().inputs()
                : ((ClassifierPacks) packs).examples().inputs();
        List<Network> networks = new ArrayList<>();
        for (int width : WIDTHS) {
            networks.add(FeedforwardNetwork.draw(inputs, outputs, width, WeightDistribution.UNIFORM, 1, width, 0));
        }
        assertIsWhatWasAsked(packs, networks);
    }

    private void assertIsWhatWasAsked(Packs packs, Trajectories data) {
        Recurrence recurrence =
                new Recurrence(-0.5, 0.5, Activation.RELU, InitialState.WARM_UP, 2, RunMode.TEACHER_FORCED, 1);
        List<Network> networks = new ArrayList<>();
        for (int width : WIDTHS) {
            networks.add(RecurrentNetwork.draw(
                    recurrence, Orbits.shape(data), width, WeightDistribution.GAUSSIAN, WeightScale.gain(1), width, 0));
        }
        assertIsWhatWasAsked(packs, networks);
    }

    /** Never less; more by what is given back before the rest is asked for. */
    private void assertIsWhatWasAsked(Packs packs, List<Network> networks) {
        Training training = new Training(Optimizer.ADAM, 0.01, Schedule.COSINE, 3, 32, null, null);
        List<Problem> problems = networks.stream()
                .map(network -> new Problem(network, Learn.BIASES, 1, training, new Start(network.width(), 0), ""))
                .toList();
        Demand demand = packs.demand(problems.get(0));
        Sizes sizes = Sizes.NONE;
        for (Network network : networks) {
            sizes = demand.add(sizes, network.width());
        }
        Need need = demand.of(sizes);
        try (Accelerator.Turn turn = accelerator.take();
                Pack pack = packs.of(problems)) {
            long held = device.held;
            pack.step(0, 1);
            assertThat(device.held).as("held after a step").isEqualTo(held);
            assertThat((double) device.most).isBetween(0.95 * need.bytes(), need.bytes());
            assertThat((double) device.largest).isEqualTo(need.bufferBytes());
        }
        assertThat(device.held).as("held when the pack is closed").isZero();
    }

    /** A device that counts the bytes of its buffers. */
    private static final class Counting implements Device {

        private final Device device;
        private long held;
        private long most;
        private long largest;

        Counting(Device device) {
            this.device = device;
        }

        /** A buffer and its size. */
        private record Counted(Buffer buffer, Counting device, long bytes) implements Buffer {

            @Override
            public void close() {
                device.held -= bytes;
                buffer.close();
            }
        }

        @Override
        public Buffer buffer(long bytes) {
            held += bytes;
            most = Math.max(most, held);
            largest = Math.max(largest, bytes);
            return new Counted(device.buffer(bytes), this, bytes);
        }

        @Override
        public Program compile(Source source, Map<String, String> macros) {
            Program program = device.compile(source, macros);
            return name -> {
                Kernel kernel = program.kernel(name);
                return (groups, items, arguments) -> {
                    Object[] own = arguments.clone();
                    for (int i = 0; i < own.length; i++) {
                        own[i] = own[i] instanceof Counted counted ? counted.buffer : own[i];
                    }
                    kernel.launch(groups, items, own);
                };
            };
        }

        @Override
        public void write(Buffer to, float[] numbers) {
            device.write(((Counted) to).buffer, numbers);
        }

        @Override
        public void write(Buffer to, int[] numbers) {
            device.write(((Counted) to).buffer, numbers);
        }

        @Override
        public void read(Buffer from, float[] numbers) {
            device.read(((Counted) from).buffer, numbers);
        }

        @Override
        public String name() {
            return device.name();
        }

        @Override
        public String driver() {
            return device.driver();
        }

        @Override
        public boolean isProcessor() {
            return device.isProcessor();
        }

        @Override
        public long bytes() {
            return device.bytes();
        }

        @Override
        public long bufferBytes() {
            return device.bufferBytes();
        }

        @Override
        public int computeUnits() {
            return device.computeUnits();
        }
    }
}
