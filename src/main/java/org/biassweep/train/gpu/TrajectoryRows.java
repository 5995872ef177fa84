package org.biassweep.train.gpu;

import java.util.List;
import org.biassweep.network.RecurrentNetwork;
import org.biassweep.task.Trajectories;

/**
 * Trajectories as a device has them: a row of all of them a variable, padded with zeros.
 *
 * @param stride of rows, at least the number of trajectories
 */
record TrajectoryRows(Trajectories data, int stride) {

    /** u: steps × seen × stride, from where networks that are run as this one begin. */
    float[] inputs(RecurrentNetwork network) {
        int seen = network.seen();
        int start = network.start(data);
        float[] rows = rows((long) (data.horizon() - start) * seen);
        double[] u = new double[seen * data.count()];
        for (int t = start; t < data.horizon(); t++) {
            network.see(t, data, u);
            put(u, seen, rows, (t - start) * seen);
        }
        return rows;
    }

    /** y at the times 1 … T: T × l × stride. */
    float[] targets() {
        int outputs = data.outputs();
        float[] rows = rows((long) data.horizon() * outputs);
        for (int row = 0; row < data.horizon() * outputs; row++) {
            int first = data.observation(1 + row / outputs) + row % outputs;
            for (int c = 0; c < data.count(); c++) {
                rows[row * stride + c] = (float) data.y()[first + c * outputs];
            }
        }
        return rows;
    }

    /** r where the networks begin: units × stride, network after network. */
    float[] initialStates(List<RecurrentNetwork> all) {
        float[] rows = rows(all.stream().mapToLong(RecurrentNetwork::width).sum());
        int unit = 0;
        for (RecurrentNetwork network : all) {
            put(network.initialState(data), network.width(), rows, unit);
            unit += network.width();
        }
        return rows;
    }

    private float[] rows(long count) {
        return new float[Math.toIntExact(Math.multiplyExact(count, stride))];
    }

    /** Variables, each of all trajectories, as rows from a first one on. */
    private void put(double[] values, int variables, float[] rows, int first) {
        for (int i = 0; i < variables; i++) {
            for (int c = 0; c < data.count(); c++) {
                rows[(first + i) * stride + c] = (float) values[i * data.count() + c];
            }
        }
    }
}
