package org.biassweep.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.RankedTrajectory;

/**
 * What the trajectory charts of one task are drawn from. Numbers have seven significant digits, as many as single
 * precision; null stands for what is not finite. Time t, output k is at {@code [(t − 1) * outputs + k]}.
 *
 * @param targets each target once
 * @param followed by whom
 */
record TrajectoryData(List<List<Double>> targets, List<Followed> followed) {

    private static final MathContext DIGITS = MathContext.DECIMAL32;

    /**
     * What one trial made of a target.
     *
     * @param curve the name of its curve
     * @param width m
     * @param ranks of its seed in the cell: best, median, worst; more than one where seeds are few
     * @param seed its seed
     * @param error {@code trajectory}, over all evaluation trajectories
     * @param outputs l
     * @param target the target's place among {@link #targets}
     * @param prediction ŷ
     */
    record Followed(
            String curve,
            int width,
            List<String> ranks,
            long seed,
            double error,
            int outputs,
            int target,
            List<Double> prediction) {}

    /**
     * @param trajectories of one task
     * @param names names a curve
     */
    static TrajectoryData of(List<RankedTrajectory> trajectories, Function<CurveKey, String> names) {
        List<double[]> targets = new ArrayList<>();
        List<Followed> followed = new ArrayList<>();
        trajectories.stream()
                .collect(groupingBy(RankedTrajectory::trialId, LinkedHashMap::new, toList()))
                .values()
                .forEach(trial -> {
                    RankedTrajectory first = trial.get(0);
                    followed.add(new Followed(
                            names.apply(first.curve()),
                            first.width(),
                            trial.stream().map(RankedTrajectory::rank).toList(),
                            first.seed(),
                            first.trajectory(),
                            first.outputs(),
                            place(first.saved().target(), targets),
                            numbers(first.saved().prediction())));
                });
        return new TrajectoryData(targets.stream().map(TrajectoryData::numbers).toList(), followed);
    }

    private static int place(double[] target, List<double[]> targets) {
        for (int i = 0; i < targets.size(); i++) {
            if (Arrays.equals(target, targets.get(i))) {
                return i;
            }
        }
        targets.add(target);
        return targets.size() - 1;
    }

    private static List<Double> numbers(double[] values) {
        return Arrays.stream(values).mapToObj(TrajectoryData::number).collect(toList());
    }

    private static Double number(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, DIGITS).doubleValue() : null;
    }
}
