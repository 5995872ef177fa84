package org.biassweep.task;

import static org.biassweep.task.Parameter.real;
import static org.biassweep.task.Parameter.whole;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.InputSignal;
import org.biassweep.spec.Keyword;
import org.biassweep.spec.Sampling;
import org.biassweep.spec.Time;

/**
 * The named dynamical systems.
 *
 * <p>A system is its equations in the notation of a job file, with parameters by name: what is shown is what is
 * computed. What is observed is scaled to about unit size, by factors that the formula shows. Flows are integrated by
 * {@link Flow}; a step is what a network moves by, the integrator takes as many of its own as its tolerance asks for.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing and the list is unmodifiable
public enum SystemCatalogue implements Keyword {
    /** y[t] = cos(2πt / period): a turn of the plane from (1, 0), which leaves nothing to draw. */
    COSINE(
            p -> Dynamics.in(Time.DISCRETE)
                    .state("c", "cos(2 * pi / period) * c - sin(2 * pi / period) * s", 1, 1)
                    .state("s", "sin(2 * pi / period) * c + cos(2 * pi / period) * s", 0, 0)
                    .observed("c"),
            100,
            1,
            "the least task with a rhythm of its own; the paper's first",
            "Williams et al. 2025, Expressivity of neural networks with random weights and learned biases,"
                    + " arXiv 2407.00957, figure 3",
            real("period", "steps of a period", 2, 10_000, 25)),

    /** u'' = μ (1 − u²) u' − u: whatever the start, it ends on a limit cycle; at μ = 1 of amplitude 2.009, period 6.663. */
    VAN_DER_POL(
            p -> Dynamics.in(Time.CONTINUOUS)
                    .state("u", "v", -2, 2)
                    .state("v", "mu * (1 - u^2) * v - u", -2, 2)
                    .observed("u / 2", "v / 2"),
            40,
            0.2,
            "a limit cycle that every start is drawn to: a nonlinear rhythm",
            "van der Pol 1926, On relaxation-oscillations, Phil. Mag. 2, 978-992",
            real("mu", "how nonlinear it is", 0, 100, 1)),

    /** Lorenz's convection, its x seen alone; standard deviation of x about 7.9 at the defaults. */
    LORENZ(
            p -> Dynamics.in(Time.CONTINUOUS)
                    .state("x", "sigma * (y - x)", -10, 10)
                    .state("y", "x * (rho - z) - y", -10, 10)
                    .state("z", "x * y - beta * z", 15, 35)
                    .observed("x / 8")
                    .settled(10),
            100,
            Sampling.AUTOCORRELATION,
            "chaos seen through one variable: a prediction must use the past, and no free run stays right for long",
            "Lorenz 1963, Deterministic nonperiodic flow, J. Atmos. Sci. 20, 130-141",
            real("sigma", "the Prandtl number", 0, 100, 10),
            real("rho", "the Rayleigh number, in units of its critical value", 0, 200, 28),
            real("beta", "shape of the convection cell", 0, 10, 8.0 / 3)),

    /** Rössler's band, its x seen alone; standard deviation of x about 5 at the defaults. */
    ROSSLER(
            p -> Dynamics.in(Time.CONTINUOUS)
                    .state("x", "-y - z", -5, 5)
                    .state("y", "x + a * y", -5, 5)
                    .state("z", "b + z * (x - c)", 0, 1)
                    .observed("x / 5")
                    .settled(50),
            100,
            Sampling.AUTOCORRELATION,
            "chaos with one spiral and one fold, milder than Lorenz's",
            "Roessler 1976, An equation for continuous chaos, Phys. Lett. A 57, 397-398",
            real("a", "growth of the spiral", 0, 1, 0.2),
            real("b", "inflow of z", 0, 10, 0.2),
            real("c", "where the band folds", 0, 100, 5.7)),

    /** A pendulum under a torque: θ'' = −sin θ − damping · θ' + x₁, time in units of √(length / gravity). */
    PENDULUM(
            p -> Dynamics.in(Time.CONTINUOUS)
                    .state("theta", "omega", -2, 2)
                    .state("omega", "-sin(theta) - damping * omega + x1", -1, 1)
                    .input("x1", held(p.get("torque"), p.get("hold")))
                    .observed("sin(theta)", "omega / 2"),
            50,
            0.2,
            "driven and nonlinear: what it does hangs on where it started and on all of the torque since",
            "Baker and Blackburn 2005, The pendulum: a case study in physics, Oxford University Press",
            real("damping", "friction", 0, 10, 0.1),
            real("torque", "largest torque; uniform up to it on both sides", 0, 10, 0.5),
            whole("hold", "steps that a torque is held", 1, 1_000_000, 10)),

    /** A linear oscillator under a force: u'' = x₁ − frequency² u − 2 damping · frequency · u'. */
    OSCILLATOR(
            p -> Dynamics.in(Time.CONTINUOUS)
                    .state("u", "v", -1, 1)
                    .state("v", "x1 - frequency^2 * u - 2 * damping * frequency * v", -1, 1)
                    .input("x1", held(p.get("force"), p.get("hold")))
                    .observed("u"),
            50,
            0.2,
            "linear, so its solution is known in closed form: what does a nonlinear network pay for it?",
            "Feynman, Leighton and Sands 1963, The Feynman lectures on physics I, chapter 23",
            real("frequency", "of the free oscillation, in radians a unit of time", 0.01, 100, 1),
            real("damping", "damping ratio; 1: critical", 0, 10, 0.1),
            real("force", "largest force; uniform up to it on both sides", 0, 1000, 1),
            whole("hold", "steps that a force is held", 1, 1_000_000, 10)),

    /** Bits that remember the sign of the last pulse on their own input: 2^bits fixed points. */
    FLIP_FLOP(
            p -> bits(p.get("bits").intValue(), p.get("probability")),
            100,
            1,
            "memory: many fixed points and jumps between them, conjectured hard for learned biases",
            "Sussillo and Barak 2013, Opening the black box, Neural Computation 25, 626-649",
            whole("bits", "remembered separately", 1, 10, 3),
            real("probability", "of a pulse, -1 or 1, at each step on each input", 0.001, 1, 0.1)),

    /**
     * A hand that moves from the centre to a target on the unit circle, with the least jerk there is, and rests there:
     * y = (10 s³ − 15 s⁴ + 6 s⁵) (cos angle, sin angle), s = elapsed / duration. The target is the input.
     */
    REACH(
            p -> Dynamics.in(Time.DISCRETE)
                    .state("angle", "angle", 0, 2 * Math.PI)
                    .state("elapsed", "min(elapsed + 1, duration)", 0, 0)
                    .input("x1", new InputSignal.Formula("cos(angle)"))
                    .input("x2", new InputSignal.Formula("sin(angle)"))
                    .observed(leastJerk("cos(angle)"), leastJerk("sin(angle)")),
            50,
            1,
            "a motor task: constant inputs into a movement that has to end at rest",
            "Flash and Hogan 1985, The coordination of arm movements, J. Neurosci. 5, 1688-1703",
            whole("duration", "steps of the movement", 1, 10_000, 40),
            real("velocity_penalty", "weight in the loss of moving at the end", 0, 1e6, 1),
            real("force_penalty", "weight in the loss of accelerating at the end", 0, 1e6, 1));

    private final Function<Map<String, Double>, Dynamics> dynamics;
    private final int horizon;
    private final double step;
    private final String purpose;
    private final String source;
    private final List<Parameter> parameters;

    SystemCatalogue(
            Function<Map<String, Double>, Dynamics> dynamics,
            int horizon,
            double step,
            String purpose,
            String source,
            Parameter... parameters) {
        this.dynamics = dynamics;
        this.horizon = horizon;
        this.step = step;
        this.purpose = purpose;
        this.source = source;
        this.parameters = List.of(parameters);
    }

    /** The system at its defaults, with parameters by name where they stand in an expression. */
    public Dynamics dynamics() {
        return dynamics.apply(allParameters().defaults());
    }

    /** T where a job file is silent. */
    public int horizon() {
        return horizon;
    }

    /** The step where a job file is silent; {@link Sampling#AUTOCORRELATION}: computed. 1 where time is discrete. */
    public double step() {
        return step;
    }

    /** Its parameters. */
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
     * The system with values for all of its parameters.
     *
     * @throws IllegalArgumentException if a parameter is missing, unknown or out of its range
     */
    DynamicalSystem system(Map<String, Double> values) {
        allParameters().require(values);
        return new DynamicalSystem(
                dynamics.apply(values).rewritten(expression -> Parameters.substituted(expression, values)),
                new Penalty(values.getOrDefault("velocity_penalty", 0.0), values.getOrDefault("force_penalty", 0.0)));
    }

    private static InputSignal held(double size, double steps) {
        return new InputSignal.Uniform(-size, size, (int) steps);
    }

    /** Starts without a memory and settles for ten times the mean time between pulses. */
    private static Dynamics bits(int count, double probability) {
        Dynamics flipFlop = Dynamics.in(Time.DISCRETE).settled(Math.ceil(10 / probability));
        String[] observed = new String[count];
        for (int i = 1; i <= count; i++) {
            flipFlop = flipFlop.state("s" + i, "s%1$d + abs(x%1$d) * (x%1$d - s%1$d)".formatted(i), 0, 0)
                    .input("x" + i, new InputSignal.Pulses(probability));
            observed[i - 1] = "s" + i;
        }
        return flipFlop.observed(observed);
    }

    private static String leastJerk(String direction) {
        return "(10 * (elapsed / duration)^3 - 15 * (elapsed / duration)^4 + 6 * (elapsed / duration)^5) * "
                + direction;
    }
}
