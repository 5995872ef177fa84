package org.biassweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways to name engines and a device. */
class EngineReaderTest {

    private static final String JOB = """
            sweep: engines
            tasks: [{function: sine}]
            grid: {widths: [4], weight_ranges: [1]}
            criteria: [{error: rmse, epsilons: [0.1]}]
            engine: %s
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpu                           | gpu       |
            [hinge, gpu]                  | hinge gpu |
            {name: gpu}                   | gpu       |
            {name: [gpu, auto], device: 3}| gpu auto  | 3
            {device: 0}                   | auto      | 0
            """)
    void whatIsWrittenIsReadAndSurvivesWriting(String written, String names, String device) {
        EngineSpec engine = new EngineSpec(List.of(names.split(" ")), device);
        Job job = valid(new JobReader(JOB.formatted(written), List.of()));
        assertThat(job.engine()).isEqualTo(engine);
        assertThat(valid(new JobReader(JobWriter.write(job), List.of()))).isEqualTo(job);
    }

    @Test
    void aDeviceMayBeSetWhereTheEngineIsJustNamed() {
        assertThat(valid(new JobReader(JOB.formatted("gpu"), List.of("engine.device=1")))
                        .engine())
                .isEqualTo(new EngineSpec(List.of("gpu"), "1"));
        assertThat(valid(new JobReader(JOB.formatted("[gpu, auto]"), List.of("engine.device=1", "engine.device=2")))
                        .engine())
                .isEqualTo(new EngineSpec(List.of("gpu", "auto"), "2"));
    }

    @Test
    void anotherNameLeavesTheDevice() {
        for (String written : List.of("{name: fused, device: 3}", "{device: 3}")) {
            assertThat(valid(new JobReader(JOB.formatted(written), List.of("engine.name='gpu'")))
                            .engine())
                    .isEqualTo(new EngineSpec(List.of("gpu"), "3"));
        }
        assertThat(valid(new JobReader(JOB.formatted("[hinge, fused]"), List.of("engine.device=1", "engine.name=gpu")))
                        .engine())
                .isEqualTo(new EngineSpec(List.of("gpu"), "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {name: gpu, device: first} | engine.device (line 5): "first" where a whole number of at least 0 and at most 2147483647 is expected
            {name: gpu, devise: 1}     | engine.devise (line 5): unknown key; did you mean device? (there are name, device)
            [gpu, gpu]                 | engine[1] (line 5): "gpu" stands in the list twice; leave one
            []                         | engine (line 5): an empty list where at least one engine is expected
            """)
    void whatCannotBeReadIsSaid(String written, String sentence) {
        assertThat(new JobReader(JOB.formatted(written), List.of()).problems().sentences())
                .containsExactly(sentence);
    }

    private static Job valid(JobReader reader) {
        assertThat(reader.problems().sentences()).isEmpty();
        return reader.job();
    }
}
