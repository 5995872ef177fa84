/**
 * Measurements that back every claim about speed: side by side, in one run, on the machine at hand.
 *
 * <p>{@code scripts/bench NAME} runs them. Nothing else calls this package; it may call everything above it.
 */
package org.biassweep.bench;
