package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.biassweep.device.DeviceFacts;
import org.biassweep.sweep.DeviceSurvey.Answer;
import org.junit.jupiter.api.Test;

/** What executors answer. */
class DeviceSurveyTest {

    private static final DeviceFacts CARD = new DeviceFacts("card", "CUDA", false, 800, 800, 100);
    private static final DeviceFacts SMALLER = new DeviceFacts("smaller card", "CUDA", false, 300, 200, 120);
    private static final DeviceFacts PROCESSOR = new DeviceFacts("processor", "OpenCL", true, 90, 90, 2);

    @Test
    void theLeastMemoryAndTheMostComputeUnitsOfAny() {
        DeviceSurvey survey =
                survey(new Answer("0", "a", "0", true, CARD, null), new Answer("1", "b", "0", true, SMALLER, null));
        assertThat(survey.facts()).isEqualTo(new DeviceFacts("card", "CUDA", false, 300, 200, 120));
        assertThat(survey.count()).isEqualTo(2);
    }

    @Test
    void tasksThatShareADeviceCountItOnce() {
        assertThat(survey(
                                new Answer("0", "a", "0", true, CARD, null),
                                new Answer("0", "a", "0", true, CARD, null),
                                new Answer("0", "a", "1", true, CARD, null),
                                new Answer("1", "b", "1", true, CARD, null))
                        .count())
                .isEqualTo(3);
        assertThat(survey(
                                new Answer("0", "a", null, false, PROCESSOR, null),
                                new Answer("1", "a", null, false, PROCESSOR, null))
                        .count())
                .isEqualTo(1);
    }

    /** In containers each sees its own card as the first. */
    @Test
    void addressesThatSparkGaveAreOfTheirExecutors() {
        assertThat(survey(new Answer("0", "a", "0", true, CARD, null), new Answer("1", "a", "0", true, CARD, null))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void twoExecutorsThatWouldTakeTheSameGpuAreToldSo() {
        assertThatThrownBy(() -> survey(
                        new Answer("3", "a", null, false, CARD, null), new Answer("4", "a", null, false, CARD, null)))
                .isInstanceOf(ClusterException.class)
                .hasMessage(
                        "nothing is trained: executors 3 and 4 of a would both train on card; let Spark give each a GPU"
                                + " of its own (spark.executor.resource.gpu.amount), or have one executor there");
    }

    @Test
    void anExecutorWithoutADeviceIsSaid() {
        assertThatThrownBy(() -> survey(
                        new Answer("0", "a", null, false, CARD, null),
                        new Answer("5", "b", null, false, null, "finds nothing")))
                .isInstanceOf(ClusterException.class)
                .hasMessage("nothing is trained: on executor 5 (b) engine gpu finds nothing");
        assertThatThrownBy(() -> survey(new Answer("driver", "a", null, false, null, "finds nothing")))
                .hasMessage("nothing is trained: engine gpu finds nothing");
    }

    private static DeviceSurvey survey(Answer... answers) {
        return DeviceSurvey.of(List.of(answers), "gpu");
    }
}
