package org.biassweep.report;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.Findings;

/**
 * What to call curves where the weights' scale and what is learned stand in columns of their own: by the task, and by the
 * settings that tell apart those that learn the same of it, worded as on the page.
 */
public final class CurveLabels {

    private static final Set<Setting> IN_COLUMNS = EnumSet.of(Setting.WEIGHT_SCALE, Setting.LEARN);

    private final Map<CurveKey, String> labels = new HashMap<>();

    /** @param findings whose curves are to be called something */
    public CurveLabels(Findings findings) {
        Curves curves = new Curves(findings);
        Curves.byTask(curves.all()).stream().flatMap(Curves::byLearning).forEach(alike -> {
            List<Setting> further = Setting.tellingApart(alike).stream()
                    .filter(setting -> !IN_COLUMNS.contains(setting))
                    .toList();
            alike.forEach(curve -> labels.put(curve, label(curves.title(curve), Curves.name(further, curve))));
        });
    }

    /**
     * The label of a curve.
     *
     * @param curve of the findings
     */
    public String of(CurveKey curve) {
        return labels.get(curve);
    }

    private static String label(String title, String further) {
        return further.isEmpty() ? title : title + ", " + further;
    }
}
