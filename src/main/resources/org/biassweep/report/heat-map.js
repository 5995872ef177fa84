"use strict";

/* Probability over width and weight range or gain: a single hue that darkens, and every cell says its number. */
const SHADES = ["#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"];
const DARK = 0.55;

const SCALES = { range: { name: "weight range", title: "weight range a" }, gain: { name: "gain", title: "gain g" } };

/** The groups of curves that differ in nothing but the weight range, or the gain: each a heat map of its own. */
function heatGroups(task) {
  const groups = new Map();
  for (const curve of task.curves) {
    const key = JSON.stringify([curve.scale, curve.further]);
    groups.set(key, [...(groups.get(key) ?? []), curve]);
  }
  return [...groups.values()].map((curves) => {
    const { scale, further } = curves[0];
    return { scale, curves, title: further ? `${task.title}, ${further}` : task.title };
  });
}

/** A title, axes and 44 pixels a cell. */
function heatMapWidth(widths) {
  return GRID.left + GRID.right + 44 * widths.length;
}

function heatMap(group, view) {
  const sizes = group.curves.map((curve) => curve.size).sort((a, b) => a - b);
  const cells = group.curves.flatMap((curve) => curve.probabilities
    .filter((point) => point.error === view.error && point.epsilon === view.epsilon)
    .map((point) => ({
      value: [view.widths.indexOf(point.width), sizes.indexOf(curve.size), point.probability],
      point,
      name: curve.name,
      label: {
        color: point.probability > DARK ? "#fff" : INK,
        fontWeight: point.probability >= view.threshold ? "bold" : "normal",
      },
    })));
  const axis = { ...AXIS_TITLE, type: "category", axisLabel: { color: INK, fontSize: 11 }, axisTick: { show: false }, splitLine: { show: false } };
  const spoken = cells.map(({ name, point }) => `${name}, m = ${point.width}: ${shown(point.probability)}`);
  return {
    ...base(`Probability of an error (${view.error}) of at most ${view.epsilon} for ${group.title}. ${spoken.join(". ")}.`),
    grid: GRID,
    xAxis: { ...axis, data: view.widths.map(String), name: WIDTH_TITLE, nameGap: 28 },
    yAxis: { ...axis, data: sizes, name: SCALES[group.scale].title, nameGap: 42 },
    visualMap: { show: false, type: "continuous", min: 0, max: 1, dimension: 2, inRange: { color: SHADES } },
    series: [{
      type: "heatmap", data: cells, emphasis: { disabled: true },
      itemStyle: { borderColor: "#fff", borderWidth: 2 },
      label: { show: true, fontSize: 11, formatter: ({ value }) => value[2].toFixed(2) },
      tooltip: { formatter: ({ data: { name, point } }) => tooltip([
        `${name}, m = ${point.width}`,
        `${point.successes} of ${point.trials} trials: ${shown(point.probability)}`,
        `95 % interval ${shown(point.low)} to ${shown(point.high)}`,
      ]) },
    }],
  };
}
