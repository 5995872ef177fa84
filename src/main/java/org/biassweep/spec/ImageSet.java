package org.biassweep.spec;

/**
 * Labelled images.
 *
 * @param name the task's name
 * @param images what the set is called in the job file
 * @param folder where its files are; any Hadoop path
 * @param scaling of pixels: {@link Scaling#UNIT} or {@link Scaling#STANDARDIZED}
 * @param draw decides which images a subset is
 * @param trainSamples N ≥ 2, or {@link #ALL}
 * @param testSamples ≥ 2, or {@link #ALL}
 */
public record ImageSet(
        String name, String images, String folder, Scaling scaling, long draw, int trainSamples, int testSamples)
        implements DataSetSpec {

    @Override
    public ImageSet withSamples(int train, int test) {
        return new ImageSet(name, images, folder, scaling, draw, train, test);
    }
}
