package org.biassweep.spec;

/**
 * A dynamical system written in the job file.
 *
 * @param name the task's name
 * @param dynamics the system
 * @param sampling how trajectories are taken; nothing is left open but a step in discrete time
 */
public record WrittenSystem(String name, Dynamics dynamics, Sampling sampling) implements SystemSpec {}
