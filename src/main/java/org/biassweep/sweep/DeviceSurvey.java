package org.biassweep.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.biassweep.device.Accelerator;
import org.biassweep.device.DeviceException;
import org.biassweep.device.DeviceFacts;

/**
 * The accelerators that a cluster's executors have, asked of those that are there before anything is trained.
 *
 * @param facts the least memory of any, the most compute units of any
 * @param count how many answered, &ge; 1
 */
record DeviceSurvey(DeviceFacts facts, int count) {

    /**
     * What one task found.
     *
     * @param executor that ran it, by Spark's name
     * @param host where that is
     * @param address of the device, as Spark or the job names it; null for the first
     * @param isGiven whether Spark gave the executor that device for itself
     * @param facts null if there is none
     * @param objection why there is none, or null
     */
    record Answer(String executor, String host, String address, boolean isGiven, DeviceFacts facts, String objection)
            implements Serializable {

        /** An address that Spark gives may be a container's, in which there are no others. */
        private boolean isOnTheDeviceOf(Answer other) {
            return String.valueOf(address).equals(String.valueOf(other.address))
                    && (isGiven ? executor.equals(other.executor) : host.equals(other.host));
        }

        /** Empty in local mode, where there is one place. */
        private String place() {
            return executor.equals("driver") ? "" : "on executor " + executor + " (" + host + ") ";
        }
    }

    /**
     * Asks as many tasks as there are slots.
     *
     * @param lane the executors that are asked
     * @param engine that is to train there, by name
     * @param device the number of the one to ask for where Spark gives none; null for the first
     * @throws ClusterException if an executor has none, if two would train on one GPU that Spark gave neither of them, or if
     *     none answers in time
     */
    static DeviceSurvey of(JavaSparkContext context, Request request, Lane lane, String engine, String device) {
        int slots = Math.max(1, context.defaultParallelism());
        JavaRDD<Integer> tasks =
                context.parallelize(IntStream.range(0, slots).boxed().toList(), slots);
        context.setLocalProperty("spark.job.description", "asking for devices");
        try {
            return of(request.await(lane.on(tasks).map(task -> answer(device)).collectAsync()), engine);
        } finally {
            context.setLocalProperty("spark.job.description", null);
        }
    }

    private static Answer answer(String otherwise) {
        Optional<String> given = PackTrainer.givenDevice();
        String address = given.orElse(otherwise);
        SparkEnv here = SparkEnv.get();
        String host = here.blockManager().blockManagerId().host();
        try {
            DeviceFacts facts = Accelerator.at(address).facts();
            return new Answer(here.executorId(), host, address, given.isPresent(), facts, null);
        } catch (DeviceException e) {
            return new Answer(here.executorId(), host, address, given.isPresent(), null, e.getMessage());
        }
    }

    /** What answers say together. */
    static DeviceSurvey of(List<Answer> answers, String engine) {
        DeviceFacts all = null;
        int count = 0;
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            if (answer.objection != null) {
                throw new ClusterException(
                        "nothing is trained: " + answer.place() + "engine " + engine + " " + answer.objection);
            }
            List<Answer> same = answers.subList(0, i).stream()
                    .filter(answer::isOnTheDeviceOf)
                    .toList();
            same.forEach(other -> checkShared(answer, other));
            count += same.isEmpty() ? 1 : 0;
            all = all == null ? answer.facts : together(all, answer.facts);
        }
        return new DeviceSurvey(all, count);
    }

    /** Each process takes nearly all memory of a GPU; what a processor takes comes when it is needed. */
    private static void checkShared(Answer one, Answer other) {
        if (!one.executor.equals(other.executor) && !one.facts.isProcessor()) {
            throw new ClusterException(
                    "nothing is trained: executors " + other.executor + " and " + one.executor + " of "
                            + one.host + " would both train on " + one.facts.name()
                            + "; let Spark give each a GPU of its own (spark.executor.resource.gpu.amount), or have one"
                            + " executor there");
        }
    }

    private static DeviceFacts together(DeviceFacts a, DeviceFacts b) {
        return new DeviceFacts(
                a.name(),
                a.driver(),
                a.isProcessor(),
                Math.min(a.bytes(), b.bytes()),
                Math.min(a.bufferBytes(), b.bufferBytes()),
                Math.max(a.computeUnits(), b.computeUnits()));
    }
}
