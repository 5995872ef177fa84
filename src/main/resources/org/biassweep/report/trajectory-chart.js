"use strict";

/* Trajectories: what a network should follow, what it did, and how far they are apart, over time. The target is wide and
   pale and lies beneath, so that print without colour tells them apart. */
const RANKS = ["best", "median", "worst"];
const MOST_FIGURES = 36;
const TARGET_LINE = { color: "#c9c9c9", width: 5 };
const PREDICTION_LINE = { color: COLOURS[0], width: 1.6 };
const DISTANCE_LINE = { color: INK, width: 1.1 };

/** The trajectories of a task that belong to its curves, with the sum over outputs of |y − ŷ| at each time. */
function drawingsOf(task) {
  const { targets, followed } = task.trajectories;
  return followed.filter(({ curve }) => task.curves.some(({ name }) => name === curve)).map((trial) => {
    const { outputs, prediction } = trial;
    const target = targets[trial.target];
    const distances = Array.from({ length: target.length / outputs }, (_, t) => {
      const apart = target.slice(t * outputs, (t + 1) * outputs).map((y, k) => {
        const other = prediction[t * outputs + k];
        return other === null ? NaN : Math.abs(y - other);
      });
      const sum = apart.reduce((a, b) => a + b);
      return Number.isFinite(sum) ? sum : null;
    });
    return { ...trial, task: task.title, target, distances };
  });
}

/** What can be chosen. The defaults: the cell whose median seed is best, all three seeds of it, every output. */
function trajectoryChoices(drawings, choice, all) {
  const medianBest = (some) => some.filter(({ ranks }) => ranks.includes("median"))
    .reduce((a, b) => (b.error < a.error ? b : a), some[0]);
  const first = drawings.filter(({ task }) => task === drawings[0].task);
  const distinctOf = (some, key) => [...new Set(some.map((drawing) => drawing[key]))];
  const curve = choice("curve", [all, ...distinctOf(drawings, "curve")], medianBest(first).curve);
  const ofCurve = drawings.filter((drawing) => [all, drawing.curve].includes(curve.value));
  const firstOfCurve = ofCurve.filter(({ task }) => task === ofCurve[0].task);
  const widths = distinctOf(ofCurve, "width").sort((a, b) => a - b);
  const most = Math.max(...ofCurve.map(({ outputs }) => outputs));
  return [
    curve,
    choice("width", [all, ...widths], medianBest(firstOfCurve).width),
    choice("seed", [all, ...RANKS], all),
    choice("output", [all, ...Array.from({ length: most }, (_, k) => k + 1)], all),
  ];
}

/** A line in the panel of the same number; the prediction's leaves the frame where it must, and is cut there. */
function trace(name, panel, values, lineStyle, z) {
  return {
    type: "line", name, xAxisIndex: panel, yAxisIndex: panel, z, symbol: "none", clip: true, silent: true, connectNulls: false,
    data: values.map((value, t) => [t + 1, value]), lineStyle, itemStyle: { color: lineStyle.color }, emphasis: { disabled: true },
  };
}

/** y and ŷ for one output, y₁ and ŷ₁ … where there are more. */
function symbolOf(letter, output, outputs) {
  return outputs === 1 ? letter : letter + String(output + 1).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);
}

function titleOf({ task, curve, width, ranks }) {
  return `${task}, ${curve}, m = ${width}, ${ranks.length === RANKS.length ? "the only seed" : ranks.join(" and ")}`;
}

function trajectoryChart(drawing, shownOutputs, frame) {
  const { target, prediction, outputs, distances } = drawing;
  const { grids } = panels(shownOutputs);
  const apart = outputs === 1 ? "|y − ŷ|" : "Σ |y − ŷ|";
  const last = grids.length - 1;
  const every = (values, output) => values.filter((_, i) => i % outputs === output);
  const axis = { ...AXIS_TITLE, axisLabel: { color: INK, fontSize: 11 }, axisLine: { show: true, onZero: false, lineStyle: { color: INK } } };
  const valueAxis = { ...axis, nameGap: 44, axisTick: { show: true }, splitLine: { lineStyle: { color: RULE } } };
  const largest = distances.reduce((a, b) => Math.max(a, b), 0);
  return {
    ...base(`${titleOf(drawing)}. Target and prediction at times 1 to ${distances.length}; they are at most ${shown(largest)} apart, ` +
      `at time ${distances.indexOf(largest) + 1}.`),
    tooltip: {
      trigger: "axis", confine: true, textStyle: { color: INK, fontSize: 12 },
      formatter: ([{ dataIndex: t }]) => tooltip([
        `${titleOf(drawing)}, t = ${t + 1}`,
        ...shownOutputs.map((k) => `${symbolOf("y", k, outputs)} = ${shown(target[t * outputs + k])}, ` +
          `${symbolOf("ŷ", k, outputs)} = ${shown(prediction[t * outputs + k])}`),
        `${apart} = ${shown(distances[t])}`,
      ]),
    },
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: SOFT, type: "solid", width: 0.8 } },
    grid: grids,
    xAxis: grids.map((_, i) => ({
      ...axis, type: "value", gridIndex: i, min: 0, max: distances.length, splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, show: i === last }, axisTick: { show: i === last },
      ...(i === last ? { name: "time t (steps)", nameGap: 26 } : {}),
    })),
    yAxis: [
      ...shownOutputs.map((k, i) => ({
        ...valueAxis, ...frame.outputs[k], type: "value", gridIndex: i, name: symbolOf("y", k, outputs), splitNumber: 4,
        axisLabel: { ...valueAxis.axisLabel, formatter: ticked, showMinLabel: false, showMaxLabel: false },
      })),
      {
        ...valueAxis, ...frame.distance, type: "log", gridIndex: last, name: apart, splitNumber: 3,
        axisLabel: { ...valueAxis.axisLabel, formatter: (power) => (power < 0.01 ? power.toExponential() : ticked(power)) },
      },
    ],
    series: [
      ...shownOutputs.flatMap((k, i) => [
        trace("target", i, every(target, k), TARGET_LINE, 2),
        trace("prediction", i, every(prediction, k), PREDICTION_LINE, 3),
      ]),
      trace("distance", last, distances.map((value) => value === null ? null : Math.max(value, frame.distance.min)), DISTANCE_LINE, 3),
    ],
  };
}

/** In words: the errors, and predictions that are cut off. */
function trajectoryNotes(drawing, shownOutputs, frame) {
  const { outputs, prediction, distances, error, seed } = drawing;
  const sum = distances.includes(null) ? "not finite" : shown(distances.reduce((a, b) => a + b));
  const cut = shownOutputs.flatMap((k) => {
    const values = prediction.filter((value, i) => i % outputs === k && value !== null);
    const [low, high] = [Math.min, Math.max].map((extreme) => values.reduce((a, b) => extreme(a, b)));
    const { min, max } = frame.outputs[k];
    return low < min || high > max ? [`${symbolOf("ŷ", k, outputs)} is cut off: it lies between ${shown(low)} and ${shown(high)}.`] : [];
  });
  return [`Seed ${seed}. Error (trajectory) ${shown(error)}; the distances here sum to ${sum}.`, ...cut];
}

/** The figures that a choice leaves, and how many more there would be. */
function trajectoryFigures(drawings, [curve, width, seed, output], all) {
  const chosen = ({ value }, own) => value === all || own.includes(value);
  const kept = drawings.filter((drawing) =>
    chosen(curve, [drawing.curve]) && chosen(width, [drawing.width]) && chosen(seed, drawing.ranks));
  const drawn = kept.slice(0, MOST_FIGURES);
  const figures = drawn.map((drawing) => {
    const beside = drawn.filter(({ task, outputs }) => task === drawing.task && outputs === drawing.outputs);
    const every = Array.from({ length: drawing.outputs }, (_, k) => k);
    const shownOutputs = every.filter((k) => chosen(output, [k + 1]));
    const frame = { outputs: every.map((k) => outputExtent(beside, k)), distance: distanceExtent(beside) };
    return {
      title: titleOf(drawing),
      option: trajectoryChart(drawing, shownOutputs, frame),
      notes: trajectoryNotes(drawing, shownOutputs, frame),
      height: panels(shownOutputs).height,
    };
  }).filter(({ option }) => option.grid.length > 1);
  return { figures, left: kept.length - drawn.length };
}

function lineEntry(text, { color, width }) {
  const entry = element("li");
  entry.innerHTML = `<svg viewBox="0 0 44 14" aria-hidden="true"><path d="M0,7H44" stroke="${color}" stroke-width="${width}"/></svg>`;
  entry.append(text);
  return entry;
}
