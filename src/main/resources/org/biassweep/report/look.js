"use strict";

/* How series look: colour (Okabe and Ito) and symbol change together, so that print without colour tells them apart. */
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
const SYMBOLS = [
  "M5,0A5,5,0,1,1,5,10A5,5,0,1,1,5,0Z",
  "M0,0H10V10H0Z",
  "M5,0L10,10H0Z",
  "M5,0L10,5L5,10L0,5Z",
  "M0,0H10L5,10Z",
  "M3.3,0H6.7V3.3H10V6.7H6.7V10H3.3V6.7H0V3.3H3.3Z",
  "M1.8,0L5,3.2L8.2,0L10,1.8L6.8,5L10,8.2L8.2,10L5,6.8L1.8,10L0,8.2L3.2,5L0,1.8Z",
];
const DASHES = [[], [7, 3], [2, 3], [8, 3, 2, 3], [14, 4], [8, 3, 2, 3, 2, 3]];
const INK = "#1a1a1a";
const SOFT = "#5c5c5c";
const RULE = "#e4e4e4";
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

function lookOf({ hue, dash }) {
  return {
    colour: COLOURS[hue % COLOURS.length],
    symbol: SYMBOLS[hue % SYMBOLS.length],
    dash: DASHES[dash % DASHES.length],
  };
}

/** A number to read: three significant digits, an exponent only where zeros would be counted. */
function shown(value) {
  if (value === null) return "none";
  const rounded = Number(value.toPrecision(3));
  return rounded !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded);
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** The legend's entry for one series: a piece of its line with its symbol. */
function legendEntry(curve) {
  const { colour, symbol, dash } = lookOf(curve);
  const entry = element("li");
  entry.innerHTML =
    `<svg viewBox="0 0 44 14" aria-hidden="true"><path d="M0,7H44" stroke="${colour}" stroke-width="2" ` +
    `stroke-dasharray="${dash.join(" ")}"/><path d="${symbol}" transform="translate(17.5,2.5) scale(0.9)" fill="${colour}"/></svg>`;
  entry.append(curve.name);
  return entry;
}
