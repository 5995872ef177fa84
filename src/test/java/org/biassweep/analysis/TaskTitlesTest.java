package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTitlesTest {

    private static final String POINTS = "; points: 64 to train on, 128 to evaluate on";

    @Test
    void aTaskOfOneDefinitionHasItsName() {
        assertThat(titles("x1 on [0, 1]" + POINTS, "x1 on [0, 1]" + POINTS)).containsOnly("gabor");
    }

    @Test
    void versionsAreToldApartByTheFirstPartThatDoes() {
        assertThat(titles("x1 on [0, 1]" + POINTS, "x1^2 on [0, 1]" + POINTS))
                .containsExactly("gabor (x1 on [0, 1])", "gabor (x1^2 on [0, 1])");
        assertThat(titles("x1; 10 to train on; hash a1", "x1; 20 to train on; hash b2"))
                .containsExactly("gabor (10 to train on)", "gabor (20 to train on)");
    }

    @Test
    void asManyPartsAsAreNeededAreNamed() {
        assertThat(titles("x1; 10; a", "x2; 10; a", "x2; 20; a"))
                .containsExactly("gabor (x1; 10)", "gabor (x2; 10)", "gabor (x2; 20)");
    }

    @Test
    void aVersionThatOnlyLacksSomethingHasTheNameAlone() {
        assertThat(titles("x1; 10", "x1; second derivative at most 3; 10"))
                .containsExactly("gabor", "gabor (second derivative at most 3)");
    }

    @Test
    void versionsWithTheSamePartsAreToldApartByAllOfThem() {
        assertThat(titles("x1; x1; 10", "x1; 10")).containsExactly("gabor (x1; x1; 10)", "gabor (x1; 10)");
    }

    @Test
    void aTaskWithoutACurveHasItsName() {
        assertThat(new TaskTitles(List.of()).of("gabor", "x1")).isEqualTo("gabor");
    }

    private static List<String> titles(String... definitions) {
        TaskTitles titles = new TaskTitles(Stream.of(definitions)
                .map(definition -> new CurveKey(definition, "gabor", definition, null, 1000, null))
                .toList());
        return Stream.of(definitions)
                .map(definition -> titles.of("gabor", definition))
                .toList();
    }
}
