package org.biassweep.task;

/**
 * Images as their bytes: four times less than numbers would take.
 *
 * @param pixels N × d, 0 … 255 as unsigned bytes
 * @param inputs d
 * @param factor what a pixel is multiplied with, one a feature
 * @param offset what is then added
 */
record PixelFeatures(byte[] pixels, int inputs, double[] factor, double[] offset) implements Features {

    /** Pixels under a scaling. */
    static PixelFeatures of(byte[] pixels, FeatureScaling scaling) {
        int inputs = scaling.factor().length;
        double[] offset = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            offset[i] = scaling.scaled(0, i);
        }
        return new PixelFeatures(pixels, inputs, scaling.factor(), offset);
    }

    @Override
    public int count() {
        return pixels.length / inputs;
    }

    @Override
    public void read(int example, float[] to, int at) {
        int from = example * inputs;
        for (int i = 0; i < inputs; i++) {
            to[at + i] = (float) ((pixels[from + i] & 0xff) * factor[i] + offset[i]);
        }
    }
}
