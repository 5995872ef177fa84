"use strict";

/* How often one frozen network does every task of a group, beside the tasks' own shares. */
const JOINT = { name: "every task", hue: 0, dash: 0 };
const PRODUCT = { name: "product of the tasks' own", hue: 1, dash: 1 };
const SMALLEST = { name: "smallest of the tasks' own", hue: 2, dash: 2 };
const JOINT_LOOKS = [PRODUCT, JOINT, SMALLEST];

function jointTitle({ title, name }) {
  return `${title}: ${name}`;
}

function jointChart(group, points, view) {
  const shift = (look) => aside(JOINT_LOOKS.indexOf(look), JOINT_LOOKS.length);
  const line = (look, key) => ({
    ...lineThrough(look, points.map((point) => ({ value: [view.x(point) * shift(look), point[key]], point }))),
    tooltip: { formatter: ({ data: { point } }) => tooltip([
      `${jointTitle(group)}, m = ${point.width}`,
      `every task: ${point.successes} of ${point.trials} networks: ${shown(point.probability)}`,
      `95 % interval ${shown(point.low)} to ${shown(point.high)}`,
      `product of the tasks' own ${shown(point.independent)}, smallest ${shown(point.smallest)}`,
    ]) },
  });
  const joint = { ...line(JOINT, "probability"), markLine: reference(view.threshold, `1 − δ = ${view.threshold}`) };
  const spoken = points.map((point) =>
    `${shown(point.probability)} at ${view.x(point)}, product ${shown(point.independent)}, smallest ${shown(point.smallest)}`);
  const places = placesOf(points, view.x);
  return {
    ...base(`Probability of an error (${view.error}) of at most ${view.epsilon} on every task of ${jointTitle(group)}. ${spoken.join(". ")}.`),
    grid: GRID,
    xAxis: placeAxis(places, view.against),
    yAxis: SHARE_AXIS,
    series: [line(SMALLEST, "smallest"), line(PRODUCT, "independent"), intervals(JOINT, points, shift(JOINT), view), joint, placeTicks(places, 0)],
  };
}

/** A figure for each group that the choice leaves and that was asked for the criterion. */
function jointFigures(groups, view) {
  return groups.flatMap((group) => {
    const points = group.points.filter((point) => point.error === view.error && point.epsilon === view.epsilon);
    return points.length ? [{ title: jointTitle(group), option: jointChart(group, points, view) }] : [];
  });
}
