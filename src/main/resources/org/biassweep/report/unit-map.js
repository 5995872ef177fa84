"use strict";

/* Which units of a network vary in which task: a column a unit, a row a task, ordered and parted by cluster. */
const UNIT_GRID = { left: 130, right: 16, top: 12, bottom: 46 };

function unitTitle({ name, width, seed }) {
  return `${name}, m = ${width}, seed ${seed}`;
}

/** The runs of columns that belong to one cluster. */
function clusterRuns(units) {
  return distinct(units.map(({ cluster }) => cluster)).map((cluster) => {
    const columns = units.flatMap((unit, column) => unit.cluster === cluster ? [column] : []);
    return { cluster, first: columns[0], last: columns[columns.length - 1] };
  });
}

/** A line before each cluster but the first, and the clusters' numbers where there is room. */
function clusterMarks(runs) {
  return {
    type: "custom", name: "clusters", silent: true, clip: false, z: 5,
    data: runs.map(({ first, last }) => [(first + last) / 2, 0]),
    renderItem(params, api) {
      const { cluster, first, last } = runs[params.dataIndex];
      const column = api.size([1, 1])[0];
      const left = api.coord([first, 0])[0] - column / 2;
      const { y, height } = params.coordSys;
      const wide = (last - first + 1) * column > 12;
      const label = { type: "text", x: left + (last - first + 1) * column / 2, y: y + height + 6,
        style: { text: wide ? String(cluster) : "", textAlign: "center", fill: INK, font: `11px ${FONT}` } };
      const line = { type: "line", shape: { x1: left, y1: y, x2: left, y2: y + height + 5 }, style: { stroke: INK, lineWidth: first ? 1.4 : 0 } };
      return { type: "group", children: [line, label] };
    },
  };
}

function unitMap(network) {
  const { tasks, units } = network;
  const runs = clusterRuns(units);
  const cells = units.flatMap(({ variances }, column) => variances.map((value, task) => [column, task, value]));
  const spoken = runs.map(({ cluster, first, last }) => {
    const mean = (task) => units.slice(first, last + 1).reduce((sum, { variances }) => sum + variances[task], 0) / (last - first + 1);
    return `Cluster ${cluster}, ${last - first + 1} units: ${tasks.map((task, i) => `${task} ${shown(mean(i))}`).join(", ")}`;
  });
  const axis = { ...AXIS_TITLE, type: "category", axisTick: { show: false }, splitLine: { show: false } };
  return {
    ...base(`Normalised task variance of units of ${unitTitle(network)}. ${spoken.join(". ")}.`),
    grid: UNIT_GRID,
    xAxis: { ...axis, data: units.map(({ unit }) => String(unit)), name: "units, by cluster", nameGap: 28, axisLabel: { show: false } },
    yAxis: {
      ...axis, data: tasks, inverse: true,
      axisLabel: { color: INK, fontSize: 11, width: UNIT_GRID.left - 16, overflow: "truncate" },
    },
    visualMap: { show: false, type: "continuous", min: 0, max: 1, dimension: 2, seriesIndex: 0, inRange: { color: SHADES } },
    series: [{
      type: "heatmap", data: cells, emphasis: { disabled: true },
      tooltip: { formatter: ({ value: [column, task, value] }) => tooltip([
        `unit ${units[column].unit}, cluster ${units[column].cluster}`, `${tasks[task]}: ${shown(value)}`,
      ]) },
    }, clusterMarks(runs)],
  };
}

function unitFigures(networks) {
  return networks.map((network) => {
    const { tasks, units, varying, silhouette, width } = network;
    const part = units.length < varying ? `, of which ${units.length}, evenly chosen, are drawn` : "";
    const clusters = distinct(units.map(({ cluster }) => cluster)).length;
    return {
      title: unitTitle(network),
      option: unitMap(network),
      height: 70 + 26 * tasks.length,
      notes: [`${varying} of ${width} units vary in a task${part}. ${clusters} clusters, silhouette ${shown(silhouette)}.`],
    };
  });
}
