package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.spec.Activation;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.Trajectories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The reference against the network's own loss, its finite differences, and ND4J's automatic differentiation. */
class RecurrentReferenceTest {

    private static final int WIDTH = 7;
    private static final int TRAJECTORIES = 3;
    private static final int HORIZON = 5;

    /** Biases are multiples of it over 8, so that single precision holds both sides of a difference exactly. */
    private static final float DIFFERENCE = 0x1p-17f;

    /** Between kinks a ReLU network's loss is quadratic, so central differences err by rounding only; tanh's by 1e-10. */
    @ParameterizedTest
    @MethodSource("org.biassweep.train.RecurrentCases#all")
    void lossIsTheNetworksAndGradientThatOfItsCentralDifferences(Recurrence recurrence) {
        Trajectories data = RecurrentCases.orbits(recurrence, TRAJECTORIES, HORIZON);
        RecurrentNetwork network = RecurrentCases.network(recurrence, data, WIDTH);
        RecurrentReference reference = new RecurrentReference(network, data);
        float[] b = onGrid(network.biases());
        double loss = network.withBiases(b).loss(data);
        assertThat(reference.loss(ReferenceTrainer.doubles(b))).isCloseTo(loss, within(1e-13 * loss));
        double[] gradient = reference.gradient(ReferenceTrainer.doubles(b));
        double[] central = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            central[j] = (network.withBiases(shifted(b, j, DIFFERENCE)).loss(data)
                            - network.withBiases(shifted(b, j, -DIFFERENCE)).loss(data))
                    / (2 * DIFFERENCE);
        }
        assertThat(gradient).containsExactly(central, within(1e-8 * RecurrentReference.norm(gradient)));
    }

    @ParameterizedTest
    @MethodSource("org.biassweep.train.RecurrentCases#all")
    void gradientIsThatOfAutomaticDifferentiation(Recurrence recurrence) {
        Trajectories data = RecurrentCases.orbits(recurrence, TRAJECTORIES, HORIZON);
        RecurrentNetwork network = RecurrentCases.network(recurrence, data, WIDTH);
        RecurrentReference reference = new RecurrentReference(network, data);
        double[] gradient = reference.gradient(ReferenceTrainer.doubles(network.biases()));
        Unrolled unrolled = new Unrolled(reference);
        assertThat(unrolled.loss.eval().getDouble(0))
                .isCloseTo(reference.loss(ReferenceTrainer.doubles(network.biases())), within(1e-12));
        assertThat(gradient).containsExactly(unrolled.gradient(), within(1e-9 * RecurrentReference.norm(gradient)));
    }

    private static float[] onGrid(float[] biases) {
        float[] b = biases.clone();
        for (int j = 0; j < b.length; j++) {
            b[j] = Math.round(b[j] * 0x1p14f) / 0x1p14f;
        }
        return b;
    }

    private static float[] shifted(float[] b, int j, float by) {
        float[] shifted = b.clone();
        shifted[j] += by;
        return shifted;
    }

    /** The loss as a graph of ND4J's, unrolled over the times: units are rows, trajectories columns. */
    private static final class Unrolled {

        private final SameDiff graph = SameDiff.create();
        private final RecurrentReference reference;
        private final SDVariable loss;

        Unrolled(RecurrentReference reference) {
            this.reference = reference;
            RecurrentNetwork network = reference.network();
            Trajectories data = reference.data();
            Recurrence recurrence = network.recurrence();
            SDVariable b = graph.var("b", array(network.biases(), 1));
            SDVariable w = constant(network.recurrentWeights(), network.width());
            SDVariable in = network.seen() == 0 ? null : constant(network.inputWeights(), network.seen());
            SDVariable out = constant(network.readoutWeights(), data.outputs());
            SDVariable r = columns(reference::initialState, network.width());
            SDVariable sum = graph.constant(Nd4j.scalar(0.0));
            SDVariable[] outputs = new SDVariable[data.horizon() + 1];
            for (int t = reference.start(); t < data.horizon(); t++) {
                int now = t;
                SDVariable h = w.mmul(r).add(b);
                h = in == null ? h : h.add(in.mmul(columns(c -> reference.seen(now, c), network.seen())));
                SDVariable activity = recurrence.activation() == Activation.TANH
                        ? graph.math().tanh(h)
                        : graph.nn().relu(h, 0);
                r = r.mul(-recurrence.alpha()).add(activity.mul(recurrence.beta()));
                if (t >= 0) {
                    outputs[t + 1] = graph.transpose(out).mmul(r);
                    sum = sum.add(squares(outputs[t + 1].sub(columns(c -> observations(now + 1, c), data.outputs())))
                            .div(data.horizon()));
                }
            }
            SDVariable velocity = outputs[data.horizon()].sub(outputs[data.horizon() - 1]);
            SDVariable before = outputs[data.horizon() - 1].sub(outputs[data.horizon() - 2]);
            loss = sum.add(squares(velocity).mul(data.penalty().velocity()))
                    .add(squares(velocity.sub(before)).mul(data.penalty().force()))
                    .div(data.count());
            graph.setLossVariables(loss.name());
        }

        /** In silence: ND4J prints a line an operation. */
        double[] gradient() {
            PrintStream out = System.out;
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            try {
                return differentiated();
            } finally {
                System.setOut(out);
            }
        }

        private double[] differentiated() {
            return graph.calculateGradients(Map.of(), "b").get("b").toDoubleVector();
        }

        private SDVariable squares(SDVariable values) {
            return values.mul(values).sum();
        }

        private double[] observations(int t, int c) {
            double[] y = new double[reference.data().outputs()];
            Arrays.setAll(y, k -> reference.observation(t, c, k));
            return y;
        }

        private SDVariable constant(float[] rows, int columns) {
            return graph.constant(array(rows, columns));
        }

        private SDVariable columns(IntFunction<double[]> column, int rows) {
            double[][] values = new double[rows][TRAJECTORIES];
            for (int c = 0; c < TRAJECTORIES; c++) {
                for (int i = 0; i < rows; i++) {
                    values[i][c] = column.apply(c)[i];
                }
            }
            return graph.constant(Nd4j.createFromArray(values));
        }

        private static INDArray array(float[] rows, int columns) {
            return Nd4j.createFromArray(ReferenceTrainer.doubles(rows)).reshape(rows.length / columns, columns);
        }
    }
}
