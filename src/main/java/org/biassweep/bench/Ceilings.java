package org.biassweep.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What one core of this machine can do at most: read memory of a given size again and again, and calculate. */
final class Ceilings {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEP = SPECIES.length();
    private static final int STREAMS = 8;
    private static final int ROUNDS = 12;
    private static final int ADDITIONS = 2_000_000;
    private static final int CHAINS = 10;

    private final float[] sink = new float[STEP];

    /** Floats that a vector operation takes. */
    static int lanes() {
        return STEP;
    }

    /**
     * Bytes a second of reading an array from end to end, the best of {@value #ROUNDS} rounds.
     *
     * @param bytes the size of the array
     */
    double bytesPerSecond(long bytes) {
        float[] memory = new float[Math.toIntExact(bytes / Float.BYTES) / (STREAMS * STEP) * STREAMS * STEP];
        int repetitions = (int) Math.max(1, (1L << 28) / bytes);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < repetitions; i++) {
                read(memory);
            }
            best = Math.min(best, (System.nanoTime() - begin) / 1e9 / repetitions);
        }
        return memory.length * (double) Float.BYTES / best;
    }

    private void read(float[] memory) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        FloatVector sum4 = FloatVector.zero(SPECIES);
        FloatVector sum5 = FloatVector.zero(SPECIES);
        FloatVector sum6 = FloatVector.zero(SPECIES);
        FloatVector sum7 = FloatVector.zero(SPECIES);
        for (int i = 0; i < memory.length; i += STREAMS * STEP) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, memory, i));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, memory, i + STEP));
            sum2 = sum2.add(FloatVector.fromArray(SPECIES, memory, i + 2 * STEP));
            sum3 = sum3.add(FloatVector.fromArray(SPECIES, memory, i + 3 * STEP));
            sum4 = sum4.add(FloatVector.fromArray(SPECIES, memory, i + 4 * STEP));
            sum5 = sum5.add(FloatVector.fromArray(SPECIES, memory, i + 5 * STEP));
            sum6 = sum6.add(FloatVector.fromArray(SPECIES, memory, i + 6 * STEP));
            sum7 = sum7.add(FloatVector.fromArray(SPECIES, memory, i + 7 * STEP));
        }
        sum0.add(sum1)
                .add(sum2.add(sum3))
                .add(sum4.add(sum5).add(sum6.add(sum7)))
                .intoArray(sink, 0);
    }

    /** Vector operations a second: multiply-adds of whole vectors, the best of {@value #ROUNDS} rounds. */
    double operationsPerSecond() {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3 * ROUNDS; round++) {
            long begin = System.nanoTime();
            multiplyAndAdd();
            best = Math.min(best, (System.nanoTime() - begin) / 1e9);
        }
        return (double) ADDITIONS * CHAINS / best;
    }

    private void multiplyAndAdd() {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector sum0 = FloatVector.broadcast(SPECIES, 0);
        FloatVector sum1 = FloatVector.broadcast(SPECIES, 1);
        FloatVector sum2 = FloatVector.broadcast(SPECIES, 2);
        FloatVector sum3 = FloatVector.broadcast(SPECIES, 3);
        FloatVector sum4 = FloatVector.broadcast(SPECIES, 4);
        FloatVector sum5 = FloatVector.broadcast(SPECIES, 5);
        FloatVector sum6 = FloatVector.broadcast(SPECIES, 6);
        FloatVector sum7 = FloatVector.broadcast(SPECIES, 7);
        FloatVector sum8 = FloatVector.broadcast(SPECIES, 8);
        FloatVector sum9 = FloatVector.broadcast(SPECIES, 9);
        for (int i = 0; i < ADDITIONS; i++) {
            sum0 = sum0.fma(x, x);
            sum1 = sum1.fma(x, x);
            sum2 = sum2.fma(x, x);
            sum3 = sum3.fma(x, x);
            sum4 = sum4.fma(x, x);
            sum5 = sum5.fma(x, x);
            sum6 = sum6.fma(x, x);
            sum7 = sum7.fma(x, x);
            sum8 = sum8.fma(x, x);
            sum9 = sum9.fma(x, x);
        }
        FloatVector rest = sum8.add(sum9);
        sum0.add(sum1)
                .add(sum2.add(sum3))
                .add(sum4.add(sum5).add(sum6.add(sum7)))
                .add(rest)
                .intoArray(sink, 0);
    }
}
