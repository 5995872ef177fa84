package org.biassweep.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a data set as an entry of {@code tasks}; {@link DataSetReader} reads the same one back. */
final class DataSetWriter {

    private DataSetWriter() {}

    static Map<String, Object> write(DataSetSpec set) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (set instanceof ImageSet images) {
            map.put("images", images.images());
            map.put("name", images.name());
            map.put("folder", images.folder());
        } else {
            table((TableSet) set, map);
        }
        map.put("scaling", set.scaling().keyword());
        map.put("draw", set.draw());
        if (set.trainSamples() != DataSetSpec.ALL) {
            map.put("train_samples", set.trainSamples());
        }
        if (set.testSamples() != DataSetSpec.ALL) {
            map.put("test_samples", set.testSamples());
        }
        return map;
    }

    private static void table(TableSet table, Map<String, Object> map) {
        map.put("table", table.table());
        map.put("name", table.name());
        Columns columns = table.columns();
        if (columns.isClassification()) {
            map.put("label", columns.label());
        } else {
            map.put("targets", columns.targets());
        }
        if (!columns.features().isEmpty()) {
            map.put("features", columns.features());
        }
        if (table.test() != null) {
            map.put("test", table.test());
        } else {
            map.put("test_share", table.testShare());
        }
    }
}
