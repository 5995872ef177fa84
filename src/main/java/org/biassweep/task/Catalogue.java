package org.biassweep.task;

import static org.biassweep.task.Parameter.real;
import static org.biassweep.task.Parameter.whole;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biassweep.spec.Keyword;

/**
 * The named functions, each to R.
 *
 * <p>A function is its formula in the notation of a job file, with parameters by name: what is shown is what is computed.
 * Formulas are as published, not rescaled, unless the Javadoc says so; ε of a criterion is in the function's own units.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing and the list is unmodifiable
public enum Catalogue implements Keyword {
    /** h(x) = sin(π f x) on [−1, 1]: f periods; mean square 1/2 where 2f is whole. */
    SINE(
            p -> "sin(pi * frequency * x1)",
            p -> Box.cube(1, -1, 1),
            "smooth and periodic, the usual first target; wider networks resolve higher frequencies",
            "Rahaman et al. 2019, On the spectral bias of neural networks, arXiv 1806.08734",
            real("frequency", "periods on the domain", 0.01, 1000, 1)),

    /** h(x) = |x| on [−1, 1]. */
    ABS(
            p -> "abs(x1)",
            p -> Box.cube(1, -1, 1),
            "two ReLU units with free weights make it exactly; how many with frozen weights come near?",
            "Newman 1964, Rational approximation to |x|, Michigan Math. J. 11, 11-14"),

    /** h(x) = 1 / (1 + 25 x²) on [−1, 1]. */
    RUNGE(
            p -> "1 / (1 + 25 * x1^2)",
            p -> Box.cube(1, -1, 1),
            "smooth, yet polynomials through evenly spaced points diverge from it",
            "Runge 1901, Zeitschrift für Mathematik und Physik 46, 224-243"),

    /** h(x) = 1 / (1 + exp(−s x)) on [−1, 1]: its steepest slope is s/4. */
    LOGISTIC_STEP(
            p -> "1 / (1 + exp(-steepness * x1))",
            p -> Box.cube(1, -1, 1),
            "nearly a jump: biases have to pile kinks up where the slope is",
            "Cybenko 1989, Math. Control Signals Systems 2, 303-314",
            real("steepness", "s; the slope at 0 is s/4", 0.01, 10_000, 50)),

    /** h(x) = sin(π f (x + 1)² / 4) on [−1, 1]: the frequency rises evenly from 0 to that of {@link #SINE} at f. */
    CHIRP(
            p -> "sin(pi * frequency * (x1 + 1)^2 / 4)",
            p -> Box.cube(1, -1, 1),
            "all frequencies up to a highest one, each in a place of its own: shows which are resolved",
            "Cook 1960, Pulse compression, Proc. IRE 48, 310-316",
            real("frequency", "reached at x1 = 1, in periods on the domain", 0.01, 1000, 16)),

    /**
     * h(x) = Σ_{n &lt; terms} aⁿ cos(bⁿ π x) on [−1, 1]; for ab ≥ 1 its limit is continuous and has no derivative
     * anywhere. Mean square Σ a²ⁿ / 2. The default's highest frequency, 81 periods, is one that 256 samples resolve.
     */
    WEIERSTRASS(
            p -> joined(" + ", 0, count(p, "terms") - 1, "decay^%1$d * cos(growth^%1$d * pi * x1)"),
            p -> Box.cube(1, -1, 1),
            "rough on every scale: the error falls only as fast as ever finer scales are resolved",
            "Hardy 1916, Weierstrass's non-differentiable function, Trans. Amer. Math. Soc. 17, 301-325",
            real("decay", "a", 0.01, 0.99, 0.5),
            whole("growth", "b", 2, 100, 3),
            whole("terms", "terms of the series", 1, 20, 5)),

    /** h(x) = max(0, x − k) on [−1, 1]: one hidden unit of the networks themselves. */
    RELU_KINK(
            p -> "max(0, x1 - kink)",
            p -> Box.cube(1, -1, 1),
            "the least target that is not linear: one hidden unit with free weights makes it exactly",
            "Williams et al. 2025, Expressivity of neural networks with random weights and learned biases,"
                    + " arXiv 2407.00957",
            real("kink", "the place of the kink", -0.99, 0.99, 0.3)),

    /** Franke's function, two hills, a slope and a dip, on [0, 1]². */
    FRANKE(
            p -> "0.75 * exp(-((9 * x1 - 2)^2 + (9 * x2 - 2)^2) / 4)"
                    + " + 0.75 * exp(-(9 * x1 + 1)^2 / 49 - (9 * x2 + 1) / 10)"
                    + " + 0.5 * exp(-((9 * x1 - 7)^2 + (9 * x2 - 3)^2) / 4)"
                    + " - 0.2 * exp(-(9 * x1 - 4)^2 - (9 * x2 - 7)^2)",
            p -> Box.cube(2, 0, 1),
            "the standard test surface of scattered-data interpolation",
            "Franke 1979, A critical comparison of some methods for interpolation of scattered data, NPS-53-79-003"),

    /** MATLAB's peaks, three hills and two hollows between −6.55 and 8.11, on [−3, 3]². */
    PEAKS(
            p -> "3 * (1 - x1)^2 * exp(-x1^2 - (x2 + 1)^2)"
                    + " - 10 * (x1 / 5 - x1^3 - x2^5) * exp(-x1^2 - x2^2)"
                    + " - 1 / 3 * exp(-(x1 + 1)^2 - x2^2)",
            p -> Box.cube(2, -3, 3),
            "hills of several heights on a flat plain; known to every MATLAB user",
            "The MathWorks, MATLAB function reference, peaks"),

    /** Friedman's first regression function on [0, 1]^d, without noise: values in [0, 30]; inputs from x6 do nothing. */
    FRIEDMAN1(
            p -> "10 * sin(pi * x1 * x2) + 20 * (x3 - 0.5)^2 + 10 * x4 + 5 * x5",
            p -> Box.cube(count(p, "dimension"), 0, 1),
            "interaction, curvature, linear and idle inputs side by side: a standard of regression",
            "Friedman 1991, Multivariate adaptive regression splines, Ann. Statist. 19, 1-67",
            whole("dimension", "inputs", 5, Box.MOST_DIMENSIONS, 10)),

    /** h(x) = max(0, u·x) on [−1, 1]^d with the unit vector u = (1, …, 1)/√d: mean square 1/6 for every d. */
    RELU_NEURON(
            p -> "max(0, " + joined(" + ", 1, count(p, "dimension"), "x%d") + ") / sqrt(dimension)",
            p -> Box.cube(count(p, "dimension"), -1, 1),
            "provably hard for random features in high dimension, easy for full training: where do biases stand?",
            "Yehudai and Shamir 2019, arXiv 1904.00687; Karchmer and Malach 2025, The power of random features and the"
                    + " limits of distribution-free gradient descent, ICML",
            whole("dimension", "inputs", 1, Box.MOST_DIMENSIONS, 10)),

    /** h(x) = 2^((d − 1)/2) Π_i sin(π f x_i) on [−1, 1]^d: mean square 1/2 where 2f is whole, for every d. */
    SINE_PRODUCT(
            p -> "2^((dimension - 1) / 2) * " + joined(" * ", 1, count(p, "dimension"), "sin(pi * frequency * x%d)"),
            p -> Box.cube(count(p, "dimension"), -1, 1),
            "all inputs interact: the number of bumps grows as a power of the dimension",
            "Barron 1993, Universal approximation bounds, IEEE Trans. Inform. Theory 39, 930-945",
            whole("dimension", "inputs", 1, Box.MOST_DIMENSIONS, 2),
            real("frequency", "periods along each input", 0.01, 1000, 1)),

    /** A random Fourier series on [−1, 1]^d of known content, mean 0 and mean square 1/2: {@link RandomFourier}. */
    RANDOM_FOURIER(
            p -> "sum over j = 1 .. terms of cos(pi * kj . x + pj) / sqrt(terms);"
                    + " kj in {-bandwidth .. bandwidth}^dimension, not 0 and different up to sign, and pj in [0, 2 pi),"
                    + " drawn by Philox4x64(draw)",
            p -> Box.cube(count(p, "dimension"), -1, 1),
            "a typical function of a given bandwidth; many draws show how much results hang on the target",
            "Rahaman et al. 2019, On the spectral bias of neural networks, arXiv 1806.08734",
            whole("dimension", "inputs", 1, Box.MOST_DIMENSIONS, 1),
            whole("bandwidth", "highest frequency along each input, in periods on the domain", 1, 1000, 8),
            whole("terms", "cosines", 1, 1000, 8),
            whole("draw", "decides frequencies and phases", 0, Integer.MAX_VALUE, 0)) {
        @Override
        Target target(String formula, Box domain, Map<String, Double> p) {
            Expression series =
                    new RandomFourier(domain.dimension(), count(p, "bandwidth"), count(p, "terms"), count(p, "draw"));
            return new Target(List.of(formula), List.of(series), domain);
        }
    };

    private final Function<Map<String, Double>, String> formula;
    private final Function<Map<String, Double>, Box> domain;
    private final String purpose;
    private final String source;
    private final List<Parameter> parameters;

    Catalogue(
            Function<Map<String, Double>, String> formula,
            Function<Map<String, Double>, Box> domain,
            String purpose,
            String source,
            Parameter... parameters) {
        this.formula = formula;
        this.domain = domain;
        this.purpose = purpose;
        this.source = source;
        this.parameters = List.of(parameters);
    }

    /** The formula, with real parameters by name; where counts decide its length, at their defaults. */
    public String formula() {
        return formula.apply(allParameters().defaults());
    }

    /** d, the dimension of an input, at the defaults. */
    public int dimension() {
        return domain.apply(allParameters().defaults()).dimension();
    }

    /** The domain at the defaults, such as {@code [-1, 1]^2}. */
    public String domain() {
        return domain.apply(allParameters().defaults()).text();
    }

    /** Its parameters; none for some. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Why it is worth trying, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Where it comes from. */
    public String source() {
        return source;
    }

    /** Its parameters as a whole. */
    Parameters allParameters() {
        return new Parameters(keyword(), parameters);
    }

    /**
     * The function with values for all of its parameters.
     *
     * @throws IllegalArgumentException if a parameter is missing, unknown or out of its range
     * @throws InvalidTargetException if the values do not go together
     */
    Target target(Map<String, Double> values) {
        allParameters().require(values);
        return target(Parameters.substituted(formula.apply(values), values), domain.apply(values), values)
                .with(CatalogueSmoothness.of(this, values));
    }

    Target target(String written, Box box, Map<String, Double> values) {
        return Target.compile(List.of(written), box);
    }

    private static int count(Map<String, Double> values, String parameter) {
        return values.get(parameter).intValue();
    }

    private static String joined(String operator, int first, int last, String template) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> String.format(Locale.ROOT, template, i))
                .collect(Collectors.joining(operator));
    }
}
