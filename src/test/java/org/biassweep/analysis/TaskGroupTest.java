package org.biassweep.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biassweep.analysis.Cell.TaskSize;
import org.junit.jupiter.api.Test;

class TaskGroupTest {

    @Test
    void versionsOfOneTaskAreNotJoined() {
        assertThat(names(curve("gabor", "x1", 1), curve("gabor", "x2", 2))).isEmpty();
    }

    @Test
    void tasksOfOneVersionEachAreOneGroup() {
        assertThat(names(curve("abs", "x1", 1), curve("gabor", "x1", 2), curve("sine", "x1", 3)))
                .containsExactly("abs, gabor, sine");
    }

    @Test
    void everyChoiceOfVersionsIsAGroupAndThoseOfTheNewestComeFirst() {
        assertThat(names(
                        curve("abs", "x1", 1),
                        curve("gabor", "x1", 2),
                        curve("gabor", "x2", 4),
                        curve("gabor", "x3", 3),
                        curve("sine", "x1", 5),
                        curve("sine", "x2", 1)))
                .containsExactly(
                        "abs, gabor (x2), sine (x1)",
                        "abs, gabor (x3), sine (x1)",
                        "abs, gabor (x1), sine (x1)",
                        "abs, gabor (x2), sine (x2)",
                        "abs, gabor (x3), sine (x2)",
                        "abs, gabor (x1), sine (x2)");
    }

    /** Forty tasks of two versions would make 2⁴⁰. */
    @Test
    void ofManyChoicesTheFirstAreTaken() {
        List<String> names = names(IntStream.rangeClosed(10, 49)
                .boxed()
                .flatMap(i -> Stream.of(curve("t" + i, "old", 1), curve("t" + i, "new", 2)))
                .toArray(Curve[]::new));

        assertThat(names).hasSize(64).doesNotHaveDuplicates();
        assertThat(names.get(0)).contains("t10 (new)", "t49 (new)").doesNotContain("old");
    }

    private static List<String> names(Curve... curves) {
        List<TaskGroup> groups = TaskGroup.of(List.of(curves));
        assertThat(groups)
                .allSatisfy(group ->
                        assertThat(group.keys()).extracting(CurveKey::task).doesNotHaveDuplicates());
        return groups.stream().map(TaskGroup::names).toList();
    }

    /** Of a function of one variable. */
    private static Curve curve(String task, String definition, long finished) {
        CurveKey key = new SampleCurve().task(task).definition(definition).key();
        Cell cell = new Cell(
                key, new TaskSize(1, 1, 64), 16, 16, 4, 0, 1, Instant.ofEpochSecond(finished), Map.of(), List.of());
        return new Curve(key, List.of(cell));
    }
}
