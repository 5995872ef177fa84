package org.biassweep.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.biassweep.spec.Dynamics;
import org.biassweep.spec.ErrorMeasure;
import org.biassweep.spec.Numbers;
import org.biassweep.spec.Sampling;
import org.biassweep.task.TrajectoryDraws.Purpose;

/**
 * A dynamical system as a task: trajectories from drawn states, under drawn inputs, those to evaluate on apart from those
 * to train on.
 */
final class SystemTask implements Task {

    /** What every system offers. */
    static final Set<ErrorMeasure> ERRORS =
            Collections.unmodifiableSet(EnumSet.of(ErrorMeasure.RMSE, ErrorMeasure.TRAJECTORY, ErrorMeasure.NMSE));

    private static final int PENALTY_STEPS = 3;

    private final String name;
    private final Simulation simulation;
    private final Sampling sampling;
    private final Trajectories training;
    private final Trajectories evaluation;
    private final double variation;

    /**
     * Follows the system.
     *
     * @param sampling complete; one trajectory of each kind where nothing is drawn
     * @param lead observed steps before time 0, ≥ 0
     * @throws InvalidTargetException if trajectories cannot be followed, are not finite in single precision, which
     *     trainers work in, or what is observed does not vary
     */
    SystemTask(String name, DynamicalSystem system, Sampling sampling, int lead) {
        if (sampling.horizon() == null || sampling.step() == null || sampling.stepIsOpen()) {
            throw new IllegalArgumentException("the horizon or the step of " + name + " is open: " + sampling);
        }
        if (!system.isDrawn() && (sampling.trainTrajectories() > 1 || sampling.evalTrajectories() > 1)) {
            throw new IllegalArgumentException("nothing is drawn for " + name + ", so there is one trajectory, not "
                    + sampling.trainTrajectories() + " and " + sampling.evalTrajectories());
        }
        if (!system.penalty().equals(Penalty.NONE) && sampling.horizon() < PENALTY_STEPS) {
            throw new InvalidTargetException("a horizon of " + sampling.horizon() + " steps has no final force; give at"
                    + " least " + PENALTY_STEPS);
        }
        this.name = name;
        this.sampling = sampling;
        this.simulation = new Simulation(system, sampling.step(), sampling.horizon(), lead, sampling.draw());
        this.training = simulation.run(Purpose.TRAINING, sampling.trainTrajectories());
        this.evaluation = simulation.run(Purpose.EVALUATION, sampling.evalTrajectories());
        this.variation = variation(evaluation);
        if (!varies(training) || !varies(evaluation)) {
            throw new InvalidTargetException("what is observed is the same number at all times of all trajectories;"
                    + " observe something that varies");
        }
    }

    private static boolean varies(Trajectories data) {
        int first = data.observation(1);
        for (int i = first + data.outputs(); i < data.y().length; i++) {
            if ((float) data.y()[i] != (float) data.y()[i - data.outputs()]) {
                return true;
            }
        }
        return false;
    }

    /** Σ ‖yₜ − ȳ‖₂² over trajectories and the times 1 … T. */
    private static double variation(Trajectories data) {
        int first = data.observation(1);
        int outputs = data.outputs();
        double[] mean = new double[outputs];
        int points = data.horizon() * data.count();
        for (int i = first; i < data.y().length; i++) {
            mean[(i - first) % outputs] += data.y()[i] / points;
        }
        double sum = 0;
        for (int i = first; i < data.y().length; i++) {
            double difference = data.y()[i] - mean[(i - first) % outputs];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String definition() {
        DynamicalSystem system = simulation.system();
        Dynamics dynamics = system.dynamics();
        Penalty penalty = system.penalty();
        return SystemText.equations(dynamics)
                + "; observed: " + SystemText.observed(dynamics)
                + "; inputs: " + SystemText.inputs(dynamics)
                + "; initial: " + SystemText.initial(dynamics)
                + (system.isFlow()
                        ? "; Dormand-Prince 8(5,3) to " + Numbers.text(Flow.TOLERANCE) + ", step "
                                + Numbers.text(sampling.step())
                        : "; discrete time")
                + ", T = " + sampling.horizon()
                + (simulation.lead() > 0 ? " after " + simulation.lead() + " observed steps" : "")
                + (system.isDrawn()
                        ? "; trajectories: " + training.count() + " to train on, " + evaluation.count()
                                + " others to evaluate on, drawn by Philox4x64(" + sampling.draw() + ")"
                        : "; nothing is drawn: one trajectory, to train and to evaluate on")
                + (penalty.equals(Penalty.NONE)
                        ? ""
                        : "; penalty on final velocity " + Numbers.text(penalty.velocity()) + ", on final force "
                                + Numbers.text(penalty.force()));
    }

    @Override
    public Shape shape() {
        return Shape.system(training.inputs(), training.outputs(), training.states(), training.horizon());
    }

    @Override
    public Trajectories trainingData() {
        return training;
    }

    @Override
    public Trajectories evaluationData() {
        return evaluation;
    }

    @Override
    public Set<ErrorMeasure> errors() {
        return ERRORS;
    }

    @Override
    public Map<ErrorMeasure, Double> measure(double[] outputs) {
        int points = evaluation.horizon() * evaluation.count();
        if (outputs.length != points * evaluation.outputs()) {
            throw new IllegalArgumentException(outputs.length + " numbers where " + evaluation.outputs()
                    + " outputs of " + evaluation.count() + " trajectories at " + evaluation.horizon() + " times are "
                    + points * evaluation.outputs());
        }
        int first = evaluation.observation(1);
        double[] distances = new double[evaluation.count()];
        double squares = 0;
        for (int i = 0; i < outputs.length; i++) {
            double difference = outputs[i] - evaluation.y()[first + i];
            distances[i / evaluation.outputs() % evaluation.count()] += Math.abs(difference);
            squares += difference * difference;
        }
        Map<ErrorMeasure, Double> errors = new EnumMap<>(ErrorMeasure.class);
        errors.put(ErrorMeasure.TRAJECTORY, Arrays.stream(distances).max().orElseThrow());
        errors.put(ErrorMeasure.RMSE, Math.sqrt(squares / points));
        errors.put(ErrorMeasure.NMSE, squares / variation);
        return errors;
    }
}
