package org.biassweep.report;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;
import org.biassweep.analysis.Findings;
import org.biassweep.analysis.ProbabilityInterval;
import org.biassweep.analysis.ProbabilityPoint;
import org.biassweep.analysis.SeedSpending;
import org.biassweep.spec.Job;

/** Writes a {@link Report} as one HTML page that needs nothing but itself: no network, no other file. */
public final class ReportPage {

    private static final List<String> SCRIPTS = List.of(
            "look.js",
            "axes.js",
            "error-chart.js",
            "probability-chart.js",
            "heat-map.js",
            "joint-chart.js",
            "unit-map.js",
            "trajectory-axes.js",
            "trajectory-chart.js",
            "page.js");

    private ReportPage() {}

    /** The page, to be stored as UTF-8. */
    public static String html(Report report) {
        Findings findings = report.findings();
        String threshold = Html.complement(report.job().delta());
        Curves curves = new Curves(findings);
        ShownTrajectories trajectories = ShownTrajectories.of(findings.trajectories(), ShownTrajectories.ROOM);
        Map<String, String> parts = Map.ofEntries(
                entry("title", Html.text(report.job().sweep())),
                entry("question", LearnedText.question(curves.all())),
                entry("threshold", threshold),
                entry("style", Resources.text("style.css")),
                entry("summary", summary(findings)),
                entry("answer", answer(findings, curves, threshold, report.job()) + notes(report.job())),
                entry("charts", curves.all().isEmpty() ? "" : Resources.text("charts.html")),
                entry("joint", findings.joint().isEmpty() ? "" : Resources.text("joint.html")),
                entry("trajectories", trajectories.html()),
                entry("units", new UnitTables(curves).html(findings.units())),
                entry("failures", FailureTable.html(findings.failures())),
                entry("job", Html.text(report.jobFile())),
                entry("environment", environment(report.environment())),
                entry(
                        "scripts",
                        curves.all().isEmpty()
                                ? ""
                                : scripts(ChartData.of(
                                        findings,
                                        trajectories.trajectories(),
                                        curves,
                                        Double.parseDouble(threshold)))));
        return new StringSubstitutor(parts)
                .setDisableSubstitutionInValues(true)
                .setEnableUndefinedVariableException(true)
                .replace(Resources.text("page.html"));
    }

    private static String summary(Findings findings) {
        if (findings.trials() == 0) {
            return "No trials yet.";
        }
        double seconds = findings.trainSeconds();
        return String.format(
                Locale.ROOT,
                "%,d trials, %s failed, " + (seconds < 10 ? "%.2f" : "%,.0f") + " core-seconds of training",
                findings.trials(),
                findings.failed() == 0 ? "none" : String.format(Locale.ROOT, "%,d", findings.failed()),
                seconds);
    }

    private static String answer(Findings findings, Curves curves, String threshold, Job job) {
        if (findings.trials() == 0) {
            return "<p>This sweep has trained nothing so far, so there is nothing to show but its job file.</p>";
        }
        if (findings.requiredWidths().isEmpty()) {
            return "<p>No criterion was evaluated: there is no required width to show.</p>";
        }
        ProbabilityInterval interval = ProbabilityInterval.of(job.grid());
        return new WidthTables(curves, threshold).html(findings.requiredWidths()) + "\n"
                + Resources.text("notes.html")
                        .formatted(
                                threshold,
                                described(interval),
                                threshold,
                                seeds(findings, threshold, job, interval),
                                LearnedText.found(curves.all()));
    }

    private static String notes(Job job) {
        return job.notes().stream()
                .map(note -> "\n<p class=\"note\">" + Html.text(note) + "</p>")
                .collect(joining());
    }

    private static String described(ProbabilityInterval interval) {
        return switch (interval) {
            case CLOPPER_PEARSON -> "exact 95 % interval of that probability (Clopper–Pearson)";
            case CONFIDENCE_SEQUENCE ->
                "95 % confidence sequence of that probability, which holds however often one looks"
                        + " while seeds are added, and is wider for it than the exact interval of a fixed number,";
        };
    }

    /** What the seeds took and decided, where they were added until decided; and what they cannot certify. */
    private static String seeds(Findings findings, String threshold, Job job, ProbabilityInterval interval) {
        long most = job.grid().seedRule() == null
                ? findings.probabilities().stream()
                        .mapToLong(ProbabilityPoint::trials)
                        .max()
                        .orElse(0)
                : job.grid().seedRule().max();
        long needed = Certification.seedsNeeded(job.delta(), interval);
        String tooFew = most >= needed
                ? ""
                : "With %d seeds no width can be certified, however well training does: a lower end of %s takes at least %d seeds, all successful."
                        .formatted(most, threshold, needed);
        return SeedSpending.of(findings, job)
                .map(spending -> spending.text() + " The brackets take the numbers of seeds as given. " + tooFew)
                .orElse(tooFew);
    }

    private static String environment(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(entry -> "<dt>" + Html.text(entry.getKey()) + "</dt><dd>" + Html.text(entry.getValue()) + "</dd>")
                .collect(joining("\n"));
    }

    private static String scripts(ChartData data) {
        return "<script type=\"application/json\" id=\"sweep-data\">" + data.json() + "</script>\n"
                + script(Resources.echarts())
                + SCRIPTS.stream().map(Resources::text).map(ReportPage::script).collect(joining());
    }

    private static String script(String text) {
        return "<script>\n" + text + "</script>\n";
    }
}
