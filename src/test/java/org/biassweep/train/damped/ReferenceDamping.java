package org.biassweep.train.damped;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Samples;

/**
 * Algorithm 3.16 of Madsen, Nielsen and Tingleff without a derivative and without normal equations: J by central differences,
 * and δ by the singular values of J stacked on √λ 1, whose distance from −r stacked on zeros it minimises.
 */
final class ReferenceDamping {

    private static final double DIFFERENCE = 1e-7;

    private final FeedforwardNetwork network;
    private final Samples samples;
    private RealVector biases;
    private double damping;
    private double growth = 2;

    ReferenceDamping(FeedforwardNetwork network, Samples samples) {
        this.network = network;
        this.samples = samples;
        biases = new ArrayRealVector(network.width());
        for (int j = 0; j < network.width(); j++) {
            biases.setEntry(j, network.biases()[j]);
        }
        RealMatrix jacobian = jacobian();
        for (int j = 0; j < network.width(); j++) {
            damping = Math.max(damping, jacobian.getColumnVector(j).dotProduct(jacobian.getColumnVector(j)));
        }
    }

    double loss() {
        RealVector r = residuals(biases);
        return r.dotProduct(r) / samples.count();
    }

    double[] biases() {
        return biases.toArray();
    }

    /** Evaluates one proposal. */
    void step() {
        RealMatrix jacobian = jacobian();
        RealVector r = residuals(biases);
        RealVector step = minimiser(jacobian, r);
        RealVector linear = r.add(jacobian.operate(step));
        RealVector there = residuals(biases.add(step));
        double predicted = r.dotProduct(r) - linear.dotProduct(linear);
        double ratio = (r.dotProduct(r) - there.dotProduct(there)) / predicted;
        if (ratio > 0) {
            biases = biases.add(step);
            damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * ratio - 1, 3));
            growth = 2;
        } else {
            damping *= growth;
            growth *= 2;
        }
    }

    private RealVector minimiser(RealMatrix jacobian, RealVector r) {
        int residuals = jacobian.getRowDimension();
        int units = jacobian.getColumnDimension();
        RealMatrix stacked = new Array2DRowRealMatrix(residuals + units, units);
        stacked.setSubMatrix(jacobian.getData(), 0, 0);
        for (int j = 0; j < units; j++) {
            stacked.setEntry(residuals + j, j, Math.sqrt(damping));
        }
        RealVector side = r.mapMultiply(-1).append(new ArrayRealVector(units));
        return new SingularValueDecomposition(stacked).getSolver().solve(side);
    }

    private RealMatrix jacobian() {
        RealMatrix jacobian = new Array2DRowRealMatrix(samples.count() * network.outputs(), network.width());
        for (int j = 0; j < network.width(); j++) {
            RealVector above = biases.copy();
            above.addToEntry(j, DIFFERENCE);
            RealVector below = biases.copy();
            below.addToEntry(j, -DIFFERENCE);
            jacobian.setColumnVector(
                    j, residuals(above).subtract(residuals(below)).mapDivide(2 * DIFFERENCE));
        }
        return jacobian;
    }

    /** Sample after sample. */
    private RealVector residuals(RealVector b) {
        RealVector residuals = new ArrayRealVector(samples.count() * network.outputs());
        for (int n = 0; n < samples.count(); n++) {
            for (int k = 0; k < network.outputs(); k++) {
                double output = 0;
                for (int j = 0; j < network.width(); j++) {
                    output += network.readoutWeights()[j * network.outputs() + k]
                            * Math.max(0, b.getEntry(j) + weighted(j, n));
                }
                residuals.setEntry(n * network.outputs() + k, output - samples.y()[k * samples.count() + n]);
            }
        }
        return residuals;
    }

    /** (W x)ⱼ at a sample. */
    private double weighted(int unit, int n) {
        double sum = 0;
        for (int i = 0; i < network.inputs(); i++) {
            sum += network.inputWeights()[unit * network.inputs() + i] * samples.x()[i * samples.count() + n];
        }
        return sum;
    }
}
