package org.biassweep.sweep;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.biassweep.decision.Allocation;
import org.biassweep.spec.InvalidJobException;
import org.biassweep.spec.Job;
import org.biassweep.spec.JobReader;
import org.biassweep.spec.Problems;
import org.biassweep.task.ResolvedJob;
import org.biassweep.task.Task;
import org.biassweep.task.Tasks;
import org.biassweep.task.data.DataFiles;
import org.biassweep.train.Engines;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.Configurations;
import org.biassweep.trial.Trial;

/**
 * A job that can run: validated as a whole, its defaults filled in, its grid spanned, every trial given an engine.
 *
 * @param job with everything filled in that its tasks left open
 * @param tasks the job's, in its order
 * @param grid its trials; of a job that adds seeds where they decide, with the most there may be
 */
public record Plan(Job job, List<Task> tasks, List<Trial> grid) {

    /** Copies the lists. */
    public Plan {
        tasks = List.copyOf(tasks);
        grid = List.copyOf(grid);
    }

    /**
     * Reads a job file.
     *
     * @param file a path on any Hadoop file system; without a scheme it is local
     * @param overrides {@code key=value} each
     * @throws InvalidJobException if it cannot be read, or cannot run as it is written
     */
    public static Plan read(String file, List<String> overrides) {
        return read(new HadoopFiles(), file, overrides);
    }

    /**
     * Reads a job file where there need be no Hadoop.
     *
     * @param files where the job file and its data sets lie
     * @param file a path there
     * @param overrides {@code key=value} each
     * @throws InvalidJobException if it cannot be read, or cannot run as it is written
     */
    public static Plan read(DataFiles files, String file, List<String> overrides) {
        return of(files, text(files, file), overrides);
    }

    /**
     * Validates a job as a whole.
     *
     * @param text the job file
     * @param overrides {@code key=value} each
     * @throws InvalidJobException with a sentence for every mistake
     */
    public static Plan of(String text, List<String> overrides) {
        return of(new HadoopFiles(), text, overrides);
    }

    private static Plan of(DataFiles files, String text, List<String> overrides) {
        JobReader reader = new JobReader(text, overrides);
        Problems problems = reader.problems();
        ResolvedJob resolved = Tasks.resolve(reader.job(), files, problems);
        List<Configuration> configurations =
                problems.sentences().isEmpty() ? Configurations.of(resolved.job(), resolved.tasks()) : List.of();
        List<Trial> grid = Engines.assign(resolved.job(), configurations, problems);
        problems.throwIfAny();
        return new Plan(resolved.job(), resolved.tasks(), grid);
    }

    /** What a trial of the grid approximates. */
    public Task task(Trial trial) {
        return tasks.get(job.tasks().indexOf(trial.configuration().task()));
    }

    /** The number of cells: sets of trials that differ in nothing but the seed. */
    public long cells() {
        return grid.stream().map(Trial::cellId).distinct().count();
    }

    /** The trials of the grid that are not among the committed. */
    public List<Trial> missing(Set<String> committed) {
        return grid.stream().filter(trial -> !committed.contains(trial.id())).toList();
    }

    /** What spends the seeds of a job that adds them where they decide; none for another job. */
    public Optional<Allocation> allocation() {
        return job.grid().seedRule() == null
                ? Optional.empty()
                : Optional.of(new Allocation(job, grid, trial -> task(trial).errors()));
    }

    /** The trial with the highest estimated cost. */
    public Optional<Trial> mostExpensive() {
        return grid.stream().max(Comparator.comparingDouble(Plan::seconds));
    }

    /** The estimated cost of a trial in core-seconds, on the machine that the engine's constants were measured on. */
    public static double seconds(Trial trial) {
        return Engines.named(trial.engine().name()).estimatedSeconds(trial.configuration());
    }

    private static String text(DataFiles files, String file) {
        try {
            if (files.isFolder(file)) {
                throw new InvalidJobException(List.of("the job file " + file + " is a directory; name a file"));
            }
            return new String(files.read(file), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            throw new InvalidJobException(List.of("there is no job file " + file));
        } catch (IOException e) {
            throw new InvalidJobException(List.of("cannot read the job file " + file + ": " + e.getMessage()));
        }
    }
}
