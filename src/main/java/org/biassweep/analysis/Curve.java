package org.biassweep.analysis;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.biassweep.analysis.Cell.Spread;
import org.biassweep.analysis.Cell.TaskSize;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Keyword;
import org.biassweep.task.Shape;

/**
 * The cells of one curve.
 *
 * @param key what they have in common
 * @param cells in rising width
 */
record Curve(CurveKey key, List<Cell> cells) {

    /** The order of curves in tables. */
    static final Comparator<CurveKey> ORDER = Comparator.comparing(CurveKey::task)
            .thenComparing(
                    CurveKey::settings,
                    Comparator.comparing(Settings::learn)
                            .thenComparing(Settings::weightDistribution)
                            .thenComparing(Settings::weightRange, nullsLast(naturalOrder()))
                            .thenComparing(Settings::gain, nullsLast(naturalOrder()))
                            .thenComparing(Settings::start))
            .thenComparing(CurveKey::curveId);

    private static final Set<ErrorMeasure> OF_FUNCTIONS = EnumSet.of(ErrorMeasure.SUP, ErrorMeasure.RMSE);
    private static final Set<ErrorMeasure> OF_SYSTEMS =
            EnumSet.of(ErrorMeasure.RMSE, ErrorMeasure.TRAJECTORY, ErrorMeasure.NMSE);
    private static final Set<ErrorMeasure> OF_CLASSIFICATIONS =
            EnumSet.of(ErrorMeasure.TEST_ERROR, ErrorMeasure.TEST_LOSS);

    Curve {
        cells = cells.stream().sorted(Comparator.comparing(Cell::width)).toList();
    }

    /** Sorts cells into curves. */
    static List<Curve> of(List<Cell> cells) {
        return cells.stream().collect(groupingBy(Cell::curve, () -> new TreeMap<>(ORDER), toList())).entrySet().stream()
                .map(entry -> new Curve(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Whether the curve's trials have an error; where none ended well enough to tell, whether its kind of task can. */
    boolean has(String error) {
        return cells.stream().anyMatch(cell -> cell.spreads().containsKey(error))
                || (cells.stream().allMatch(cell -> cell.failed() == cell.trials())
                        && ofItsKind().contains(Keyword.of(ErrorMeasure.class, error)));
    }

    private Set<ErrorMeasure> ofItsKind() {
        return switch (kind()) {
            case FUNCTION -> OF_FUNCTIONS;
            case SYSTEM -> OF_SYSTEMS;
            case CLASSIFICATION -> OF_CLASSIFICATIONS;
        };
    }

    /** The kind of its task. */
    Shape.Kind kind() {
        if (key.horizon() != null) {
            return Shape.Kind.SYSTEM;
        }
        return key.settings().batchSize() == null ? Shape.Kind.FUNCTION : Shape.Kind.CLASSIFICATION;
    }

    /** The size of its task. */
    TaskSize size() {
        return cells.get(0).size();
    }

    /** When its last trial ended. */
    Instant lastFinished() {
        return cells.stream().map(Cell::lastFinished).max(naturalOrder()).orElseThrow();
    }

    /** The rows of {@code curves} for one error. */
    List<CurvePoint> points(String error) {
        return cells.stream()
                .map(cell -> point(cell, error, cell.spreads().getOrDefault(error, Spread.NONE)))
                .toList();
    }

    private CurvePoint point(Cell cell, String error, Spread spread) {
        List<Double> quantiles = spread.quantiles();
        return new CurvePoint(
                key,
                cell.width(),
                cell.trainedParameters(),
                error,
                cell.trials(),
                cell.failed(),
                quantiles.get(0),
                quantiles.get(1),
                quantiles.get(2),
                quantiles.get(3),
                quantiles.get(4),
                quantiles.get(5),
                quantiles.get(6),
                spread.mean());
    }
}
