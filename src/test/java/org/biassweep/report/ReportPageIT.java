package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.spec.WeightScale;
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

    /** Beside an axis there is room for four digits. */
    @Test
    void largeErrorsArePowersOfTenOnTheAxis() throws Exception {
        assertThat(charts(SampleSweep.usual().times(3e5).report(), "").get(0))
                .contains("ε = 0.03", ">0.02<", ">1000<", ">1e4<", ">1e6<")
                .doesNotContainPattern(">(\\d{5,}|\\d+e\\+\\d+)<");
        assertThat(charts(SampleSweep.usual().times(1e3).report(), "").get(0))
                .contains(">0.02<", ">1000<")
                .doesNotContainPattern(">\\d+e\\d");
        Report systems = SampleSweep.systems(20, WeightScale.gain(1)).times(1e6).report();
        assertThat(charts(systems, "#task=cosine&width=64&seed=worst"))
                .last()
                .asString()
                .contains(">1e7<")
                .doesNotContainPattern(">\\d{5,}<");
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
    void heatMapsOfRangesAndOfGainsHaveTheirOwnAxes() throws Exception {
        String error = "#error=trajectory&seed=best";
        Report gains = SampleSweep.systems(20, WeightScale.gain(0.9), WeightScale.gain(1.5))
                .report();

        List<String> charts = charts(gains, error);
        assertThat(charts).hasSize(3 + 3 + 3 + 3);
        assertThat(charts.subList(0, 3)).allMatch(chart -> chart.contains("error (trajectory): sup Σ ‖y − ŷ‖₁"));
        assertThat(charts.subList(6, 9))
                .allSatisfy(chart ->
                        assertThat(chart).contains("gain g", ">0.9<", ">1.5<").doesNotContain("weight range a"));
        List<String> mixed = charts(SampleReports.mixed(), error);
        assertThat(mixed).as("functions have no such error").hasSize(3 + 3 + 6 + 3);
        assertThat(mixed.subList(6, 12))
                .filteredOn(chart -> chart.contains("weight range a"))
                .hasSize(3);
        assertThat(mixed.subList(6, 12))
                .filteredOn(chart -> chart.contains("gain g"))
                .hasSize(3);
        assertThat(charts(SampleReports.mixed(), "#error=sup&task=sine")).hasSize(3);
    }

    /** By default the cell whose median seed is best is shown, with its three seeds. */
    @Test
    void trajectoriesOfTheBestTheMedianAndTheWorstSeedAreDrawn() throws Exception {
        Report report = SampleSweep.systems(60, WeightScale.gain(0.9), WeightScale.gain(1.5))
                .report();
        List<String> charts = charts(report, "");
        List<String> trajectories = charts.subList(charts.size() - 9, charts.size());

        List<RankedTrajectory> cell = report.findings().trajectories().stream()
                .filter(ranked ->
                        ranked.width() == 1024 && ranked.curve().settings().gain() == 1.5)
                .toList();
        for (int i = 0; i < 9; i++) {
            RankedTrajectory ranked = cell.get(i);
            assertThat(trajectories.get(i))
                    .contains(ranked.curve().task() + ", g = 1.5, m = 1024, " + ranked.rank())
                    .contains("Seed " + ranked.seed() + ". Error (trajectory)", "time t (steps)");
        }
        assertThat(trajectories.get(0)).contains(">y<", ">|y − ŷ|<").doesNotContain("y₁");
        assertThat(trajectories.get(8)).contains(">y₁<", ">y₂<", ">y₃<", ">Σ |y − ŷ|<");
    }

    @Test
    void chartsOfVersionsOfATaskSayWhichTheyShow() throws Exception {
        String page = ReportPage.html(SampleReports.versions());

        assertThat(charts(page, "")).hasSize(3 + 3 + 3);
        assertThat(titles(page, ""))
                .hasSize(9)
                .startsWith("sine (sin(x1) on [-1, 1])", "absolute value", "sine (sin(2 * x1) on [-1, 1])")
                .endsWith("sine (sin(x1) on [-1, 1])", "absolute value", "sine (sin(2 * x1) on [-1, 1])");
        assertThat(titles(page, "#task=sine")).hasSize(2 + 2 + 2).allMatch(title -> title.startsWith("sine ("));
    }

    @Test
    void theFragmentChoosesTrajectories() throws Exception {
        Report report = SampleSweep.systems(60, WeightScale.gain(0.5), WeightScale.gain(1.5))
                .report();

        List<String> one = charts(report, "#task=lorenz&curve=g+%3D+0.5&width=128&seed=median&output=2");
        assertThat(one).hasSize(3 + 1);
        assertThat(one.get(3))
                .contains("lorenz, g = 0.5, m = 128, median", ">y₂<")
                .doesNotContain("y₁", "y₃");
        List<String> gains = charts(report, "#task=cosine&curve=all&width=64&seed=worst");
        assertThat(gains).hasSize(3 + 2);
        assertThat(gains.get(3)).contains("cosine, g = 0.5, m = 64, worst", "ŷ is cut off: it lies between");
        assertThat(gains.get(4)).contains("cosine, g = 1.5, m = 64, worst");
        assertThat(charts(report, "#task=cosine&curve=all&width=1024&seed=best"))
                .hasSize(3 + 2)
                .noneMatch(chart -> chart.contains("cut off"));
        assertThat(charts(report, "#curve=all&width=all&seed=all"))
                .as("at most 36 trajectories are drawn")
                .hasSize(9 + 36);
    }

    @Test
    void jointProbabilitiesAndUnitsAreDrawn() throws Exception {
        Report report = SampleUnits.report();

        List<String> charts = charts(report, "");
        assertThat(charts).hasSize(9 + 3 + 1);
        assertThat(charts.get(10))
                .contains("on every task of sine, absolute value, step: a = 0.5", "P(error ≤ ε)", "1 − δ = 0.9");
        assertThat(charts.get(12))
                .contains("absolute value", "Cluster 4", ">4<", "500 of 600 units vary in a task, of which 240")
                .contains("4 clusters, silhouette 0.813");
        assertThat(charts(report, "#task=sine&error=sup")).hasSize(3 + 3 + 1);
    }

    @Test
    void chartsAgainstTrainedParameters() throws Exception {
        Report report = SampleUnits.classifications();

        List<String> charts = charts(report, "#against=trained+parameters&task=sine");
        assertThat(charts.subList(0, 2))
                .allSatisfy(chart -> assertThat(chart)
                        .contains("against trained parameters for sine", ">16<", ">1.63M<")
                        .doesNotContain("width m (hidden units)"));
        assertThat(charts.get(0)).contains("error (test_error): share misclassified", "0 at 1630208");
        assertThat(charts.get(2)).as("the heat map").contains("width m (hidden units)");
        assertThat(charts(report, "#task=sine").get(0)).contains("width m (hidden units)", "0 at 2048");
    }

    @Test
    void aComplaintOfAPageIsNoticed() throws Exception {
        Browser.Visit visit = browser.orElseThrow().open(scratch, "<script>nosuch()</script>", "");

        assertThat(visit.console()).anyMatch(line -> line.contains("nosuch is not defined"));
    }

    private List<String> titles(String html, String fragment) throws Exception {
        Browser.Visit visit = browser.orElseThrow().open(scratch, html, fragment);
        return Pattern.compile("<figure><h3>([^<]*)</h3>")
                .matcher(visit.dom())
                .results()
                .map(match -> match.group(1))
                .toList();
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
