package org.biassweep.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.biassweep.analysis.CurveKey;
import org.biassweep.analysis.RankedTrajectory;
import org.biassweep.trial.SavedTrajectory;

/** Made-up trajectories: oscillations, and predictions that go astray the further the larger the error. */
final class SampleTrajectories {

    private static final List<String> RANKS = List.of("best", "median", "worst");

    private SampleTrajectories() {}

    /**
     * Those of the best, the median and the worst seed.
     *
     * @param errors one a seed
     * @param system the first two have one output, others three
     */
    static List<RankedTrajectory> of(CurveKey curve, int width, double[] errors, int system) {
        int[] seeds = IntStream.range(0, errors.length)
                .boxed()
                .sorted(Comparator.comparing(seed -> errors[seed]))
                .mapToInt(seed -> seed)
                .toArray();
        int[] chosen = {seeds[0], seeds[(seeds.length - 1) / 2], seeds[seeds.length - 1]};
        int outputs = system < 2 ? 1 : 3;
        double[] target = target(curve.horizon(), outputs, system);
        return IntStream.range(0, RANKS.size())
                .mapToObj(i -> new RankedTrajectory(
                        curve,
                        width,
                        width,
                        RANKS.get(i),
                        curve.curveId() + "/" + width + "/" + chosen[i],
                        chosen[i],
                        errors[chosen[i]],
                        outputs,
                        new SavedTrajectory(target, astray(target, outputs, errors[chosen[i]], chosen[i]))))
                .toList();
    }

    private static double[] target(int horizon, int outputs, int system) {
        return IntStream.range(0, horizon * outputs)
                .mapToDouble(i -> {
                    double t = 1 + i / outputs;
                    double phase = 2 * Math.PI * t / 25 + i % outputs;
                    return switch (system) {
                        case 0 -> Math.cos(phase);
                        case 1 -> 2 * Math.tanh(3 * Math.sin(phase / 2));
                        default -> 8 * Math.sin(phase / 3) + 5 * Math.sin(phase * Math.sqrt(2));
                    };
                })
                .toArray();
    }

    /** Random walks away from the target, whose distances sum to 0.8 of the error. */
    private static double[] astray(double[] target, int outputs, double error, int seed) {
        Random random = new Random(seed);
        double[] away = new double[target.length];
        for (int i = 0; i < away.length; i++) {
            away[i] = (i < outputs ? 0 : away[i - outputs]) + random.nextGaussian();
        }
        double sum = Arrays.stream(away).map(Math::abs).sum();
        return IntStream.range(0, away.length)
                .mapToDouble(i -> target[i] + 0.8 * error * away[i] / sum)
                .toArray();
    }
}
