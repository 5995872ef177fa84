package org.biassweep.spec;

/**
 * How seeds are added where they decide: every cell has at least the first {@code min} and at most the first {@code
 * max}, and more than the least only while a criterion is undecided at its width.
 *
 * @param min ≥ 1
 * @param max ≥ min
 */
public record SeedRule(int min, int max) {}
