package org.biassweep.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.biassweep.spec.InvalidJobException;

/**
 * What a command asks of a cluster: master, cores, memory and devices, as Spark's settings have them.
 *
 * @param conf Spark's settings
 */
record Request(SparkConf conf) {

    private static final Pattern DEVICES = Pattern.compile("spark\\.(driver|executor|task)\\.resource\\..*");
    private static final Pattern ASKED = Pattern.compile("spark\\.(cores\\.max|task\\.cpus"
            + "|executor\\.(cores|memory|memoryOverhead|instances)|(executor|task)\\.resource\\..*\\.amount)");

    /** Where Spark runs. */
    String master() {
        return conf.get("spark.master");
    }

    /** Whether trials run in the process of the driver. */
    boolean isLocal() {
        return master().matches("local(\\[.*)?");
    }

    /**
     * Refuses devices in local mode, where Spark takes the settings and then never starts a task.
     *
     * @throws InvalidJobException if they are asked for
     */
    void check() {
        List<String> devices = matching(DEVICES);
        if (isLocal() && !devices.isEmpty()) {
            throw new InvalidJobException(List.of("master " + master() + " schedules no devices (asked for: "
                    + String.join(", ", devices)
                    + "); leave these settings out, or name the master of a cluster"));
        }
    }

    /** What is asked for, in words. */
    String text() {
        List<String> asked = matching(ASKED);
        return asked.isEmpty() ? "Spark's defaults" : String.join(", ", asked);
    }

    private List<String> matching(Pattern keys) {
        return Arrays.stream(conf.getAll())
                .filter(entry -> keys.matcher(entry._1()).matches())
                .map(entry -> entry._1() + "=" + entry._2())
                .sorted()
                .toList();
    }
}
