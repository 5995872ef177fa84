package org.biassweep.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.biassweep.network.FeedforwardNetwork;
import org.biassweep.task.Clusters;
import org.biassweep.task.Data;
import org.biassweep.task.Examples;
import org.biassweep.task.Samples;
import org.biassweep.trial.SavedUnits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitActivityTest {

    private static final float[] INITIAL = {7, 8, 9};

    /** Units x, 2x + 1 and −x at x = −1, 0, 1, 2: activities 0 0 1 2, 0 1 3 5 and 1 0 0 0. */
    private static final FeedforwardNetwork NETWORK =
            new FeedforwardNetwork(1, 2, new float[] {1, 2, -1}, new float[6], new float[] {0, 1, 0});

    private static Data data(boolean labelled) {
        return labelled
                ? new Examples(Clusters.features(1, -1, 0, 1, 2), new int[4], 2)
                : new Samples(4, 1, 2, new double[] {-1, 0, 1, 2}, new double[8]);
    }

    @ParameterizedTest(name = "labelled: {0}")
    @ValueSource(booleans = {false, true})
    void sharesAndVariancesAreThoseOfTheActivities(boolean labelled) {
        SavedUnits units = new UnitActivity(NETWORK, data(labelled)).saved(INITIAL, null);

        assertThat(units.firingShare()).containsExactly(0.5f, 0.75f, 0.25f);
        // about the means 3/4, 9/4 and 1/4
        assertThat(units.taskVariance()).containsExactly(new float[] {0.6875f, 3.6875f, 0.1875f}, within(1e-6f));
        assertThat(units.initialBiases()).isEqualTo(INITIAL);
        assertThat(units.learnedBiases()).isEqualTo(NETWORK.biases());
        assertThat(units.mask()).isNull();
    }

    @ParameterizedTest(name = "labelled: {0}")
    @ValueSource(booleans = {false, true})
    void aMaskedUnitIsSilent(boolean labelled) {
        boolean[] mask = {true, false, true};
        SavedUnits units = new UnitActivity(NETWORK, data(labelled)).saved(INITIAL, mask);

        assertThat(units.firingShare()).containsExactly(0.5f, 0, 0.25f);
        assertThat(units.taskVariance()).containsExactly(new float[] {0.6875f, 0, 0.1875f}, within(1e-6f));
        assertThat(units.mask()).isEqualTo(mask);
    }
}
