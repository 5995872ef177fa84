"use strict";

/* What the charts against width, or trained parameters, have in common. */
const GRID = { left: 58, right: 16, top: 12, bottom: 46 };
const AXIS_TITLE = { nameLocation: "middle", nameTextStyle: { color: SOFT, fontFamily: FONT, fontSize: 12 } };
const WIDTH_TITLE = "width m (hidden units)";
const AGAINST = {
  "width m": { title: WIDTH_TITLE, word: "width", x: (point) => point.width },
  "trained parameters": { title: "trained parameters", word: "trained parameters", x: (point) => point.parameters },
};

const SHARE_AXIS = {
  ...AXIS_TITLE, type: "value", name: "P(error ≤ ε)", nameGap: 42, min: 0, max: 1, interval: 0.25,
  axisLabel: { color: INK, fontSize: 11 },
  axisLine: { show: true, lineStyle: { color: INK } }, axisTick: { show: true }, splitLine: { lineStyle: { color: RULE } },
};

/** A number beside a vertical axis: beyond four digits there is room for a power of ten alone. */
function ticked(value) {
  return Math.abs(value) < 1e4 ? shown(value) : Number(value.toPrecision(6)).toExponential().replace("+", "");
}

/** The logarithmic axis of widths or parameters; its labels are drawn by placeTicks, at those tried and nowhere else. */
function placeAxis(places, against) {
  return {
    ...AXIS_TITLE, type: "log", logBase: 2, name: AGAINST[against].title, nameGap: 28,
    min: places[0] / 1.4, max: places[places.length - 1] * 1.4,
    axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    axisLine: { onZero: false, lineStyle: { color: INK } },
  };
}

/**
 * A tick at every width, or number of parameters, tried; a number where there is room for one. They take part in the
 * vertical axis as its least value: a logarithmic one rounds its ends to as many decimals as the least and largest have.
 */
function placeTicks(places, least) {
  let taken = -Infinity;
  return {
    type: "custom", name: "places", silent: true, clip: false, z: 1,
    data: places.map((place) => [place, least]),
    renderItem(params, api) {
      const x = api.coord([api.value(0), least])[0];
      const y = params.coordSys.y + params.coordSys.height;
      const text = api.value(0) < 1e6 ? String(api.value(0)) : `${shown(api.value(0) / 1e6)}M`;
      if (params.dataIndex === 0) taken = -Infinity;
      const half = text.length * 3.5;
      const room = x - half > taken + 5;
      if (room) taken = x + half;
      const tick = { type: "line", shape: { x1: x, y1: y, x2: x, y2: y + 5 }, style: { stroke: INK } };
      const label = { type: "text", x, y: y + 8, style: { text, textAlign: "center", fill: INK, font: `11px ${FONT}` } };
      return { type: "group", children: room ? [tick, label] : [tick] };
    },
  };
}

/** A horizontal dotted line with a name, as the markLine of a series. */
function reference(value, name) {
  return {
    silent: true, symbol: "none", animation: false,
    lineStyle: { color: INK, type: [1, 3], width: 1.2 },
    label: { formatter: name, position: "insideStartTop", color: INK, fontFamily: FONT, fontSize: 11 },
    data: [{ yAxis: value }],
  };
}

function lineThrough(curve, data) {
  const { colour, symbol, dash } = lookOf(curve);
  return {
    type: "line", name: curve.name, data, symbol: `path://${symbol}`, symbolSize: 8, showAllSymbol: true,
    connectNulls: false, z: 4, emphasis: { disabled: true },
    lineStyle: { color: colour, width: 1.8, type: dash.length ? dash : "solid" },
    itemStyle: { color: colour },
  };
}

/** Where all points lie, ascending. */
function placesOf(points, x) {
  return [...new Set(points.map(x))].sort((a, b) => a - b);
}

function tooltip(lines) {
  return lines.map(echarts.format.encodeHTML).join("<br>");
}

/** What every chart starts from; a screen reader hears the description. */
function base(description) {
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    aria: { enabled: true, label: { description } },
    tooltip: { trigger: "item", confine: true, textStyle: { color: INK, fontSize: 12 } },
  };
}
