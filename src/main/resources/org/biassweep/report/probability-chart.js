"use strict";

/* P(error ≤ ε) against width or trained parameters: shares with their intervals, the monotone fit, and 1 − δ. */

/** The factor by which a curve stands beside its true place, so that bars do not hide each other. */
function aside(index, count) {
  return 2 ** (count < 2 ? 0 : 0.3 * (index / (count - 1) - 0.5));
}

function intervals(curve, points, shift, view) {
  const { colour } = lookOf(curve);
  return {
    type: "custom", name: `${curve.name}, 95 %`, silent: true, clip: true, z: 3,
    data: points.map((point) => [view.x(point) * shift, point.low, point.high]),
    encode: { x: 0, y: [1, 2] },
    renderItem(params, api) {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 1.1 } });
      return { type: "group", children: [line(x, low, x, high), line(x - 3, low, x + 3, low), line(x - 3, high, x + 3, high)] };
    },
  };
}

function shares(task, curve, points, shift, view) {
  const { colour, symbol } = lookOf(curve);
  return {
    type: "scatter", name: `${curve.name}, share`, symbol: `path://${symbol}`, symbolSize: 8, z: 5,
    itemStyle: { color: colour, opacity: 1 },
    data: points.map((point) => ({ value: [view.x(point) * shift, point.probability], point })),
    tooltip: { formatter: ({ data: { point } }) => tooltip([
      `${task.title}, ${curve.name}, m = ${point.width}`,
      `${point.successes} of ${point.trials} trials: ${shown(point.probability)}`,
      `95 % interval ${shown(point.low)} to ${shown(point.high)}`,
      `monotone fit ${shown(point.monotone)}`,
    ]) },
  };
}

function probabilityChart(task, view) {
  const curves = task.curves.map((curve, index) => ({
    curve,
    points: curve.probabilities.filter((point) => point.error === view.error && point.epsilon === view.epsilon),
    shift: aside(index, task.curves.length),
  }));
  const fits = curves.map(({ curve, points, shift }) => ({
    ...lineThrough(curve, points.map((point) => [view.x(point) * shift, point.monotone])),
    symbol: "none", silent: true,
  }));
  fits[0].markLine = reference(view.threshold, `1 − δ = ${view.threshold}`);
  const spoken = curves.map(({ curve, points }) =>
    `${curve.name}: ${points.map((point) => `${shown(point.probability)} at ${view.x(point)}`).join(", ")}`);
  return {
    ...base(`Probability of an error (${view.error}) of at most ${view.epsilon} against ${AGAINST[view.against].word} for ${task.title}. ${spoken.join(". ")}.`),
    grid: GRID,
    xAxis: placeAxis(view.places, view.against),
    yAxis: SHARE_AXIS,
    series: [
      ...fits,
      ...curves.map(({ curve, points, shift }) => intervals(curve, points, shift, view)),
      ...curves.map(({ curve, points, shift }) => shares(task, curve, points, shift, view)),
      placeTicks(view.places, 0),
    ],
  };
}
