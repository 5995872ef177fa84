package org.biassweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.Recurrence;
import org.biassweep.task.ResolvedJob;
import org.biassweep.task.Tasks;
import org.biassweep.task.data.LocalFiles;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {

    private static final String JOB = """
            sweep: both
            tasks: [{function: sine}, {system: cosine}]
            grid: {widths: [4, 8], weight_ranges: [0.5, 1], SCALES seeds: 3}
            criteria: [{error: rmse, epsilons: [0.1]}]
            """;

    private static List<Configuration> configurations(String scales) {
        JobReader reader = new JobReader(JOB.replace("SCALES", scales), List.of());
        ResolvedJob resolved = Tasks.resolve(reader.job(), new LocalFiles(), reader.problems());
        reader.problems().throwIfAny();
        return Configurations.of(resolved.job(), resolved.tasks());
    }

    private static List<String> scales(List<Configuration> configurations, String task) {
        return configurations.stream()
                .filter(configuration -> configuration.task().name().equals(task))
                .map(configuration -> configuration.weightScale().text())
                .distinct()
                .toList();
    }

    @Test
    void functionsTakeWeightRangesAndSystemsGainsWhereThereAreAny() {
        List<Configuration> configurations = configurations("gains: [0.5, 1, 1.5],");

        assertThat(scales(configurations, "sine")).containsExactly("a = 0.5", "a = 1");
        assertThat(scales(configurations, "cosine")).containsExactly("g = 0.5", "g = 1", "g = 1.5");
        assertThat(configurations).hasSize((2 + 3) * 2 * 3);
    }

    @Test
    void withoutGainsSystemsTakeWeightRangesToo() {
        assertThat(scales(configurations(""), "cosine")).containsExactly("a = 0.5", "a = 1");
    }

    @Test
    void onlySystemsHaveARecurrence() {
        assertThat(configurations(""))
                .allSatisfy(configuration -> assertThat(configuration.recurrence())
                        .isEqualTo(configuration.task().name().equals("sine") ? null : Recurrence.DEFAULT));
    }
}
