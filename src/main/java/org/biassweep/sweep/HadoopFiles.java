package org.biassweep.sweep;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.biassweep.task.data.DataFiles;

/** The Hadoop file systems as Spark's settings configure them; there need be no session yet. */
final class HadoopFiles implements DataFiles {

    /** @throws IOException if the path's file system cannot be reached */
    static FileSystem holding(Path path) throws IOException {
        return path.getFileSystem(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    }

    @Override
    public List<String> names(String folder) throws IOException {
        Path path = path(folder);
        FileSystem files = holding(path);
        try {
            return files.getFileStatus(path).isDirectory()
                    ? Arrays.stream(files.listStatus(path))
                            .map(status -> status.getPath().getName())
                            .sorted()
                            .toList()
                    : List.of();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    @Override
    public byte[] read(String file) throws IOException {
        Path path = path(file);
        try (InputStream in = holding(path).open(path)) {
            return in.readAllBytes();
        }
    }

    private static Path path(String text) throws IOException {
        try {
            return new Path(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no path: " + e.getMessage(), e);
        }
    }
}
