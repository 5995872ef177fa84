package org.biassweep.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.biassweep.spec.EngineSpec;
import org.biassweep.spec.Job;
import org.biassweep.spec.Nearest;
import org.biassweep.spec.Problems;
import org.biassweep.trial.Configuration;
import org.biassweep.trial.EngineVersion;
import org.biassweep.trial.Trial;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engines there are, and the choice among them. */
public final class Engines {

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    /** In the order in which {@code engine: auto} asks them. */
    private static final List<Engine> ALL = load();

    private Engines() {}

    /** An engine whose library is not on the class path is left out, after a line in the log. */
    private static List<Engine> load() {
        List<Engine> engines = new ArrayList<>();
        Iterator<Engine> found = ServiceLoader.load(Engine.class).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return List.copyOf(engines);
                }
                engines.add(found.next());
            } catch (ServiceConfigurationError e) {
                if (!(e.getCause() instanceof NoClassDefFoundError missing)) {
                    throw e;
                }
                LOG.info("an engine is left out, because there is no {}", missing.getMessage());
            }
        }
    }

    /** The names of all engines. */
    public static List<String> names() {
        return ALL.stream().map(engine -> engine.version().name()).toList();
    }

    /**
     * The engine of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Engine named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(name + " is no engine; there are " + String.join(", ", names())));
    }

    /**
     * Gives each configuration its engine: the first of those the job names that has no objection, where {@code auto} stands for
     * the automatic ones; one that takes the whole cluster only where every other would need more memory than a trial may use,
     * and more than this one.
     *
     * @param job whose engines are asked for
     * @param configurations the job's grid
     * @param problems takes a sentence on {@code engine} for each way in which it cannot do the grid
     * @return one trial a configuration, in their order; fewer when there were problems
     */
    public static List<Trial> assign(Job job, List<Configuration> configurations, Problems problems) {
        List<Engine> candidates = candidates(job.engine(), problems);
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Trial> trials = new ArrayList<>(configurations.size());
        Set<String> objections = new LinkedHashSet<>();
        for (Configuration configuration : configurations) {
            choice(candidates, configuration)
                    .ifPresentOrElse(
                            engine -> trials.add(new Trial(configuration, engine.versionFor(configuration))),
                            () -> candidates.forEach(
                                    engine -> objections.add(engine.version().name() + " "
                                            + engine.objection(configuration).orElseThrow())));
        }
        objections.forEach(objection -> problems.add("engine", objection));
        logModes(trials, job);
        return trials;
    }

    /** All that the job names; none, after a sentence, where one is no engine. */
    private static List<Engine> candidates(EngineSpec spec, Problems problems) {
        Set<Engine> named = new LinkedHashSet<>();
        for (String name : spec.names()) {
            List<Engine> meant = name.equals(EngineSpec.AUTO)
                    ? ALL.stream().filter(Engine::isAutomatic).toList()
                    : find(name).map(List::of).orElse(List.of());
            if (meant.isEmpty()) {
                List<String> choices = new ArrayList<>(names());
                choices.add(0, EngineSpec.AUTO);
                problems.add("engine", "\"" + name + "\" is no engine; " + Nearest.suggestion(name, choices));
                return List.of();
            }
            named.addAll(meant);
        }
        if (spec.device() != null && named.stream().noneMatch(DeviceEngine.class::isInstance)) {
            refuseDevice(spec, problems);
        }
        return List.copyOf(named);
    }

    private static void refuseDevice(EngineSpec spec, Problems problems) {
        List<String> forDevices = ALL.stream()
                .filter(DeviceEngine.class::isInstance)
                .map(engine -> engine.version().name())
                .toList();
        problems.add(
                "engine.device",
                spec.device() + " where no engine that the job names (" + String.join(", ", spec.names())
                        + ") trains on a device; leave it out, or name " + String.join(" or ", forDevices));
    }

    private static void logModes(List<Trial> trials, Job job) {
        Map<EngineVersion, Long> modes = trials.stream()
                .map(Trial::engine)
                .filter(engine -> !engine.mode().isEmpty())
                .collect(Collectors.groupingBy(engine -> engine, LinkedHashMap::new, Collectors.counting()));
        modes.forEach((engine, count) -> LOG.info(
                "{} engine, mode {}: {} trials, each within trial_memory, {} MiB",
                engine.name(),
                engine.mode(),
                count,
                job.trialMemory() >> 20));
    }

    /** The engine for a configuration among candidates, in their order; empty if all object. */
    static Optional<Engine> choice(List<Engine> candidates, Configuration configuration) {
        List<Engine> able = candidates.stream()
                .filter(engine -> engine.objection(configuration).isEmpty())
                .toList();
        double least = able.stream()
                .filter(engine -> !engine.isDistributed())
                .mapToDouble(engine -> engine.estimatedBytes(configuration))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        Optional<Engine> distributed = able.stream()
                .filter(Engine::isDistributed)
                .filter(engine -> least > configuration.trialMemory() && engine.estimatedBytes(configuration) < least)
                .findFirst();
        return distributed.or(
                () -> able.stream().filter(engine -> !engine.isDistributed()).findFirst());
    }

    /** Whether there is an engine of that name, and it trains on a device. */
    public static boolean isForDevice(String name) {
        return find(name).filter(DeviceEngine.class::isInstance).isPresent();
    }

    private static Optional<Engine> find(String name) {
        return ALL.stream()
                .filter(engine -> engine.version().name().equals(name))
                .findFirst();
    }
}
