package org.biassweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a process that has the modules and the jars of {@code scripts/bundle-gpu}, and no others. */
class WithoutSparkTest {

    @TempDir
    Path folder;

    @Test
    void aTrialIsTrainedFromAJobFileAndATableOfThisMachine() throws Exception {
        Files.writeString(folder.resolve("points.csv"), "x,label\n-2,0\n-1,0\n1,1\n2,1\n-1.5,0\n1.5,1\n");
        String job = """
                sweep: alone
                tasks:
                  - {function: sine, train_samples: 32, eval_samples: 101}
                  - {table: points.csv, name: points, label: label, test_share: 0.34}
                grid: {widths: [4], weight_ranges: [1]}
                training: {steps: 20, epochs: 5, batch_size: 2}
                criteria: [{error: rmse, epsilons: [0.3]}, {error: test_error, epsilons: [0.3]}]
                """;
        Path file = Files.writeString(folder.resolve("job.yaml"), job.replace("points.csv", folder + "/points.csv"));
        for (String task : List.of("sine", "points")) {
            assertThat(said(0, "train", file.toString(), "--task", task, "--width", "8"))
                    .contains(task + ", width 8, a = 1")
                    .containsPattern("(rmse|test_error) +\\d");
        }
        Files.writeString(folder.resolve("points.csv"), "PAR1 and so on");
        assertThat(said(2, "train", file.toString(), "--width", "8"))
                .contains("points.csv is a Parquet file, and where Spark is not, only CSV can be read");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("job.yaml"), """
                sweep: alone
                tasks: [{function: sine}]
                grid: {widths: [4], weight_ranges: [1]}
                criteria: [{error: rmse, epsilons: [0.3]}]
                """);
        assertThat(said(2, "train", file.toString(), "--width", "8", "--engine", "dl4j"))
                .contains("\"dl4j\" is no engine; there are auto, hinge, fused, gpu, bptt");
        assertThat(said(2, "run", file.toString())).contains("Unmatched argument");
        assertThat(said(0, "tasks")).contains("sine", "lorenz");
    }

    @Test
    void theDeviceOfAJobIsForEnginesThatTrainOnOne() throws Exception {
        Path file = Files.writeString(folder.resolve("job.yaml"), """
                sweep: alone
                tasks: [{function: sine, train_samples: 32, eval_samples: 101}]
                grid: {widths: [4], weight_ranges: [1]}
                engine: {name: gpu, device: 77}
                training: {steps: 20}
                criteria: [{error: rmse, epsilons: [0.3]}]
                """);
        assertThat(said(0, "train", file.toString(), "--width", "8", "--engine", "hinge"))
                .contains("engine hinge");
        assertThat(said(3, "train", file.toString(), "--width", "8", "--engine", "gpu"))
                .containsPattern("engine gpu finds no (device 77, which engine.device|OpenCL)")
                .doesNotContain("\tat ");
    }

    private static String said(int code, String... arguments) throws Exception {
        String bundle = Files.readString(Path.of("scripts/bundle-gpu"));
        List<String> command = new ArrayList<>(ChildJvm.command());
        command.replaceAll(argument -> argument.equals(ChildJvm.classPath()) ? few(bundle) : argument);
        command.add("--limit-modules=" + found("--add-modules (\\S+)", bundle).get(0));
        command.add(WithoutSpark.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    /** The classes, and the jars that the bundle takes along. */
    private static String few(String bundle) {
        List<String> names = found("\\{([\\w,-]+)\\}", bundle).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .toList();
        assertThat(names).contains("picocli", "snakeyaml", "univocity-parsers");
        return Stream.of(ChildJvm.classPath().split(":"))
                .filter(entry -> entry.endsWith("/target/classes")
                        || names.stream()
                                .anyMatch(name ->
                                        Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(":"));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
