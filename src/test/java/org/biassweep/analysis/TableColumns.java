package org.biassweep.analysis;

import java.util.List;
import java.util.stream.Stream;

/** The columns that several tables begin with, as the README documents them: names and DuckDB's types. */
final class TableColumns {

    static final List<String> CURVE_COLUMNS = List.of(
            "curve_id VARCHAR",
            "task VARCHAR",
            "definition VARCHAR",
            "horizon INTEGER",
            "steps INTEGER",
            "learn VARCHAR",
            "architecture VARCHAR",
            "activation VARCHAR",
            "weight_distribution VARCHAR",
            "weight_range DOUBLE",
            "gain DOUBLE",
            "alpha DOUBLE",
            "beta DOUBLE",
            "initial_state VARCHAR",
            "warm_up_steps INTEGER",
            "run VARCHAR",
            "gradient_clip DOUBLE",
            "optimizer VARCHAR",
            "learning_rate DOUBLE",
            "schedule VARCHAR",
            "batch_size INTEGER",
            "mask_method VARCHAR",
            "mask_steepness DOUBLE",
            "ridge DOUBLE",
            "lm_steps INTEGER",
            "stop_rmse DOUBLE",
            "stop_margin DOUBLE",
            "plateau_steps INTEGER",
            "plateau_improvement DOUBLE",
            "start BIGINT",
            "engine VARCHAR",
            "engine_algorithm INTEGER");

    private static final List<String> NETWORK_COLUMNS = List.of(
            "architecture VARCHAR",
            "activation VARCHAR",
            "inputs INTEGER",
            "outputs INTEGER",
            "weight_distribution VARCHAR",
            "weight_range DOUBLE",
            "gain DOUBLE",
            "width INTEGER",
            "seed BIGINT");

    private TableColumns() {}

    static List<String> withNetwork(String... columns) {
        return Stream.concat(NETWORK_COLUMNS.stream(), Stream.of(columns)).toList();
    }

    static List<String> withCurve(String... columns) {
        return Stream.concat(CURVE_COLUMNS.stream(), Stream.of(columns)).toList();
    }
}
