package org.biassweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biassweep.analysis.CurvePoint;
import org.biassweep.analysis.JointProbability;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.analysis.RequiredWidth;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.Stop;
import org.biassweep.spec.TrainingSpec;
import org.biassweep.spec.WeightScale;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String HOSTILE = "</script><b>${title} & \"quoted\"";
    private static final String ESCAPED = "&lt;/script&gt;&lt;b&gt;${title} &amp; &quot;quoted&quot;";

    private final Report usual = SampleSweep.usual().report();

    /** The sample's criteria are on rmse and sup. */
    @Test
    void whatAnEarlyEndOfTrainingMeansIsSaid() {
        Job job = usual.job();
        TrainingSpec t = job.training();
        TrainingSpec ending = new TrainingSpec(
                t.optimizer(),
                t.learningRates(),
                t.schedule(),
                t.steps(),
                t.epochs(),
                t.batchSize(),
                t.masking(),
                t.ridge(),
                t.lmSteps(),
                new Stop(0.01, 0.5, null, null));
        Job stopping = new Job(
                job.sweep(),
                job.tasks(),
                job.grid(),
                job.recurrence(),
                ending,
                job.engine(),
                job.trialTimeout(),
                job.trialMemory(),
                job.criteria(),
                job.delta(),
                job.save(),
                job.output());
        String note =
                "<p class=\"note\">training.stop ends training once its rmse is at most 0.5 times 0.01, whatever sup is";

        assertThat(ReportPage.html(new Report(stopping, "", usual.findings(), Map.of())))
                .contains(note);
        assertThat(ReportPage.html(usual)).doesNotContain("training.stop");
    }

    @Test
    void everyRequiredWidthIsInItsTable() {
        String page = ReportPage.html(usual);

        for (RequiredWidth width : usual.findings().requiredWidths()) {
            String cells = cells(page, width);
            if (width.requiredWidth() == null) {
                assertThat(cells)
                        .contains(">none ≤ " + width.largestWidth() + "<")
                        .doesNotContain("[");
            } else {
                String high = width.ciHigh() == null
                        ? "&gt; " + width.largestWidth()
                        : width.ciHigh().toString();
                assertThat(cells)
                        .contains(">" + width.requiredWidth() + "<")
                        .contains("[" + width.ciLow() + ", " + high + "]");
            }
            String certified = width.certifiedWidth() == null
                    ? "<span class=\"none\">none</span>"
                    : width.certifiedWidth().toString();
            assertThat(cells).endsWith("<td>" + certified + "</td>");
        }
    }

    /** The pair of cells that shows {@code width}: found by error, task, series and the place of its ε. */
    private static String cells(String page, RequiredWidth width) {
        String table = page.substring(page.indexOf("data-error=\"" + width.error() + "\""));
        String head = table.substring(0, table.indexOf("</thead>"));
        int place = Pattern.compile("ε = ([^<]+)<")
                .matcher(head)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .toList()
                .indexOf(width.epsilon());
        String start = "<tr data-task=\"" + width.curve().task() + "\" data-series=\""
                + Html.text(width.curve().settings().weightScale().text()) + "\">";
        String row = table.substring(table.indexOf(start), table.indexOf("</tr>", table.indexOf(start)));
        Matcher pair = Pattern.compile("<td>.*?</td><td>.*?</td>").matcher(row);
        return pair.results().skip(place).findFirst().orElseThrow().group();
    }

    @Test
    void theSmallestRequiredWidthOfATaskIsBold() {
        String page = ReportPage.html(usual);

        for (RequiredWidth width : usual.findings().requiredWidths()) {
            boolean smallest = width.requiredWidth() != null
                    && usual.findings().requiredWidths().stream()
                            .filter(other ->
                                    other.curve().task().equals(width.curve().task())
                                            && other.error().equals(width.error())
                                            && other.epsilon() == width.epsilon()
                                            && other.requiredWidth() != null)
                            .allMatch(other -> other.requiredWidth() >= width.requiredWidth());
            assertThat(cells(page, width).contains("<strong>")).isEqualTo(smallest);
        }
    }

    @Test
    void theDataOfTheChartsAreTheFindings() throws Exception {
        JsonNode data = data(ReportPage.html(usual));

        assertThat(data.get("threshold").doubleValue()).isEqualTo(0.9);
        assertThat(data.get("tasks")).hasSize(3);
        CurvePoint first = usual.findings().curves().get(0);
        JsonNode point = data.at("/tasks/0/curves/0/errors/0");
        assertThat(point.get("width").intValue()).isEqualTo(first.width());
        assertThat(point.get("median").doubleValue()).isEqualTo(first.median());
        assertThat(point.get("q10").doubleValue()).isEqualTo(first.q10());
        assertThat(point.get("q90").doubleValue()).isEqualTo(first.q90());
        assertThat(data.findValues("monotone")).hasSameSizeAs(usual.findings().probabilities());
    }

    @Test
    void anErrorThatNoTrialHasIsNull() throws Exception {
        JsonNode data =
                data(ReportPage.html(SampleSweep.usual().failingFrom(2048).report()));

        assertThat(data.at("/tasks/0/curves/2/errors/7/median").isNull()).isTrue();
        assertThat(data.at("/tasks/0/curves/2/errors/6/median").isNumber()).isTrue();
    }

    @Test
    void textOfTheUserIsShownAndNeverRun() throws Exception {
        SampleSweep sweep = new SampleSweep(List.of(HOSTILE), List.of(1.0), List.of("uniform"), List.of(16, 32), 8);
        Report report = sweep.failingFrom(32).report();
        String page =
                ReportPage.html(new Report(report.job(), "# " + HOSTILE, report.findings(), Map.of("host", HOSTILE)));

        assertThat(page)
                .doesNotContain("</script><b>")
                .contains("<pre># " + ESCAPED + "</pre>")
                .contains("<dd>" + ESCAPED + "</dd>")
                .contains("<td>" + ESCAPED + "</td>");
        assertThat(data(page).at("/tasks/0/name").textValue()).isEqualTo(HOSTILE);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String page = ReportPage.html(usual);
        String markup = page.replaceAll("(?s)<script>.*?</script>", "");

        assertThat(page).contains("default-src 'none'").contains("http://www.apache.org/licenses/LICENSE-2.0");
        assertThat(markup).doesNotContain("<link", "<img", "<iframe", "src=", "href=", "url(", "@import");
        assertThat(page).doesNotContain("<script src");
    }

    @Test
    void namesTellOnlyWhatVaries() throws Exception {
        SampleSweep two =
                new SampleSweep(List.of("sine"), List.of(0.5, 1.0), List.of("uniform", "gaussian"), List.of(16, 32), 8);

        assertThat(data(ReportPage.html(two.report())).at("/tasks/0/curves").findValuesAsText("name"))
                .containsExactly("a = 0.5, uniform", "a = 1, uniform", "a = 0.5, gaussian", "a = 1, gaussian");
        assertThat(data(ReportPage.html(usual)).at("/tasks/0/curves").findValuesAsText("name"))
                .containsExactly("a = 0.1", "a = 0.5", "a = 1");
    }

    @Test
    void gainsAndRangesAreNamedAndToldApart() throws Exception {
        JsonNode curves = data(ReportPage.html(SampleReports.mixed())).at("/tasks/3/curves");

        assertThat(curves.findValuesAsText("name")).containsExactly("a = 0.5", "a = 1", "g = 0.9", "g = 1.5");
        assertThat(curves.findValuesAsText("scale")).containsExactly("range", "range", "gain", "gain");
        assertThat(curves.findValuesAsText("size")).containsExactly("0.5", "1", "0.9", "1.5");
        assertThat(curves.findValuesAsText("hue")).containsExactly("1", "2", "3", "4");
    }

    /** Functions and systems differ in architecture, α, r₀ and more, but no task does in itself. */
    @Test
    void whatOnlyTasksDifferInIsNoSettingOfACurve() throws Exception {
        String page = ReportPage.html(SampleReports.mixed());

        assertThat(data(page).at("/tasks/0/curves").findValuesAsText("name"))
                .containsExactly("a = 0.1", "a = 0.5", "a = 1");
        assertThat(data(page).get("filters")).isEmpty();
        assertThat(page).doesNotContain(">initial state</th>", ">run</th>", ">α</th>", ">architecture</th>");
    }

    @Test
    void trajectoriesAreInTheDataToSevenDigitsAndTheirTargetOnce() throws Exception {
        Report report = SampleSweep.systems(40, WeightScale.gain(0.9), WeightScale.gain(1.5))
                .report();
        JsonNode trajectories = data(ReportPage.html(report)).at("/tasks/2/trajectories");

        assertThat(trajectories.get("targets")).hasSize(1);
        assertThat(trajectories.get("followed")).hasSize(2 * 5 * 3);
        List<RankedTrajectory> lorenz = report.findings().trajectories().stream()
                .filter(ranked -> ranked.curve().task().equals("lorenz"))
                .toList();
        for (int i = 0; i < lorenz.size(); i++) {
            RankedTrajectory expected = lorenz.get(i);
            JsonNode found = trajectories.get("followed").get(i);
            assertThat(found.get("curve").textValue())
                    .isEqualTo(expected.curve().settings().weightScale().text());
            assertThat(found.get("width").intValue()).isEqualTo(expected.width());
            assertThat(found.at("/ranks/0").textValue()).isEqualTo(expected.rank());
            assertThat(found.get("seed").longValue()).isEqualTo(expected.seed());
            assertThat(found.get("error").doubleValue()).isEqualTo(expected.trajectory());
            assertThat(found.get("outputs").intValue()).isEqualTo(3);
            assertSame(found.get("prediction"), expected.saved().prediction());
            assertSame(
                    trajectories.get("targets").get(found.get("target").intValue()),
                    expected.saved().target());
        }
    }

    private static void assertSame(JsonNode found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i).doubleValue()).isCloseTo(expected[i], within(1e-6 * Math.abs(expected[i])));
        }
    }

    @Test
    void withoutTrajectoriesThereIsNoSectionForThem() {
        assertThat(ReportPage.html(usual)).doesNotContain("id=\"trajectories\"");
        assertThat(ReportPage.html(SampleSweep.systems(10, WeightScale.gain(1)).report()))
                .contains("id=\"trajectories\"")
                .doesNotContain("This page has room");
    }

    @Test
    void jointProbabilitiesAreInTheDataAndHaveASectionOnlyWhereThereAreAny() throws Exception {
        Report report = SampleUnits.report();
        String page = ReportPage.html(report);
        JsonNode joint = data(page).get("joint");

        assertThat(joint).hasSize(3);
        assertThat(joint.at("/1/tasks").toString()).isEqualTo("[\"sine\",\"absolute value\",\"step\"]");
        assertThat(joint.at("/1/name").textValue()).isEqualTo("a = 0.5");
        JointProbability last = report.findings().joint().get(1).points().get(47);
        assertThat(joint.at("/1/points/47/probability").doubleValue()).isEqualTo(last.probability());
        assertThat(joint.at("/1/points/47/independent").doubleValue()).isEqualTo(last.probabilityIfIndependent());
        assertThat(joint.at("/1/points/47/smallest").doubleValue()).isEqualTo(last.smallestSingle());
        assertThat(page).contains("id=\"joint\"");
        assertThat(ReportPage.html(usual)).doesNotContain("id=\"joint\"");
    }

    @Test
    void whatUnitsDoIsShownAtTheLargestWidthOnlyWhereTheyWereSaved() throws Exception {
        String page = ReportPage.html(SampleUnits.report());

        assertThat(page)
                .contains(
                        "<tr data-task=\"step\" data-series=\"a = 0.5\"><td>step</td><td>a = 0.5</td>"
                                + "<td>1024</td><td>40</td><td>12.5 %</td><td>50.0 %</td><td>25.0 %</td><td>-0.75</td><td>0.50</td>")
                .contains("<td>a = 1</td><td>1024</td><td>0.46</td><td>62.5 %</td><td>0.88</td>"
                        + "<td>0.46</td><td>62.5 %</td><td>0.46</td><td>62.5 %</td></tr>")
                .contains(">bias – bias</th>", ">mask – mask</th>", ">mask – bias</th>")
                .doesNotContain("<td>32</td>");
        JsonNode network = data(page).at("/networks/0");
        assertThat(network.get("units")).as("of 500").hasSize(UnitMap.MOST);
        assertThat(network.get("varying").intValue()).isEqualTo(500);
        assertThat(network.at("/units/0/variances/0").doubleValue()).isOne();
        assertThat(ReportPage.html(usual)).doesNotContain("id=\"units\"", "id=\"unit-maps\"");
    }

    @Test
    void whatIsTrainedIsSaidToBe() {
        assertThat(ReportPage.html(usual))
                .contains("with random, frozen weights be, so that training only its biases approximates")
                .contains("<em>found</em> biases");
        assertThat(ReportPage.html(SampleUnits.classifications()))
                .contains("with random weights be, so that training some of its parameters approximates")
                .contains("<em>found</em> parameters")
                .contains(">learn</th>", " title=\"407,552 trained parameters\">512</strong>");
    }

    @Test
    void tooFewSeedsAreSaidToBeTooFew() {
        SampleSweep few = new SampleSweep(List.of("sine"), List.of(1.0), List.of("uniform"), List.of(16, 32), 35);

        assertThat(ReportPage.html(few.report()))
                .contains("With 35 seeds no width can be certified", "at least 36 seeds");
        assertThat(ReportPage.html(usual)).doesNotContain("no width can be certified");
    }

    @Test
    void whereSeedsWereAddedUntilDecidedThePageSaysByWhichIntervalAndWhatTheyTook() {
        assertThat(ruled("{min: 16, max: 512, until: decided}"))
                .contains("whose 95 % confidence sequence of that probability, which holds however often one looks")
                .contains("Seeds were added until decided: 2,880 of the 36,864 trials of the full grid.")
                .contains("The brackets take the numbers of seeds as given.")
                .doesNotContain("Clopper", "no width can be certified");
        assertThat(ruled("{min: 16, max: 50, until: decided}"))
                .contains("With 50 seeds no width can be certified", "at least 51 seeds");
        assertThat(ReportPage.html(usual))
                .contains("whose exact 95 % interval of that probability (Clopper–Pearson) lies")
                .doesNotContain("Seeds were added", "confidence sequence");
    }

    private String ruled(String rule) {
        Job job = new JobReader(usual.jobFile(), List.of("grid.seeds=" + rule)).job();
        return ReportPage.html(new Report(job, usual.jobFile(), usual.findings(), usual.environment()));
    }

    @Test
    void failuresHaveATableOnlyWhereThereAreAny() {
        assertThat(ReportPage.html(usual)).doesNotContain("id=\"failures\"").contains("2,880 trials, none failed");
        assertThat(ReportPage.html(SampleSweep.usual().failingFrom(2048).report()))
                .contains("2,880 trials, 120 failed")
                .contains("<td>step</td><td>2048</td><td>a = 1</td><td>40</td><td>loss is not finite</td>");
    }

    @Test
    void aSweepWithoutTrialsSaysSo() {
        assertThat(ReportPage.html(SampleSweep.usual().emptyReport()))
                .contains("No trials yet.", "sweep: quickstart")
                .doesNotContain("<script", "<table", "class=\"charts\"");
    }

    /** What the charts of a page are drawn from. */
    static JsonNode data(String page) throws Exception {
        Matcher element =
                Pattern.compile("(?s)id=\"sweep-data\">(.*?)</script>").matcher(page);
        assertThat(element.find()).isTrue();
        return new ObjectMapper().readTree(element.group(1));
    }
}
