package org.biassweep.sweep.dl4j;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaRDDLike;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.aggregator.ParameterAveragingAggregationTuple;
import org.deeplearning4j.spark.impl.paramavg.aggregator.ParameterAveragingElementAddFunction;
import org.deeplearning4j.spark.impl.paramavg.aggregator.ParameterAveragingElementCombineFunction;

/**
 * DL4J's parameter averaging after every step of the workers, with the sums in the order of the workers. DL4J's own sums
 * are in the order in which workers end, and from three workers on their last digits differ from run to run.
 *
 * <p>An RDD has one partition a worker, each with one data set: that worker's share of the step.
 */
final class OrderedAveraging extends ParameterAveragingTrainingMaster {

    private static final ParameterAveragingElementAddFunction ADD = new ParameterAveragingElementAddFunction();
    private static final ParameterAveragingElementCombineFunction COMBINE =
            new ParameterAveragingElementCombineFunction();

    /**
     * @param workers shares of a step
     * @param shareSize samples of the largest share
     */
    OrderedAveraging(int workers, int shareSize) {
        super(new Builder(workers, shareSize)
                .batchSizePerWorker(shareSize)
                .averagingFrequency(1)
                .saveUpdater(true)
                .rddTrainingApproach(RDDTrainingApproach.Direct)
                .repartionData(Repartition.Never)
                .storageLevel(null));
    }

    /** Spares the Spark job that counts what is known. */
    @Override
    protected <T, R extends JavaRDDLike<T, R>> long getTotalDataSetObjectCount(JavaRDDLike<T, R> shares) {
        return shares.getNumPartitions();
    }

    @Override
    protected void processResults(
            SparkDl4jMultiLayer spark,
            SparkComputationGraph none,
            JavaRDD<ParameterAveragingTrainingResult> results,
            int split,
            int splits) {
        List<ParameterAveragingAggregationTuple> workers =
                results.map(result -> ADD.call(null, result)).collect();
        ParameterAveragingAggregationTuple sum = workers.stream().reduce(null, OrderedAveraging::combined);
        int count = sum.getAggregationsCount();
        MultiLayerNetwork network = spark.getNetwork();
        network.setParameters(sum.getParametersSum().divi(count));
        network.getUpdater().setStateViewArray(null, sum.getUpdaterStateSum().divi(count), false);
        spark.setScore(sum.getScoreSum() / count);
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        configuration.setIterationCount(configuration.getIterationCount() + averagingFrequency);
    }

    private static ParameterAveragingAggregationTuple combined(
            ParameterAveragingAggregationTuple sum, ParameterAveragingAggregationTuple next) {
        try {
            return COMBINE.call(sum, next);
        } catch (Exception e) {
            throw new IllegalStateException("cannot add what two workers learned", e);
        }
    }
}
