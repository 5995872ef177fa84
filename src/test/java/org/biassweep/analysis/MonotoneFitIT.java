package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

class MonotoneFitIT {

    private static final StructType COUNTED = new StructType()
            .add("curve_id", DataTypes.StringType, false)
            .add("error", DataTypes.StringType, false)
            .add("epsilon", DataTypes.DoubleType, false)
            .add("width", DataTypes.IntegerType, false)
            .add("trials", DataTypes.LongType, false)
            .add("successes", DataTypes.LongType, false);

    private final SparkSession spark = LocalSession.open();

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void fitsEveryGroupAsTheMinMaxFormulaDoes(@ForAll("groups") List<List<int[]>> groups) {
        List<Row> rows = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).size(); i++) {
                int[] counts = groups.get(g).get(i);
                rows.add(RowFactory.create(
                        "curve" + g / 2, "sup", g % 2 + 0.5, 16 << i, (long) counts[1], (long) counts[0]));
            }
        }
        Collections.shuffle(rows, new Random(groups.size()));

        List<Row> fitted = MonotoneFit.of(spark.createDataFrame(rows, COUNTED)).collectAsList();

        assertThat(fitted).hasSameSizeAs(rows);
        for (Row row : fitted) {
            String curve = row.getAs("curve_id");
            double epsilon = row.<Double>getAs("epsilon");
            int group = 2 * Integer.parseInt(curve.substring("curve".length())) + (epsilon > 1 ? 1 : 0);
            int width = Integer.numberOfTrailingZeros(row.<Integer>getAs("width") / 16);
            int[] successes =
                    groups.get(group).stream().mapToInt(pair -> pair[0]).toArray();
            int[] trials = groups.get(group).stream().mapToInt(pair -> pair[1]).toArray();
            assertThat(row.<Double>getAs("probability_monotone"))
                    .as("%s, epsilon %s, width %s", curve, epsilon, width)
                    .isCloseTo(IsotonicFormula.fit(successes, trials, width), within(1e-15));
        }
    }

    @Provide
    Arbitrary<List<List<int[]>>> groups() {
        return Arbitraries.integers()
                .between(1, 40)
                .flatMap(n -> Arbitraries.integers().between(0, n).map(k -> new int[] {k, n}))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
    }
}
