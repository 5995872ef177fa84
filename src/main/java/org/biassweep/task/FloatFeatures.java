package org.biassweep.task;

/**
 * Features as numbers, scaled already.
 *
 * @param values N × d
 * @param inputs d
 */
public record FloatFeatures(float[] values, int inputs) implements Features {

    @Override
    public int count() {
        return values.length / inputs;
    }

    @Override
    public void read(int example, float[] to, int at) {
        System.arraycopy(values, example * inputs, to, at, inputs);
    }
}
