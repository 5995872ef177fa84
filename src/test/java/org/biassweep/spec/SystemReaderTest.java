package org.biassweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemReaderTest {

    private static final String SPIRAL =
            "{system: {name: spiral, time: continuous, state: {u: v - 0.1 * u, v: -u + x1},"
                    + " observe: [u], inputs: {x1: {uniform: [-1, 1], hold: 5}}, initial: {u: [-1, 1], v: 0}, settle: 20,"
                    + " horizon: 40, step: 0.1}}";

    private static String job(String task) {
        return "sweep: s\ntasks:\n  - " + task + "\ngrid: {widths: [16], weight_ranges: [1.0]}\n"
                + "criteria: [{error: rmse, epsilons: [0.1]}]\n";
    }

    private static Job valid(String text) {
        JobReader reader = new JobReader(text, List.of());
        assertThat(reader.problems().sentences()).isEmpty();
        return reader.job();
    }

    private static List<String> sentences(String task) {
        return new JobReader(job(task), List.of()).problems().sentences();
    }

    @Test
    void aNamedSystemIsReadWithItsDefaultsAndOpenPlaces() {
        assertThat(valid(job("{system: van_der_pol, mu: 2}")).tasks())
                .containsExactly(new CatalogueSystem(
                        "van_der_pol_mu_2",
                        "van_der_pol",
                        new TreeMap<>(Map.of("mu", 2.0)),
                        new Sampling(null, null, 32, 64, 0)));
        assertThat(valid(job("{system: lorenz, name: l, horizon: 9, step: autocorrelation, train_trajectories: 3,"
                                + " eval_trajectories: 4, draw: 5}"))
                        .tasks())
                .containsExactly(new CatalogueSystem(
                        "l", "lorenz", new TreeMap<>(), new Sampling(9, Sampling.AUTOCORRELATION, 3, 4, 5)));
    }

    @Test
    void aWrittenSystemIsRead() {
        Dynamics spiral = Dynamics.in(Time.CONTINUOUS)
                .state("u", "v - 0.1 * u", -1, 1)
                .state("v", "-u + x1", 0, 0)
                .input("x1", new InputSignal.Uniform(-1, 1, 5))
                .observed("u")
                .settled(20);
        assertThat(valid(job(SPIRAL)).tasks())
                .containsExactly(new WrittenSystem("spiral", spiral, new Sampling(40, 0.1, 32, 64, 0)));
        assertThat(((WrittenSystem) valid(job(SPIRAL)).tasks().get(0))
                        .dynamics()
                        .state()
                        .keySet())
                .containsExactly("u", "v");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {uniform: [-1, 1]}          | -1 1 0
            {uniform: [2, 2], hold: 1}  | 2 2 1
            """)
    void aUniformInputMayBeHeldThroughout(String written, String expected) {
        String[] numbers = expected.split(" ");
        Job job = valid(job(SPIRAL.replace("{uniform: [-1, 1], hold: 5}", written)));
        assertThat(((WrittenSystem) job.tasks().get(0)).dynamics().inputs())
                .containsEntry(
                        "x1",
                        new InputSignal.Uniform(
                                Double.parseDouble(numbers[0]),
                                Double.parseDouble(numbers[1]),
                                Integer.parseInt(numbers[2])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{system: van_der_pol, mu: 2}",
                "{system: lorenz, name: l, horizon: 9, step: autocorrelation, draw: 5}",
                SPIRAL,
                "{system: {name: y, time: discrete, state: {y: x}, inputs: {x: {pulses: 0.25}}, observe: [y, y^2],"
                        + " initial: {y: 1}, horizon: 7}}",
                "{system: {name: z, time: continuous, state: {z: 'x - z', n: 0}, inputs: {x: {formula: cos(n)},"
                        + " x2: {uniform: [0, 3]}}, observe: z, initial: {n: [0, 1], z: 0}, horizon: 7, step: 1e-3}}",
            })
    void writingAndReadingGivesTheSameJob(String task) {
        Job job = valid(job(task));
        Job again = valid(JobWriter.write(job));
        assertThat(again).isEqualTo(job);
        // maps are equal in any order; their texts are not
        assertThat(JobWriter.write(again)).isEqualTo(JobWriter.write(job));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            time: continuous  | time: continous   | tasks[0].system.time (line 3): "continous" where one of continuous, discrete is expected
            'time: continuous, ' | ''             | tasks[0].system.time (line 3): the key is missing; give continuous, where state holds derivatives, or discrete, where it holds the next state
            'name: spiral, '  | ''                | tasks[0].system.name (line 3): the key is missing; give a name for tables and charts
            'horizon: 40, '   | ''                | tasks[0].system.horizon (line 3): the key is missing; give T, the number of steps that a network follows, such as 40
            ', step: 0.1'     | ''                | tasks[0].system.step (line 3): the key is missing; give the time that a step takes, or the word autocorrelation
            step: 0.1         | step: 0           | tasks[0].system.step (line 3): 0 where a number above 0, or the word autocorrelation is expected
            step: 0.1         | step: auto        | tasks[0].system.step (line 3): "auto" where a number above 0, or the word autocorrelation is expected
            horizon: 40       | horizon: 0        | tasks[0].system.horizon (line 3): 0 where a whole number of at least 1 and at most 16777216 is expected
            settle: 20        | settle: -1        | tasks[0].system.settle (line 3): -1 where a number of at least 0 is expected
            settle: 20        | setle: 20         | tasks[0].system.setle (line 3): unknown key; did you mean settle? (there are
            'v: 0}'           | 'w: 0, v: 0}'     | tasks[0].system.initial.w (line 3): unknown key; did you mean u? (there are u, v)
            ', v: 0}'         | '}'               | tasks[0].system.initial.v (line 3): the key is missing; give where it starts, a number or [low, high]
            'u: [-1, 1], v'   | 'u: [1, -1], v'   | tasks[0].system.initial.u (line 3): [1.0, -1.0] is no interval; give two numbers [low, high] with low ≤ high
            'u: [-1, 1], v'   | 'u: [1], v'       | tasks[0].system.initial.u (line 3): [1.0] is no interval; give two numbers [low, high] with low ≤ high
            'u: [-1, 1], v'   | 'u: here, v'      | tasks[0].system.initial.u (line 3): "here" where a number or [low, high] is expected
            'observe: [u], '  | ''                | tasks[0].system.observe (line 3): the key is missing; give one expression an output, such as [u]
            observe: [u]      | observe: []       | tasks[0].system.observe (line 3): an empty list where at least one entry is expected
            hold: 5           | hold: 0           | tasks[0].system.inputs.x1.hold (line 3): 0 where a whole number of at least 1 and at most 16777216 is expected
            hold: 5           | hols: 5           | tasks[0].system.inputs.x1.hols (line 3): unknown key; did you mean hold? (there are hold, uniform)
            '{uniform: [-1, 1], hold: 5}' | '{pulses: 1.5}' | tasks[0].system.inputs.x1.pulses (line 3): 1.5 where a probability above 0 and at most 1 is expected
            '{uniform: [-1, 1], hold: 5}' | '{normal: 1}' | tasks[0].system.inputs.x1 (line 3): a map where one of {uniform: [-1, 1], hold: 5}, {pulses: 0.1}, {formula: "…"} is expected
            '{uniform: [-1, 1], hold: 5}' | 3             | tasks[0].system.inputs.x1 (line 3): 3 where a map of keys and values is expected
            '{u: v - 0.1 * u, v: -u + x1}' | '{}'         | tasks[0].system.state (line 3): a map where at least one state variable with its expression is expected
            'u: v - 0.1 * u'  | 'u: [v]'          | tasks[0].system.state.u (line 3): a list where a text is expected
            '{u: v - 0.1 * u, v: -u + x1}' | '[u]'        | tasks[0].system.state (line 3): a list where a map of keys and values is expected
            'step: 0.1}}'     | 'step: 0.1}, draw: 3}' | tasks[0].draw (line 3): unknown key; there are system
            """)
    void aMistakeInAWrittenSystemIsOneSentence(String right, String wrong, String sentence) {
        assertThat(SPIRAL).contains(right);
        assertThat(sentences(SPIRAL.replace(right, wrong)))
                .singleElement()
                .asString()
                .startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                              | tasks[0].function (line 3): the key is missing; give a name of the catalogue or a map with a target, or `system` for a dynamical system, `images` or `table` for a data set
            {function: sine, system: lorenz}| tasks[0].system (line 3): a system beside a function; make two tasks of them
            {system: [lorenz]}              | tasks[0].system (line 3): a list where a text is expected
            {system: {name: s}}             | tasks[0].system.state (line 3): the key is missing; give an expression for each state variable, or write `system: NAME` for one of the catalogue
            {system: lorenz, rho: high}     | tasks[0].rho (line 3): "high" where a number is expected
            {system: lorenz, draw: -1}      | tasks[0].draw (line 3): -1 where a whole number of at least 0 is expected
            {system: lorenz, train_trajectories: 0} | tasks[0].train_trajectories (line 3): 0 where a whole number of at least 1 and at most 16777216 is expected
            """)
    void aMistakeInATaskIsOneSentence(String task, String sentence) {
        assertThat(sentences(task)).containsExactly(sentence);
    }
}
