package org.biassweep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom: a sweep flows down this list of packages, and a package knows only those above it. */
class ArchitectureTest {

    private static final List<String> HOUSE = List.of(
            "spec",
            "task",
            "linear",
            "device",
            "network",
            "trial",
            "train",
            "decision",
            "sweep",
            "analysis",
            "report",
            "cli",
            "bench");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.biassweep");
    }

    /** They are large, and every collection of garbage in the tests that come after would go over them. */
    @AfterAll
    static void forget() {
        classes = null;
    }

    @Test
    void aPackageKnowsOnlyThePackagesAboveIt() {
        for (int i = 0; i < HOUSE.size() - 1; i++) {
            String[] below = HOUSE.subList(i + 1, HOUSE.size()).stream()
                    .map(ArchitectureTest::room)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(room(HOUSE.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(below)
                    .check(classes);
        }
    }

    @Test
    void onlySweepAndAnalysisTouchSparkAndTheCommandsOpenItsSession() {
        only("org.apache.spark..", room("sweep"), room("analysis"), room("cli"), room("bench"));
    }

    @Test
    void onlySpecKnowsYaml() {
        only("org.yaml..", room("spec"));
    }

    @Test
    void dataSetsAreReadInOnePlaceThatKnowsNoFileSystem() {
        only("com.univocity..", room("task.data"));
        only("org.apache.hadoop.fs..", room("sweep"), room("analysis"), room("cli"), room("bench"));
    }

    @Test
    void onlyTasksKnowTheIntegrator() {
        only("org.hipparchus..", room("task"));
    }

    @Test
    void onlyItsEnginesKnowDl4j() {
        only("org.deeplearning4j..", room("train.dl4j"), room("sweep.dl4j"));
        only("org.nd4j..", room("train.dl4j"), room("sweep.dl4j"));
    }

    @Test
    void onlyDevicesKnowTheirDrivers() {
        only("org.lwjgl..", room("device"));
    }

    @Test
    void onlyTheKernelsKnowTheVectorApi() {
        only("jdk.incubator..", room("train.fused"), room("train.minibatch"), room("train.bptt"), room("bench"));
    }

    @Test
    void onlyLinearAlgebraKnowsOpenBlasAndItsNativeMemory() {
        only("org.bytedeco.openblas..", room("linear"), room("bench"));
    }

    private static void only(String library, String... rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    private static String room(String name) {
        return "org.biassweep." + name + "..";
    }
}
