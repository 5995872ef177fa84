"use strict";

/* Error against width or trained parameters: medians as lines, quantile bands behind them, both axes logarithmic. */

/** What the errors of systems and classifications are; the names of the others say it. */
const MEANINGS = {
  trajectory: "sup Σ ‖y − ŷ‖₁", nmse: "1 − R²", test_error: "share misclassified", test_loss: "cross-entropy, nats",
};

function errorTitle(error) {
  return `error (${error})${error in MEANINGS ? `: ${MEANINGS[error]}` : ""}`;
}

/** Of 1, 2 and 5 times powers of ten, those that hold every quantile and ε. A zero has no logarithm: it is drawn on the floor, a decade down. */
function errorExtent(points, epsilons) {
  const values = points.flatMap((point) => [point.q10, point.median, point.q90]).filter((value) => value !== null);
  const positive = [...values.filter((value) => value > 0), ...epsilons];
  const least = Math.min(...positive);
  const largest = Math.max(...positive);
  const steps = (value) => [1, 2, 5, 10].map((step) => Number(`${step}e${Math.floor(Math.log10(value))}`));
  const floor = steps(least).reverse().find((step) => step <= least);
  const ceiling = steps(largest).find((step) => step >= largest);
  return { min: values.includes(0) ? floor / 10 : floor, max: Math.max(ceiling, floor * 10) };
}

/** One polygon for each run of widths that have quantiles. */
function band(curve, points, view, opacity) {
  const floor = view.extent.min;
  const runs = [[]];
  for (const point of points) {
    if (point.median !== null) runs[runs.length - 1].push(point);
    else if (runs[runs.length - 1].length) runs.push([]);
  }
  return {
    type: "custom", name: `${curve.name}, 10–90 %`, silent: true, clip: true, z: 2,
    data: runs.filter((run) => run.length).map((run) => [view.x(run[0]), Math.max(run[0].median, floor)]),
    renderItem(params, api) {
      const edge = (key) => runs[params.dataIndex].map((point) => api.coord([view.x(point), Math.max(point[key], floor)]));
      return {
        type: "polygon",
        shape: { points: [...edge("q10"), ...edge("q90").reverse()] },
        style: { fill: lookOf(curve).colour, opacity },
      };
    },
  };
}

/** For those who think of a classification in hits. */
function accuracy(error, { median }) {
  return error === "test_error" && median !== null ? [`median accuracy ${shown(100 * (1 - median))} %`] : [];
}

function errorChart(task, view) {
  const { min, max } = view.extent;
  const curves = task.curves.map((curve) => ({ curve, points: curve.errors.filter((point) => point.error === view.error) }));
  const medians = curves.map(({ curve, points }) => ({
    ...lineThrough(curve, points.map((point) => ({
      value: [view.x(point), point.median === null ? null : Math.max(point.median, min)], point,
    }))),
    tooltip: { formatter: ({ data: { point } }) => tooltip([
      `${task.title}, ${curve.name}, m = ${point.width}`,
      `median ${point.median}`,
      ...accuracy(view.error, point),
      `10–90 % ${shown(point.q10)} to ${shown(point.q90)}`,
      `least ${shown(point.min)}, largest ${shown(point.max)}`,
      `${point.trials} trials, ${point.failed} failed`,
    ]) },
  }));
  if (view.epsilon !== null) medians[0].markLine = reference(view.epsilon, `ε = ${view.epsilon}`);
  const spoken = curves.map(({ curve, points }) =>
    `${curve.name}: ${points.map((point) => `${shown(point.median)} at ${view.x(point)}`).join(", ")}`);
  return {
    ...base(`Median error (${view.error}) against ${AGAINST[view.against].word} for ${task.title}. ${spoken.join(". ")}.`),
    grid: GRID,
    xAxis: placeAxis(view.places, view.against),
    yAxis: {
      ...AXIS_TITLE, type: "log", name: errorTitle(view.error), nameGap: 42, min, max,
      axisLabel: { color: INK, fontSize: 11, formatter: ticked },
      axisLine: { show: true, lineStyle: { color: INK } }, axisTick: { show: true }, splitLine: { lineStyle: { color: RULE } },
    },
    series: [...curves.map(({ curve, points }) => band(curve, points, view, Math.min(0.15, 0.45 / curves.length))), ...medians, placeTicks(view.places, min)],
  };
}

/** Where every trial failed, in words: a gap in a line is easily overlooked. */
function missingErrors(task, view) {
  return task.curves.flatMap((curve) => {
    const points = curve.errors.filter((point) => point.error === view.error);
    const gaps = points.filter((point) => point.median === null);
    const where = gaps.length < points.length ? ` at m = ${gaps.map((point) => point.width).join(", ")}` : "";
    return gaps.length ? [`${curve.name}: every trial failed${where}`] : [];
  });
}
