package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biassweep.cli.ChildJvm;
import org.biassweep.device.DeviceCeilings;
import org.biassweep.device.Devices;
import org.biassweep.device.Source;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Clusters;
import org.biassweep.task.Data;
import org.biassweep.task.Orbits;
import org.biassweep.task.Penalty;
import org.biassweep.task.Samples;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Engine;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.train.RecurrentCases;
import org.biassweep.train.bptt.BpttEngine;
import org.biassweep.train.fused.FusedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine through CUDA where there is no card: on a driver that computes on the processor, {@code cuda-emulator.cpp}. */
class CudaEmulationTest {

    @TempDir
    Path folder;

    @Test
    void networksLearnThroughCudaWhatTheyLearnOnTheProcessor() throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.addAll(List.of(
                "-D" + Devices.PROPERTY + "=cuda",
                "-Dorg.lwjgl.cuda.libname=" + driver(),
                "-Dorg.lwjgl.cuda.nvrtc.libname=none",
                Main.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("said "))
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(said).hasSize(8);
        assertThat(said.get(0)).isEqualTo("said Emulated card, CUDA, shipped kernels");
        for (String line : said.subList(1, 6)) {
            assertThat(Double.parseDouble(line.split(" ")[1])).as("biases").isLessThan(1e-3);
            assertThat(Double.parseDouble(line.split(" ")[2])).as("losses").isLessThan(1e-4);
        }
    }

    private Path driver() throws Exception {
        Path text = folder.resolve("emulator.cpp");
        try (InputStream in = CudaEmulationTest.class.getResourceAsStream("cuda-emulator.cpp")) {
            Files.copy(in, text, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("kernels.cu"), FunctionKernels.SOURCE.text());
        Files.writeString(folder.resolve("classifications.cu"), ClassifierKernels.SOURCE.text());
        Files.writeString(folder.resolve("recurrences.cu"), RecurrentKernels.SOURCE.text());
        Files.writeString(folder.resolve("ceilings.cu"), DeviceCeilings.SOURCE.text());
        Map<String, String> macros = new TreeMap<>(FunctionKernels.macros(1));
        macros.putAll(ClassifierKernels.macros(1));
        macros.putAll(RecurrentKernels.macros(1));
        macros.putAll(DeviceCeilings.macros());
        macros.remove(Source.OUTPUTS);
        Path library = folder.resolve("libcuda.so.1");
        List<String> command = new ArrayList<>(
                List.of("g++", "-std=c++17", "-O2", "-ffp-contract=off", "-shared", "-fPIC", "-o", library.toString()));
        macros.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(text.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no g++ here: " + e.getMessage());
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return library;
    }

    /**
     * What the child runs: functions of one, of three and again of one output, classifications, and systems of one output and of
     * two; the largest differences of biases and, relatively, of losses.
     */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            System.out.println("said " + DeviceCeilings.measure(null).device());
            for (int outputs : new int[] {1, 3, 1}) {
                Samples samples = samples(outputs);
                compare(
                        samples,
                        feedforward(outputs, new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 60)),
                        new FusedEngine());
            }
            for (int classes : new int[] {3, 10}) {
                Training training = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 60, 24, null, null);
                compare(Clusters.of(100, 2, classes, 1), feedforward(classes, training), new FusedEngine());
            }
            for (Activation activation : Activation.values()) {
                Trajectories data = Orbits.of(35, 4, 2, 1, 1 + activation.ordinal(), new Penalty(0.5, 0.25));
                Recurrence recurrence =
                        new Recurrence(-0.5, 0.5, activation, InitialState.WARM_UP, 2, RunMode.AUTONOMOUS, 0.1);
                List<Problem> batch = new ArrayList<>();
                for (int width : new int[] {1, 32, 70}) {
                    batch.add(Problem.biases(
                            RecurrentCases.network(recurrence, data, width),
                            1,
                            new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 10)));
                }
                compare(data, batch, new BpttEngine());
            }
        }

        private static List<Problem> feedforward(int outputs, Training training) {
            List<Problem> batch = new ArrayList<>();
            for (int width : new int[] {1, 17, 64, 300}) {
                batch.add(Problem.biases(
                        FeedforwardNetwork.draw(2, outputs, width, WeightDistribution.UNIFORM, 1, width, 0),
                        1,
                        training));
            }
            return batch;
        }

        private static void compare(Data data, List<Problem> batch, Engine engine) {
            List<Fit> fits = new GpuEngine().fit(data, batch, Execution.PLAIN);
            List<Fit> expected = engine.fit(data, batch, Execution.PLAIN);
            double biases = 0;
            double losses = 0;
            for (int i = 0; i < fits.size(); i++) {
                Fit.Learned ours = (Fit.Learned) fits.get(i);
                Fit.Learned theirs = (Fit.Learned) expected.get(i);
                losses = Math.max(losses, Math.abs(ours.loss() / theirs.loss() - 1));
                for (int unit = 0; unit < ours.network().width(); unit++) {
                    double difference =
                            ours.network().biases()[unit] - theirs.network().biases()[unit];
                    biases = Math.max(biases, Math.abs(difference));
                }
            }
            System.out.println("said " + biases + " " + losses);
        }

        private static Samples samples(int outputs) {
            double[] x = new double[200];
            double[] y = new double[100 * outputs];
            for (int n = 0; n < 100; n++) {
                x[n] = n / 50.0 - 1;
                x[100 + n] = Math.cos(n);
                for (int k = 0; k < outputs; k++) {
                    y[100 * k + n] = Math.sin((k + 2) * x[n]) * x[100 + n];
                }
            }
            return new Samples(100, 2, outputs, x, y);
        }
    }
}
