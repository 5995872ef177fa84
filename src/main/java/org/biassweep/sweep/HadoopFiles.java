package org.biassweep.sweep;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** The Hadoop file systems as Spark's settings configure them; there need be no session yet. */
final class HadoopFiles {

    private HadoopFiles() {}

    /** @throws IOException if the path's file system cannot be reached */
    static FileSystem holding(Path path) throws IOException {
        return path.getFileSystem(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }
}
