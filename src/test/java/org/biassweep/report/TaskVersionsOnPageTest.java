package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskVersionsOnPageTest {

    @Test
    void versionsOfATaskAreTitledByWhatSetsThemApart() throws Exception {
        assertThat(ReportPageTest.data(ReportPage.html(SampleReports.versions()))
                        .get("tasks")
                        .findValuesAsText("title"))
                .containsExactly("sine (sin(x1) on [-1, 1])", "absolute value", "sine (sin(2 * x1) on [-1, 1])");
        assertThat(ReportPageTest.data(ReportPage.html(SampleSweep.usual().report()))
                        .get("tasks")
                        .findValuesAsText("title"))
                .containsExactly("sine", "absolute value", "step");
    }

    @Test
    void unitsOfVersionsOfATaskAreToldApart() throws Exception {
        String page = ReportPage.html(SampleUnits.of(SampleReports.versions()));

        assertThat(page)
                .contains(
                        "data-task=\"sine\" data-series=\"a = 1\"><td>sine (sin(2 * x1) on [-1, 1])</td>",
                        "data-of-task=\"sine\"><td>sine (sin(x1) on [-1, 1])</td>");
        assertThat(ReportPageTest.data(page).at("/networks/0/name").textValue())
                .isEqualTo("sine (sin(x1) on [-1, 1]), a = 1");
        assertThat(ReportPageTest.data(page).at("/joint/1/title").textValue())
                .isEqualTo("sine (sin(x1) on [-1, 1]), absolute value");
    }
}
