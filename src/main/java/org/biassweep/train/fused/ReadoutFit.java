package org.biassweep.train.fused;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.biassweep.linear.Blas;
import org.biassweep.linear.PositiveDefinite;
import org.biassweep.linear.Products;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.spec.Numbers;
import org.biassweep.task.Samples;
import org.biassweep.train.Fit;
import org.biassweep.train.FullBatch;
import org.biassweep.train.LossListener;
import org.biassweep.train.Problem;

/**
 * The readout of one network by regularised least squares, in double precision: the A that minimises
 * 1/N Σₙ ‖A φₙ − yₙ‖² + λ s ‖A‖², where φₙ are the activities of the units at sample n and s is the mean of their squares.
 *
 * <p>With Φ = (φ₁ … φ_N) and μ = N λ s = λ ‖Φ‖² / m it is A = Y Φᵀ (Φ Φᵀ + μ 1)⁻¹ = Y (Φᵀ Φ + μ 1)⁻¹ Φᵀ; the smaller of the
 * two matrices is inverted. (If no unit is ever active, μ is λ and A is 0.)
 */
final class ReadoutFit {

    private final Problem problem;
    private final FeedforwardNetwork network;
    private final Samples samples;

    ReadoutFit(Problem problem, Samples samples) {
        this.problem = problem;
        this.network = (FeedforwardNetwork) problem.network();
        this.samples = samples;
    }

    /** The bytes of features, equations, targets and solution, on the heap and, while OpenBLAS has them, outside it. */
    static double bytes(int width, int samples, int outputs) {
        double smaller = Math.min(width, samples);
        return 2.0
                * Double.BYTES
                * ((double) width * samples + smaller * smaller + outputs * ((double) width + samples));
    }

    /** The multiply-adds of features, equations and their solution. */
    static double operations(int width, int samples, int inputs, int outputs) {
        double smaller = Math.min(width, samples);
        return (double) width * samples * (inputs + outputs + smaller / 2)
                + smaller * smaller * (smaller / 6 + outputs);
    }

    /**
     * Solves; the listener hears of the problem by its {@code index} in the batch.
     *
     * @throws CancellationException if the thread is interrupted
     */
    Fit run(int index, LossListener listener) {
        Optional<String> objection = Blas.objection();
        if (objection.isPresent()) {
            return new Fit.Failed(objection.get());
        }
        double initial = network.loss(samples);
        if (!Double.isFinite(initial)) {
            return FullBatch.diverged(initial, 0);
        }
        listener.loss(index, 0, initial);
        if (Thread.interrupted()) {
            throw new CancellationException("interrupted before the readout was solved for");
        }
        Optional<float[]> readout = readout();
        if (readout.isEmpty()) {
            return new Fit.Failed("the normal equations of the readout are singular; give a ridge above "
                    + Numbers.text(problem.training().ridge()));
        }
        FeedforwardNetwork learned = network.withReadout(readout.get());
        double loss = learned.loss(samples);
        if (!Double.isFinite(loss)) {
            return FullBatch.diverged(loss, 1);
        }
        listener.loss(index, 1, loss);
        return new Fit.Learned(learned, loss, 1);
    }

    /** Aᵀ, m × l, or empty if the equations are singular. */
    private Optional<float[]> readout() {
        int width = network.width();
        int count = samples.count();
        boolean primal = width <= count;
        int size = Math.min(width, count);
        double[] features = features(primal);
        double[] equations = new double[Math.multiplyExact(size, size)];
        Products.gram(size, Math.max(width, count), features, equations);
        double ridge = ridge(features);
        for (int i = 0; i < size; i++) {
            equations[i * size + i] += ridge;
        }
        int outputs = network.outputs();
        double[] readout = new double[outputs * width];
        if (primal) {
            Products.timesTransposed(outputs, width, count, samples.y(), features, readout);
            if (!PositiveDefinite.solve(size, outputs, equations, readout)) {
                return Optional.empty();
            }
        } else {
            double[] multipliers = samples.y().clone();
            if (!PositiveDefinite.solve(size, outputs, equations, multipliers)) {
                return Optional.empty();
            }
            Products.times(outputs, width, count, multipliers, features, readout);
        }
        return Optional.of(unitAfterUnit(readout));
    }

    /** Φ, m × N, or Φᵀ. */
    private double[] features(boolean unitAfterUnit) {
        int width = network.width();
        int count = samples.count();
        double[] features = new double[Math.multiplyExact(width, count)];
        network.activities(samples, (unit, activity) -> {
            for (int n = 0; n < count; n++) {
                features[unitAfterUnit ? unit * count + n : n * width + unit] = activity[n];
            }
        });
        return features;
    }

    /** μ. */
    private double ridge(double[] features) {
        double squares = 0;
        for (double feature : features) {
            squares += feature * feature;
        }
        return problem.training().ridge() * (squares > 0 ? squares / network.width() : 1);
    }

    /** Aᵀ of A, rounded. */
    private float[] unitAfterUnit(double[] readout) {
        int width = network.width();
        int outputs = network.outputs();
        float[] transposed = new float[readout.length];
        for (int unit = 0; unit < width; unit++) {
            for (int k = 0; k < outputs; k++) {
                transposed[unit * outputs + k] = (float) readout[k * width + unit];
            }
        }
        return transposed;
    }
}
