package org.biassweep.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.biassweep.analysis.FailedTrials;

/** What failed and why. */
final class FailureTable {

    private FailureTable() {}

    /** A section with the table; empty when nothing failed. */
    static String html(List<FailedTrials> failures) {
        if (failures.isEmpty()) {
            return "";
        }
        return """
                <section id="failures">
                <h2>Failed trials</h2>
                <p class="note">A failed trial has not approximated its task: it counts against every probability on this
                page. Quantiles of the error are over the trials that did not fail.</p>
                <div class="scroll"><table>
                <thead><tr><th scope="col">task</th><th scope="col">width m</th><th scope="col">weights</th>
                <th scope="col">trials</th><th scope="col">reason</th><th scope="col">for example</th></tr></thead>
                <tbody>
                %s
                </tbody></table></div>
                </section>""".formatted(failures.stream().map(FailureTable::row).collect(joining("\n")));
    }

    private static String row(FailedTrials failed) {
        return "<tr><td>%s</td><td>%d</td><td>%s</td><td>%d</td><td>%s</td><td><code>%s</code></td></tr>"
                .formatted(
                        Html.text(failed.task()),
                        failed.width(),
                        Html.text(failed.weights().text()),
                        failed.trials(),
                        Html.text(failed.reason()),
                        Html.text(failed.exampleTrialId()));
    }
}
