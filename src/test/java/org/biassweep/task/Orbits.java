package org.biassweep.task;

import java.util.SplittableRandom;

/** Trajectories for tests: points that turn by 0.3 a step, each input pushing the first coordinate by a tenth. */
public final class Orbits {

    private static final int STATES = 2;

    private Orbits() {}

    /**
     * K trajectories that start uniformly on [−1, 1]², their inputs uniform on [−1, 1]; output k observes cos k · z₁ + sin k ·
     * z₂.
     */
    public static Trajectories of(int count, int horizon, int lead, int inputs, int outputs, Penalty penalty) {
        SplittableRandom random = new SplittableRandom(count);
        double[] z = random.doubles((long) count * STATES, -1, 1).toArray();
        double[] z0 = z.clone();
        double[] x =
                random.doubles((long) (lead + horizon) * count * inputs, -1, 1).toArray();
        double[] y = new double[(lead + horizon + 1) * count * outputs];
        for (int t = 0; t <= lead + horizon; t++) {
            if (t == lead) {
                z0 = z.clone();
            }
            for (int c = 0; c < count; c++) {
                for (int k = 0; k < outputs; k++) {
                    y[(t * count + c) * outputs + k] = Math.cos(k) * z[c * STATES] + Math.sin(k) * z[c * STATES + 1];
                }
                double push = 0;
                for (int i = 0; i < inputs && t < lead + horizon; i++) {
                    push += 0.1 * x[(t * count + c) * inputs + i];
                }
                turn(z, c * STATES, push);
            }
        }
        return new Trajectories(count, horizon, lead, STATES, inputs, outputs, z0, x, y, penalty);
    }

    /** The shape of a task with such trajectories. */
    public static Shape shape(Trajectories data) {
        return Shape.system(data.inputs(), data.outputs(), data.states(), data.horizon());
    }

    private static void turn(double[] z, int at, double push) {
        double first = Math.cos(0.3) * z[at] - Math.sin(0.3) * z[at + 1] + push;
        z[at + 1] = Math.sin(0.3) * z[at] + Math.cos(0.3) * z[at + 1];
        z[at] = first;
    }
}
