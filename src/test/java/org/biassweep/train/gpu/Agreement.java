package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
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

/** That batches of every kind learn on the first device what engines of the processor teach them. */
final class Agreement {

    private static final int SAMPLES = 100;

    private Agreement() {}

    /**
     * Functions of one, of three and again of one output, classifications of three and of ten classes, and systems with tanh
     * and with relu.
     *
     * @param steps of functions and classifications; an epoch of these has three
     * @param recurrentSteps of systems
     */
    static void check(int steps, int recurrentSteps) {
        for (int outputs : new int[] {1, 3, 1}) {
            Training training = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps);
            compare("functions of " + outputs, samples(outputs), feedforward(outputs, training), new FusedEngine());
        }
        for (int classes : new int[] {3, 10}) {
            Training training = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, steps, 40, null, null);
            Data data = Clusters.of(SAMPLES, 2, classes, 1);
            compare("classes, " + classes, data, feedforward(classes, training), new FusedEngine());
        }
        for (Activation activation : Activation.values()) {
            Trajectories data = Orbits.of(35, 4, 2, 1, 1 + activation.ordinal(), new Penalty(0.5, 0.25));
            Training training = new Training(Optimizer.ADAM, 0.02, Schedule.COSINE, recurrentSteps);
            compare("systems, " + activation, data, recurrent(activation, data, training), new BpttEngine());
        }
    }

    private static List<Problem> feedforward(int outputs, Training training) {
        List<Problem> batch = new ArrayList<>();
        for (int width : new int[] {1, 17, 64, 300}) {
            batch.add(Problem.biases(
                    FeedforwardNetwork.draw(2, outputs, width, WeightDistribution.UNIFORM, 1, width, 0), 1, training));
        }
        return batch;
    }

    private static List<Problem> recurrent(Activation activation, Trajectories data, Training training) {
        Recurrence recurrence = new Recurrence(-0.5, 0.5, activation, InitialState.WARM_UP, 2, RunMode.AUTONOMOUS, 0.1);
        List<Problem> batch = new ArrayList<>();
        for (int width : new int[] {1, 32, 70}) {
            batch.add(Problem.biases(RecurrentCases.network(recurrence, data, width), 1, training));
        }
        return batch;
    }

    private static void compare(String batch, Data data, List<Problem> problems, Engine engine) {
        List<Fit> fits = new GpuEngine().fit(data, problems, Execution.PLAIN);
        List<Fit> expected = engine.fit(data, problems, Execution.PLAIN);
        for (int i = 0; i < fits.size(); i++) {
            Fit.Learned ours = (Fit.Learned) fits.get(i);
            Fit.Learned theirs = (Fit.Learned) expected.get(i);
            assertThat(ours.loss()).as("loss, " + batch).isCloseTo(theirs.loss(), within(1e-4 * theirs.loss()));
            assertThat(ours.network().biases())
                    .as("biases, " + batch)
                    .containsExactly(theirs.network().biases(), within(1e-3f));
        }
    }

    private static Samples samples(int outputs) {
        double[] x = new double[2 * SAMPLES];
        double[] y = new double[SAMPLES * outputs];
        for (int n = 0; n < SAMPLES; n++) {
            x[n] = n / 50.0 - 1;
            x[SAMPLES + n] = Math.cos(n);
            for (int k = 0; k < outputs; k++) {
                y[SAMPLES * k + n] = Math.sin((k + 2) * x[n]) * x[SAMPLES + n];
            }
        }
        return new Samples(SAMPLES, 2, outputs, x, y);
    }
}
