package org.biassweep.train.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.biassweep.cli.ChildJvm;
import org.biassweep.device.Accelerator;
import org.biassweep.device.Device;
import org.biassweep.device.Devices;
import org.biassweep.device.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernels on Oclgrind, which simulates a device item by item and reports what a processor's driver lets pass: items that
 * race for a number, and accesses beyond a buffer.
 */
class SimulatedDeviceTest {

    private static final Path SIMULATOR = Path.of("/usr/lib/oclgrind/liboclgrind-rt-icd.so");

    /** An epoch of classifications and one more. */
    private static final int STEPS = 4;

    private static final int RECURRENT_STEPS = 2;

    @TempDir
    private Path folder;

    @BeforeEach
    void theSimulatorIsThere() {
        assumeTrue(Files.exists(SIMULATOR), "no " + SIMULATOR + ": install Debian's oclgrind");
    }

    @Test
    void noItemsRaceAndNoneReachesBeyondMemoryAndResultsAreThoseOfTheProcessor() throws Exception {
        assertThat(reports("networks")).isEmpty();
    }

    /** That the test above can fail. */
    @Test
    void racesAndAccessesBeyondMemoryAreReported() throws Exception {
        assertThat(reports("faults")).contains("data race at global memory", "Invalid write");
    }

    /** What the simulator has to say about a child, which ends well. */
    private String reports(String what) throws Exception {
        Path log = folder.resolve("reports");
        Files.createFile(log);
        Files.writeString(folder.resolve("oclgrind.icd"), SIMULATOR + "\n");
        String said = ChildJvm.said(
                Map.of(
                        "OCL_ICD_VENDORS",
                        folder.toString(),
                        "OCLGRIND_LOG",
                        log.toString(),
                        "OCLGRIND_DATA_RACES",
                        "1",
                        "OCLGRIND_CHECK_API",
                        "1"),
                List.of("-D" + Devices.PROPERTY + "=opencl", Main.class.getName(), what));
        assertThat(said).contains("Oclgrind Simulator, OpenCL");
        return Files.readString(log);
    }

    /** What the child runs. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            if (arguments[0].equals("networks")) {
                Agreement.check(STEPS, RECURRENT_STEPS);
            } else {
                faults();
            }
        }

        /** Two items write one number; one writes behind the buffer. */
        private static void faults() {
            Device device = Accelerator.at(null).device();
            Device.Program program = device.compile(Source.of(SimulatedDeviceTest.class, "faults"), Map.of());
            try (Device.Buffer numbers = device.buffer(8)) {
                program.kernel("write_together").launch(1, 2, numbers);
                program.kernel("write_behind").launch(1, 2, numbers);
                device.read(numbers, new float[2]);
            }
        }
    }
}
