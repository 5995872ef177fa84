package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.apache.spark.resource.ExecutorResourceRequest;
import org.apache.spark.resource.ResourceProfile;
import org.biassweep.spec.InvalidJobException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[2]", "local[*]", "local[2,4]"})
    void localModeRefusesDevices(String master) {
        Request request = new Request(conf(master).set("spark.task.resource.gpu.amount", "0.5"));

        assertThatThrownBy(request::check)
                .isInstanceOf(InvalidJobException.class)
                .hasMessage("master " + master
                        + " schedules no devices (asked for: spark.task.resource.gpu.amount=0.5);"
                        + " leave these settings out, or name the master of a cluster");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://host:7077", "local-cluster[2,1,1024]", "yarn", "k8s://https://host:6443"})
    void clustersScheduleDevices(String master) {
        Request request = new Request(conf(master).set("spark.task.resource.gpu.amount", "0.5"));

        assertThatCode(request::check).doesNotThrowAnyException();
        assertThat(request.isLocal()).isFalse();
    }

    @Test
    void executorsOfTheirOwnForGpusAreLeftToAClusterThatCanStartThem() {
        SparkConf asking = conf("spark://host:7077").set("spark.biassweep.tasksPerGpu", "4");
        assertThatThrownBy(new Request(asking)::check).hasMessageContaining("say with spark.executor.cores how many");
        asking.set("spark.executor.cores", "4");
        assertThatThrownBy(new Request(asking)::check)
                .isInstanceOf(InvalidJobException.class)
                .hasMessageStartingWith(
                        "spark.biassweep.tasksPerGpu asks for executors with GPUs beside others, which Spark"
                                + " starts with spark.dynamicAllocation.enabled=true; set that, or");
        asking.set("spark.dynamicAllocation.enabled", "true");
        assertThatCode(new Request(asking)::check).doesNotThrowAnyException();
        asking.set("spark.task.cpus", "2")
                .set("spark.executor.memory", "3g")
                .set("spark.biassweep.gpuDiscoveryScript", "/find")
                .set("spark.biassweep.gpuVendor", "maker.com");
        ResourceProfile profile = new Request(asking).devices().profile();
        assertThat(profile.taskResourcesJMap().get("gpu").amount()).isEqualTo(0.25);
        assertThat(profile.taskResourcesJMap().get("cpus").amount()).isEqualTo(2);
        assertThat(profile.executorResourcesJMap().get("cores").amount()).isEqualTo(8);
        assertThat(profile.executorResourcesJMap().get("memory").amount()).isEqualTo(3072);
        assertThat(profile.executorResourcesJMap().get("gpu"))
                .extracting(
                        ExecutorResourceRequest::amount,
                        ExecutorResourceRequest::discoveryScript,
                        ExecutorResourceRequest::vendor)
                .containsExactly(1L, "/find", "maker.com");
        assertThat(new Request(conf("yarn")).devices()).isEqualTo(Lane.USUAL);

        asking.set("spark.executor.resource.gpu.amount", "1");
        assertThatThrownBy(new Request(asking)::check)
                .hasMessageContaining("for some executors and spark.executor.resource.gpu.amount for all of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "half", "0.5", ""})
    void tasksOfAGpuAreCounted(String tasks) {
        Request request = new Request(conf("yarn").set("spark.biassweep.tasksPerGpu", tasks));
        assertThatThrownBy(request::check)
                .hasMessage(
                        "spark.biassweep.tasksPerGpu is " + tasks + " where a whole number of at least 1 is expected");
    }

    @Test
    void whatIsAskedForIsToldWithoutWhatIsNobodysBusiness() {
        Request request = new Request(conf("yarn")
                .set("spark.executor.memory", "8g")
                .set("spark.executor.resource.gpu.amount", "2")
                .set("spark.authenticate.secret", "hush"));

        assertThat(request.text()).isEqualTo("spark.executor.memory=8g, spark.executor.resource.gpu.amount=2");
    }

    @Test
    void nothingInParticularIsSparksDefaults() {
        assertThat(new Request(conf("local")).text()).isEqualTo("Spark's defaults");
    }

    private static SparkConf conf(String master) {
        return new SparkConf(false).setMaster(master);
    }
}
