package org.biassweep.train.minibatch;

import org.biassweep.linear.Blas;
import org.biassweep.linear.Matrix;
import org.biassweep.network.FeedforwardNetwork;

/** Products of any inputs with W, by OpenBLAS. */
final class DenseProduct implements InputProducts.Product {

    private final Matrix weights;
    private final Matrix inputs;
    private final Matrix products;

    DenseProduct(FeedforwardNetwork network, int stride) {
        weights = Matrix.zeros(network.inputs(), stride);
        for (int unit = 0; unit < network.width(); unit++) {
            for (int i = 0; i < network.inputs(); i++) {
                weights.set(i, unit, network.inputWeights()[unit * network.inputs() + i]);
            }
        }
        inputs = Matrix.zeros(InputProducts.TOGETHER, network.inputs());
        products = Matrix.zeros(InputProducts.TOGETHER, stride);
    }

    @Override
    public void of(float[][] x, int count, float[][] rows) {
        for (int i = 0; i < count; i++) {
            inputs.setRow(i, x[i]);
        }
        Blas.multiply(count, products.stride(), inputs.stride(), inputs, weights, products);
        for (int i = 0; i < count; i++) {
            products.row(i, rows[i]);
        }
    }
}
