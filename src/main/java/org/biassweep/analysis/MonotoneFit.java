package org.biassweep.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.regression.IsotonicRegression;
import org.apache.spark.mllib.regression.IsotonicRegressionModel;
import scala.Tuple3;

/**
 * Probabilities that do not fall with width: the isotonic least-squares fit of each series, weighted by trials, by
 * Spark MLlib (pool adjacent violators; R. E. Barlow et al., "Statistical inference under order restrictions", 1972).
 *
 * <p>A series has a handful of widths, a sweep may have thousands of series, and a fit costs several Spark jobs. So all
 * series are fitted at once, one after the other along the feature, and 2·g is added to the labels of series g. Its
 * labels then lie in [2g, 2g + 1], apart from those of every other series and in their order; no pooled block crosses
 * from one series into the next, and the fit restricted to a series is the series' own. A block's value is the mean of
 * its trials. It is taken from the integer counts again, so that the offsets cost no digits.
 */
final class MonotoneFit {

    private MonotoneFit() {}

    /**
     * Fits every series.
     *
     * @return for each series its fitted probabilities, one a width
     */
    static List<double[]> of(List<Series> all, JavaSparkContext spark) {
        List<Tuple3<Double, Double, Double>> points = new ArrayList<>();
        for (int g = 0; g < all.size(); g++) {
            Series series = all.get(g);
            for (int i = 0; i < series.trials().length; i++) {
                double label = 2.0 * g + (double) series.successes()[i] / series.trials()[i];
                points.add(new Tuple3<>(label, (double) points.size(), (double) series.trials()[i]));
            }
        }
        IsotonicRegressionModel model = new IsotonicRegression().run(spark.parallelize(points, 1));
        List<double[]> fits = new ArrayList<>();
        int first = 0;
        for (Series series : all) {
            double[] blocks = new double[series.trials().length];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = model.predict(first + i);
            }
            fits.add(means(blocks, series));
            first += blocks.length;
        }
        return fits;
    }

    /** The mean over each run of widths of equal fit. */
    private static double[] means(double[] blocks, Series series) {
        double[] means = new double[blocks.length];
        for (int start = 0, end; start < blocks.length; start = end) {
            int trials = 0;
            int successes = 0;
            for (end = start; end < blocks.length && blocks[end] == blocks[start]; end++) {
                trials += series.trials()[end];
                successes += series.successes()[end];
            }
            Arrays.fill(means, start, end, (double) successes / trials);
        }
        return means;
    }
}
