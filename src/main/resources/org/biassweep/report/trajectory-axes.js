"use strict";

/* The frames of the trajectory charts of one task: the same for all that stand beside each other. */

/** Holds the targets, and predictions as far as half the targets' span beyond them, with a margin. */
function outputExtent(drawings, output) {
  const values = (key) => drawings.flatMap((drawing) => drawing[key].filter((_, i) => i % drawing.outputs === output));
  const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const largest = (numbers) => -least(numbers.map((value) => -value));
  const predictions = values("prediction").filter((value) => value !== null);
  const low = least(values("target"));
  const high = largest(values("target"));
  const beyond = (high - low) / 2 || Math.abs(high) / 2 || 1;
  const min = Math.min(low, Math.max(low - beyond, least(predictions)));
  const max = Math.max(high, Math.min(high + beyond, largest(predictions)));
  const margin = 0.06 * (max - min) || beyond;
  return { min: min - margin, max: max + margin };
}

/** Powers of ten that hold every distance, but at most five decades. */
function distanceExtent(drawings) {
  const distances = drawings.flatMap((drawing) => drawing.distances).filter((value) => value !== null && value > 0);
  if (distances.length === 0) return { min: 0.1, max: 1 };
  const least = distances.reduce((a, b) => Math.min(a, b));
  const largest = distances.reduce((a, b) => Math.max(a, b));
  const top = Math.ceil(Math.log10(largest));
  const bottom = Math.max(top - 5, Math.floor(Math.log10(least)));
  return { min: 10 ** Math.min(bottom, top - 1), max: 10 ** top };
}

/** One panel an output and one for the distance, under each other. */
function panels(outputs) {
  const height = outputs.length === 1 ? 150 : 100;
  const grid = (top, tall) => ({ left: GRID.left, right: GRID.right, top, height: tall });
  const grids = outputs.map((_, i) => grid(12 + i * (height + 16), height));
  const below = 12 + outputs.length * (height + 16);
  return { grids: [...grids, grid(below, 80)], height: below + 80 + GRID.bottom };
}
