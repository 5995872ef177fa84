package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in a headless Chromium: what the scripts draw, and that they do not complain. */
class ReportPageIT {

    private final Optional<Browser> browser = Browser.find();

    @TempDir
    Path scratch;

    @BeforeEach
    void needsABrowser() {
        assumeTrue(browser.isPresent(), "no chromium, chromium-browser or google-chrome on the PATH");
    }

    @Test
    void everyChartIsDrawn() throws Exception {
        List<String> charts = charts(SampleSweep.usual().report(), "");

        assertThat(charts).hasSize(9);
        assertThat(charts.subList(0, 3))
                .allSatisfy(chart -> assertThat(chart)
                        .contains("error (rmse)", "ε = 0.03", ">16<", ">2048<", "aria-label=\"Median error (rmse)"));
        assertThat(charts.subList(3, 6)).allSatisfy(chart -> assertThat(chart).contains("P(error ≤ ε)", "1 − δ = 0.9"));
        assertThat(charts.subList(6, 9)).allSatisfy(chart -> assertThat(chart).contains("weight range a", "0.00"));
    }

    @Test
    void theFragmentChoosesWhatIsShown() throws Exception {
        List<String> charts = charts(SampleSweep.usual().report(), "#task=step&error=sup&epsilon=0.3");

        assertThat(charts).hasSize(3);
        assertThat(charts.get(0)).contains("error (sup)", "ε = 0.3", "for step");
    }

    @Test
    void aSelectorChangesCharts() throws Exception {
        String html = ReportPage.html(SampleSweep.usual().report());
        int end = html.lastIndexOf("</body>");
        String choose = "<script>const s = document.forms[0].elements.error; s.value = 'sup';"
                + "s.dispatchEvent(new Event('change', {bubbles: true}));</script>";

        assertThat(charts(html.substring(0, end) + choose + html.substring(end), ""))
                .hasSize(9)
                .first()
                .asString()
                .contains("error (sup)", "ε = 0.1");
    }

    @Test
    void anUnknownChoiceIsTheDefault() throws Exception {
        assertThat(charts(SampleSweep.usual().report(), "#task=nosuch&error=&epsilon=7"))
                .hasSize(9);
    }

    @Test
    void failedAndExactCellsBreakNothing() throws Exception {
        SampleSweep sweep = SampleSweep.usual().exactFrom(512).failingFrom(16);
        List<String> charts = charts(sweep.report(), "");

        assertThat(charts).hasSize(9);
        assertThat(charts.get(0)).contains("a = 1: every trial failed").contains("0 at 2048");
    }

    @Test
    void oneRangeNeedsNoHeatMap() throws Exception {
        SampleSweep one = new SampleSweep(List.of("sine"), List.of(1.0), List.of("uniform"), List.of(64), 20);

        assertThat(charts(one.report(), "")).hasSize(2);
    }

    @Test
    void manyTasksAndSettingsAreDrawn() throws Exception {
        SampleSweep many = new SampleSweep(
                List.of("a", "b", "</script><b>c", "d", "e", "f"),
                List.of(0.1, 0.2, 0.3, 0.5, 0.7, 1.0, 2.0, 4.0),
                List.of("uniform", "gaussian"),
                List.of(10, 30, 100, 300),
                10);

        assertThat(charts(many.report(), "")).hasSize(6 + 6 + 12);
    }

    @Test
    void aComplaintOfAPageIsNoticed() throws Exception {
        Browser.Visit visit = browser.orElseThrow().open(scratch, "<script>nosuch()</script>", "");

        assertThat(visit.console()).anyMatch(line -> line.contains("nosuch is not defined"));
    }

    private List<String> charts(Report report, String fragment) throws Exception {
        return charts(ReportPage.html(report), fragment);
    }

    /** The chart containers after drawing: each has lines or areas, none a coordinate that is no number. */
    private List<String> charts(String html, String fragment) throws Exception {
        Browser.Visit visit = browser.orElseThrow().open(scratch, html, fragment);
        assertThat(visit.console()).isEmpty();
        String drawn = visit.dom().substring(0, visit.dom().indexOf("<section id=\"job\">"));
        List<String> parts = List.of(drawn.split("<div class=\"chart\""));
        List<String> charts = parts.subList(1, parts.size());
        assertThat(visit.dom()).contains("data-charts=\"" + charts.size() + "\"");
        assertThat(charts)
                .allSatisfy(chart ->
                        assertThat(chart).contains("<svg", "<path d=\"M").doesNotContain("NaN", "Infinity"));
        return charts;
    }
}
