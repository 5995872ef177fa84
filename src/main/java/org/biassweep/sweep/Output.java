package org.biassweep.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.JobWriter;

/**
 * The output directory of a sweep, on any Hadoop file system: {@code sweep.yaml}, the trials, the tables, the report.
 */
public final class Output {

    private static final String JOB_FILE = "sweep.yaml";
    private static final String NEW_JOB_FILE = "sweep.yaml.new";

    private final Path root;
    private final FileSystem files;
    private Lease lease;

    /**
     * @param path a directory that need not exist yet; without a scheme it is on the default file system
     * @throws InvalidJobException if there is no such file system
     */
    public Output(String path) {
        try {
            Path given = new Path(path);
            files = HadoopFiles.holding(given);
            root = files.makeQualified(given);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("names no file system that can be reached: " + e.getMessage(), path);
        }
    }

    /** Where it is. */
    public Path root() {
        return root;
    }

    FileSystem files() {
        return files;
    }

    /** The trials in it. */
    public Path trials() {
        return new Path(root, "trials");
    }

    /**
     * Makes the directory, if need be, and takes it for this driver alone; every write to it makes sure that it still is.
     *
     * @throws InvalidJobException if the directory may not be written to
     * @throws OutputException if another driver has it
     */
    public Lease take() {
        try {
            lease = Lease.take(files, root);
            return lease;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @throws OutputException if the directory was taken and is another driver's now */
    void checkOurs() {
        if (lease != null) {
            lease.check();
        }
    }

    /**
     * The job that was run into it, if any. {@link #keep} may have been cut off, so that the new file stands beside the
     * old one or alone, and the one last touched is incomplete.
     *
     * @throws OutputException if there is a file and it cannot be read
     */
    public Optional<Job> job() {
        Path file = new Path(root, JOB_FILE);
        try {
            if (files.exists(file)) {
                try {
                    return Optional.of(job(file));
                } catch (InvalidJobException e) {
                    return Optional.of(newJob().orElseThrow(() -> e));
                }
            }
            return newJob();
        } catch (IOException e) {
            throw new OutputException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (InvalidJobException e) {
            throw new OutputException(
                    file + " is not a job as this version writes it (" + e.getMessage()
                            + "); restore it, or name another output",
                    e);
        }
    }

    private Optional<Job> newJob() throws IOException {
        Path file = new Path(root, NEW_JOB_FILE);
        try {
            return files.exists(file) ? Optional.of(job(file)) : Optional.empty();
        } catch (InvalidJobException e) {
            return Optional.empty();
        }
    }

    private Job job(Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            JobReader reader = new JobReader(new String(in.readAllBytes(), StandardCharsets.UTF_8), List.of());
            reader.problems().throwIfAny();
            return reader.job();
        }
    }

    /**
     * Checks that the job may write here: the directory is missing, empty, or holds a sweep of the same name, whose seeds, if
     * they were added where they decide, this one adds so too.
     *
     * @throws InvalidJobException if it is a file, or holds something else
     * @throws OutputException if it cannot be looked into
     */
    public void check(Job job) {
        try {
            if (!files.exists(root)) {
                return;
            }
            if (files.getFileStatus(root).isFile()) {
                throw invalid("is a file; name a directory", root);
            }
        } catch (IOException e) {
            throw new OutputException("cannot look into output " + root + ": " + e.getMessage(), e);
        }
        Optional<Job> before = job();
        if (before.isPresent() && !before.get().sweep().equals(job.sweep())) {
            throw invalid(
                    "holds the sweep " + before.get().sweep() + ", not " + job.sweep()
                            + "; name another directory, or the same sweep",
                    root);
        }
        if (before.isPresent()
                && before.get().grid().seedRule() != null
                && job.grid().seedRule() == null) {
            throw invalid(
                    "holds trials whose numbers were decided by outcomes, for which the intervals of a fixed number of"
                            + " seeds do not hold; give grid.seeds as a rule {min, max, until: decided} again, or name"
                            + " another directory",
                    root);
        }
        List<String> others = before.isPresent() ? List.of() : names();
        if (!others.isEmpty()) {
            throw invalid(
                    "holds " + String.join(", ", others.subList(0, Math.min(3, others.size())))
                            + (others.size() > 3 ? ", …" : "") + " and no sweep.yaml; name a new or an empty directory",
                    root);
        }
    }

    /**
     * Keeps the job in the directory.
     *
     * @throws InvalidJobException if it may not be written to
     */
    public void keep(Job job) {
        try {
            create(new Path(root, NEW_JOB_FILE), JobWriter.write(job));
            files.delete(new Path(root, JOB_FILE), false);
            if (!files.rename(new Path(root, NEW_JOB_FILE), new Path(root, JOB_FILE))) {
                throw new IOException(NEW_JOB_FILE + " could not be renamed to " + JOB_FILE);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InvalidJobException unwritable(IOException e) {
        return invalid("cannot be written to (" + e.getMessage() + "); name a directory that can", root);
    }

    /**
     * Writes a text file.
     *
     * @param name relative to the directory
     * @return where it is
     * @throws OutputException if that fails
     */
    public Path write(String name, String text) {
        Path file = new Path(root, name);
        try {
            create(file, text);
            return file;
        } catch (IOException e) {
            throw new OutputException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void create(Path file, String text) throws IOException {
        checkOurs();
        try (OutputStream out = files.create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static InvalidJobException invalid(String complaint, Object path) {
        return new InvalidJobException(List.of("output (" + path + ") " + complaint));
    }

    private List<String> names() {
        try {
            return Arrays.stream(files.listStatus(root))
                    .map(status -> status.getPath().getName())
                    .filter(name -> !name.equals(Lease.FILE) && !name.equals(NEW_JOB_FILE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OutputException("cannot look into output " + root + ": " + e.getMessage(), e);
        }
    }
}
