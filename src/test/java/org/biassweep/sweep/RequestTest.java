package org.biassweep.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
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
