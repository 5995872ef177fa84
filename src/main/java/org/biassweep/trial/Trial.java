package org.biassweep.trial;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.biassweep.spec.Masking;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Recurrence;
import org.biassweep.spec.Stop;
import org.biassweep.spec.Training;

/**
 * One network, trained once: a configuration and the engine that trains it.
 *
 * <p>Its identity is the canonical text of everything that decides its result, hashed. The hash without the seed names
 * its cell, the one without seed and width its curve.
 *
 * @param configuration the point of the grid
 * @param engine the engine that trains it
 */
public record Trial(Configuration configuration, EngineVersion engine) implements Serializable {

    private static final int ID_BYTES = 16;

    /** The trial's identity: 32 hexadecimal digits of SHA-256. */
    public String id() {
        return hash(curve() + cell() + seed());
    }

    /** The identity of the trial's cell: everything but the seed. */
    public String cellId() {
        return hash(curve() + cell());
    }

    /** The identity of the trial's curve: everything but seed and width. */
    public String curveId() {
        return hash(curve());
    }

    private String curve() {
        Configuration c = configuration;
        Training training = c.training();
        return "task=" + c.task().name()
                + "\ndefinition=" + c.definition()
                + "\nlearn=" + c.learn().keyword()
                + "\narchitecture=" + c.architecture()
                + "\nactivation=" + c.activation()
                + "\nweight_distribution=" + c.weightDistribution().keyword()
                + "\n" + (c.weightScale().isGain() ? "gain=" : "weight_range=")
                + Numbers.text(c.weightScale().value())
                + (c.isRecurrent() ? recurrence(c.recurrence()) : "")
                + "\noptimizer=" + training.optimizer().keyword()
                + "\nlearning_rate=" + Numbers.text(training.learningRate())
                + "\nschedule=" + training.schedule().keyword()
                + "\nsteps=" + training.steps()
                + particulars(training)
                + (c.start() == 0 ? "" : "\nstart=" + c.start())
                + "\nengine=" + engine.name() + "/" + engine.algorithm();
    }

    private static String particulars(Training training) {
        Masking masking = training.masking();
        return (training.batchSize() == null ? "" : "\nbatch_size=" + training.batchSize())
                + (masking == null
                        ? ""
                        : "\nmask_method=" + masking.method().keyword() + "\nmask_steepness="
                                + Numbers.text(masking.steepness()))
                + (training.ridge() == null ? "" : "\nridge=" + Numbers.text(training.ridge()))
                + (training.lmSteps() == null ? "" : "\nlm_steps=" + training.lmSteps())
                + (training.stop() == null ? "" : stop(training.stop()));
    }

    private static String stop(Stop stop) {
        return (stop.rmse() == null
                        ? ""
                        : "\nstop_rmse=" + Numbers.text(stop.rmse()) + "\nstop_margin=" + Numbers.text(stop.margin()))
                + (stop.plateau() == null
                        ? ""
                        : "\nplateau_steps=" + stop.plateau() + "\nplateau_improvement="
                                + Numbers.text(stop.improvement()));
    }

    private static String recurrence(Recurrence recurrence) {
        return "\nalpha=" + Numbers.text(recurrence.alpha())
                + "\nbeta=" + Numbers.text(recurrence.beta())
                + "\ninitial_state=" + recurrence.initialState().keyword()
                + "\nwarm_up_steps=" + recurrence.warmUpSteps()
                + "\nrun=" + recurrence.run().keyword()
                + "\ngradient_clip=" + Numbers.text(recurrence.gradientClip());
    }

    private String cell() {
        return "\nwidth=" + configuration.width() + (engine.mode().isEmpty() ? "" : "\nmode=" + engine.mode());
    }

    private String seed() {
        return "\nseed=" + configuration.seed();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
