package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.device.DeviceFacts;

/**
 * The accelerators of a cluster, asked of its executors before anything is trained.
 *
 * @param facts of each at least: the least memory of any, the most compute units of any
 * @param count how many answered, &ge; 1
 */
record DeviceSurvey(DeviceFacts facts, int count) {

    /** What one task found; an objection where it found nothing. */
    private record Answer(String executor, String host, String address, DeviceFacts facts, String objection)
            implements Serializable {

        /** Empty in local mode, where there is one place. */
        String place() {
            return executor.equals("driver") ? "" : "on executor " + executor + " (" + host + ") ";
        }

        /** Whether two tasks were given the same device. */
        boolean isOfTheDeviceOf(Answer other) {
            return executor.equals(other.executor) && String.valueOf(address).equals(String.valueOf(other.address));
        }
    }

    /**
     * Asks as many tasks as there are slots.
     *
     * @param lane the executors that are asked
     * @param engine that is to train there, by name
     * @param device the number of the one to ask for where Spark gives none; null for the first
     * @throws ClusterException if an executor has none, or none answers in time
     */
    static DeviceSurvey of(JavaSparkContext context, Request request, Lane lane, String engine, String device) {
        int slots = Math.max(1, context.defaultParallelism());
        JavaRDD<Integer> tasks =
                context.parallelize(IntStream.range(0, slots).boxed().toList(), slots);
        context.setLocalProperty("spark.job.description", "asking for devices");
        List<Answer> answers =
                request.await(lane.on(tasks).map(task -> answer(device)).collectAsync());
        for (Answer answer : answers) {
            if (answer.objection != null) {
                throw new ClusterException("nothing is trained: on executor " + answer.executor + " (" + answer.host
                        + ") engine " + engine + " " + answer.objection);
            }
        }
        return of(answers);
    }

    private static Answer answer(String otherwise) {
        String address = PackTrainer.device(otherwise);
        SparkEnv here = SparkEnv.get();
        String host = here.blockManager().blockManagerId().host();
        try {
            return new Answer(
                    here.executorId(), host, address, Accelerator.at(address).facts(), null);
        } catch (DeviceException e) {
            return new Answer(here.executorId(), host, address, null, e.getMessage());
        }
    }

    private static DeviceSurvey of(List<Answer> answers) {
        DeviceFacts least = answers.get(0).facts;
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            least = least(least, answer.facts);
            count += answers.subList(0, i).stream().noneMatch(answer::isOfTheDeviceOf) ? 1 : 0;
        }
        return new DeviceSurvey(least, count);
    }

    private static DeviceFacts least(DeviceFacts a, DeviceFacts b) {
        return new DeviceFacts(
                a.name(),
                a.driver(),
                Math.min(a.bytes(), b.bytes()),
                Math.min(a.bufferBytes(), b.bufferBytes()),
                Math.max(a.computeUnits(), b.computeUnits()));
    }
}
