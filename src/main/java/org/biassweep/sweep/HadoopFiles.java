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
        return isFolder(folder)
                ? Arrays.stream(holding(path).listStatus(path))
                        .map(status -> status.getPath().getName())
                        .sorted()
                        .toList()
                : List.of();
    }

    @Override
    public boolean isFolder(String text) throws IOException {
        Path path = path(text);
        try {
            return holding(path).getFileStatus(path).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
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
