package org.biassweep.analysis;

/**
 * A row of {@code joint_probabilities}: how often one frozen network was trained to every task of a group, with learned
 * parameters of its own for each. Like every probability here it is a lower bound on the probability that they exist.
 *
 * @param taskGroup what the tasks are called: their names, and of one with several versions which that is
 * @param tasks how many
 * @param inputs d, of every task
 * @param outputs l, likewise
 * @param steps of training; null where they differ between tasks
 * @param settings what else decides a result, the same for every task
 * @param width m
 * @param trainedParameters for one task
 * @param error the error's name
 * @param epsilon ε, the same for every task
 * @param trials n: seeds of which every task has a trial, failed ones included
 * @param successes k: of these, those whose trials all did not fail and have an error ≤ ε
 * @param probability k/n
 * @param ciLow lower end of the 95 % interval
 * @param ciHigh upper end
 * @param interval which interval that is: a keyword of {@link ProbabilityInterval}
 * @param probabilityIfIndependent the product of the tasks' own probabilities over the same seeds
 * @param smallestSingle the smallest of the tasks' own probabilities over the same seeds; no joint one is larger
 */
public record JointProbability(
        String taskGroup,
        int tasks,
        int inputs,
        int outputs,
        Integer steps,
        Settings settings,
        int width,
        int trainedParameters,
        String error,
        double epsilon,
        long trials,
        long successes,
        double probability,
        double ciLow,
        double ciHigh,
        String interval,
        double probabilityIfIndependent,
        double smallestSingle) {}
