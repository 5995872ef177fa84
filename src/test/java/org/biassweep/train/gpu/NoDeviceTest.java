package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.biassweep.cli.ChildJvm;
import org.biassweep.device.DeviceException;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.spec.WeightDistribution;
import org.biassweep.task.Samples;
import org.biassweep.train.Engines;
import org.biassweep.train.Execution;
import org.biassweep.train.Problem;
import org.junit.jupiter.api.Test;

/** Where there is nothing to compute on. */
class NoDeviceTest {

    /** In a process whose loader looks for drivers where there are none. */
    @Test
    void withoutADeviceNothingIsTrainedAndTheReasonIsSaid() throws Exception {
        List<String> said = child("trial");
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("finds no OpenCL").contains("pocl-opencl-icd");
    }

    @Test
    void lwjglIsNotLoadedBeforeTheEngineTrains() throws Exception {
        assertThat(child("names")).containsExactly("gpu");
    }

    private static List<String> child(String what) throws Exception {
        List<String> command = new ArrayList<>(ChildJvm.command());
        if (what.equals("names")) {
            command.replaceAll(argument -> argument.equals(ChildJvm.classPath()) ? withoutLwjgl() : argument);
        }
        command.addAll(List.of("-Dorg.lwjgl.cuda.libname=libNoSuchCuda.so.1", Main.class.getName(), what));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("OCL_ICD_VENDORS", "/nonexistent");
        builder.environment().put("OCL_ICD_FILENAMES", "");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().filter(line -> !line.contains("LWJGL")).toList();
    }

    private static String withoutLwjgl() {
        List<String> entries = new ArrayList<>(List.of(ChildJvm.classPath().split(":")));
        assertThat(entries.removeIf(entry -> entry.contains("lwjgl"))).isTrue();
        return String.join(":", entries);
    }

    /** What the child runs. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            if (arguments[0].equals("names")) {
                System.out.println(Engines.named("gpu").version().name());
                return;
            }
            Problem problem = Problem.biases(
                    FeedforwardNetwork.draw(1, 1, 3, WeightDistribution.UNIFORM, 1, 1, 0),
                    1,
                    new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 10));
            Samples samples = new Samples(2, 1, 1, new double[] {-1, 1}, new double[] {0, 1});
            try {
                new GpuEngine().fit(samples, List.of(problem), Execution.PLAIN);
            } catch (DeviceException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
