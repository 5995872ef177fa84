package org.biassweep.train.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.biassweep.cli.ChildJvm;
import org.biassweep.spec.Activation;
import org.biassweep.spec.InitialState;
import org.biassweep.spec.Optimizer;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.RunMode;
import org.biassweep.spec.Schedule;
import org.biassweep.spec.Training;
import org.biassweep.task.Trajectories;
import org.biassweep.train.Execution;
import org.biassweep.train.Fit;
import org.biassweep.train.Problem;
import org.biassweep.train.RecurrentCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same training again and again in a new process, which interprets it first and then compiles it. */
class ColdAndWarmTest {

    private static final String RESULT = "result ";
    private static final int TRAININGS = 60;

    @ParameterizedTest(name = "{0}, Vector API {1}")
    @CsvSource({"RELU, true", "TANH, true", "TANH, false"})
    void aTrainingGivesTheSameBitsInterpretedAndCompiled(Activation activation, boolean vectors)
            throws IOException, InterruptedException {
        List<String> command = ChildJvm.command();
        if (!vectors) {
            assertThat(command.remove("--add-modules=jdk.incubator.vector")).isTrue();
        }
        command.addAll(List.of(ColdAndWarmTest.class.getName(), activation.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> results =
                output.lines().filter(line -> line.startsWith(RESULT)).toList();
        assertThat(results).hasSize(TRAININGS);
        assertThat(results.stream().distinct()).hasSize(1);
    }

    /** In a process of its own: prints the loss, and what sums up the biases, of each training. */
    public static void main(String[] arguments) {
        Recurrence recurrence = RecurrentCases.recurrence(
                -0.8, 0.2, Activation.valueOf(arguments[0]), InitialState.RANDOM_LINEAR, RunMode.AUTONOMOUS, 1e9);
        Trajectories data = RecurrentCases.orbits(recurrence, 20, 12);
        Problem problem = Problem.biases(
                RecurrentCases.network(recurrence, data, 64),
                1,
                new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, 40));
        for (int i = 0; i < TRAININGS; i++) {
            Fit.Learned fit = (Fit.Learned) new BpttEngine()
                    .fit(data, List.of(problem), Execution.PLAIN)
                    .get(0);
            System.out.println(
                    RESULT + fit.loss() + " " + Arrays.hashCode(fit.network().biases()));
        }
    }
}
