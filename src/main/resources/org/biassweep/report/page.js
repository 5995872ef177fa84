"use strict";

/* Reads the page's data, offers what can be chosen, and draws what is. The choice is the address's fragment
   (#error=sup&epsilon=0.03), so a view can be bookmarked and the back button works. */
const sweep = JSON.parse(document.getElementById("sweep-data").textContent);
const ALL = "all";
const LABELS = { epsilon: "ε", width: "width m" };
const HEIGHT = 300;
const charts = [];

const distinct = (values) => [...new Set(values)];
const everyCurve = sweep.tasks.flatMap((task) => task.curves);
const errors = distinct(everyCurve.flatMap((curve) => curve.errors.map((point) => point.error)));

/** Where every curve trains one parameter a unit, there is nothing to choose. */
const againstOptions = Object.keys(AGAINST)
  .slice(0, everyCurve.some((curve) => curve.errors.some(({ width, parameters }) => width !== parameters)) ? 2 : 1);

function epsilonsOf(error) {
  const asked = everyCurve.flatMap((curve) => curve.probabilities).filter((point) => point.error === error);
  return distinct(asked.map((point) => point.epsilon)).sort((a, b) => b - a);
}

/** What the fragment asks for under a key, where it asks for something that exists; else the fallback. */
function choice(key, options, fallback) {
  const asked = new URLSearchParams(location.hash.slice(1)).get(key);
  return { key, options, value: options.find((option) => String(option) === asked) ?? fallback };
}

function choices() {
  const orAll = (key, options) => choice(key, [ALL, ...options], ALL);
  const error = choice("error", errors, errors[0]);
  const epsilons = epsilonsOf(error.value);
  return [
    orAll("task", distinct(sweep.tasks.map((task) => task.name))),
    error,
    choice("epsilon", epsilons, epsilons[Math.floor(epsilons.length / 2)] ?? null),
    choice("against", againstOptions, againstOptions[0]),
    ...Object.entries(sweep.filters).map(([label, values]) => orAll(label, values)),
  ];
}

function showControls(form, chosen) {
  const focused = document.activeElement?.form === form ? document.activeElement.name : "";
  form.replaceChildren(...chosen.filter(({ options }) => options.filter((option) => option !== ALL).length > 1).map(({ key, options, value }) => {
    const label = element("label", "", LABELS[key] ?? key);
    const select = element("select");
    select.name = key;
    select.append(...options.map((option) => new Option(option, option, false, option === value)));
    label.append(select);
    return label;
  }));
  form.elements.namedItem(focused)?.focus();
}

/** What is wanted of a setting, by its label; whether something with settings is. */
function isWanted(wanted, { settings }) {
  return Object.entries(settings).every(([label, value]) => [ALL, value].includes(wanted[label]));
}

/** The tasks and curves that the choice leaves. */
function selected(wanted) {
  const kept = (curve) => isWanted(wanted, curve);
  return sweep.tasks
    .filter((task) => [ALL, task.name].includes(wanted.task))
    .map((task) => ({ ...task, curves: task.curves.filter(kept) }))
    .filter((task) => task.curves.length > 0);
}

/** What the choice leaves of things that several tasks share. */
function selectedOfMany(all, wanted) {
  return all.filter((each) => isWanted(wanted, each) && (wanted.task === ALL || each.tasks.includes(wanted.task)));
}

/** Leaves of the tables what the choice leaves. */
function showRows(tasks, error) {
  document.querySelectorAll("[data-error]").forEach((table) => { table.hidden = table.dataset.error !== error; });
  document.querySelectorAll("[data-series]").forEach((row) => {
    const { task: name, series } = row.dataset;
    row.hidden = !tasks.some((task) => task.name === name && task.curves.some((curve) => curve.name === series));
  });
  document.querySelectorAll("[data-of-task]").forEach((row) => {
    row.hidden = !tasks.some((task) => task.name === row.dataset.ofTask);
  });
  document.querySelectorAll(".widths tbody").forEach((body) => {
    body.hidden = !body.querySelector("[data-series]:not([hidden])");
  });
}

/** Fills a section with figures: a title, a chart, and what the chart cannot show. */
function fill(id, heading, figures) {
  const section = document.getElementById(id);
  section.hidden = figures.length === 0;
  section.querySelector("h2").textContent = heading;
  section.querySelector(".charts").replaceChildren(...figures.map(({ title, height, notes }) => {
    const figure = element("figure");
    const chart = element("div", "chart");
    chart.style.height = `${height ?? HEIGHT}px`;
    figure.append(element("h3", "", title), chart, ...(notes ?? []).map((text) => element("p", "beneath", text)));
    return figure;
  }));
  section.querySelectorAll(".chart").forEach((container, index) => {
    const chart = echarts.init(container, null, { renderer: "svg" });
    chart.setOption(figures[index].option);
    chart.getZr().flush();
    charts.push(chart);
    scaleWithPaper(chart);
  });
}

/** Lets the style sheet scale a drawing to another width, as printing does. */
function scaleWithPaper(chart) {
  chart.getDom().querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

function drawTrajectories(tasks) {
  const section = document.getElementById("trajectories");
  const drawings = tasks.flatMap(drawingsOf);
  const chosen = drawings.length ? trajectoryChoices(drawings, choice, ALL) : [];
  showControls(section.querySelector("form"), chosen);
  const { figures, left } = drawings.length ? trajectoryFigures(drawings, chosen, ALL) : { figures: [], left: 0 };
  section.querySelector(".legend").replaceChildren(
    lineEntry("target y", TARGET_LINE), lineEntry("prediction ŷ", PREDICTION_LINE), lineEntry("distance", DISTANCE_LINE));
  section.querySelector(".left").textContent = left ? `${left} more are not drawn; choose fewer to see them.` : "";
  fill("trajectories", "Trajectories", figures);
}

function drawJoint(wanted, view) {
  if (sweep.joint.length === 0) return;
  const figures = jointFigures(selectedOfMany(sweep.joint, wanted), view);
  document.querySelector("#joint .legend").replaceChildren(...JOINT_LOOKS.map(legendEntry));
  fill("joint", `One network, many tasks: ${view.error} ≤ ${view.epsilon}`, figures);
}

function drawUnits(wanted) {
  if (sweep.networks.length > 0) fill("unit-maps", "Units by task", unitFigures(selectedOfMany(sweep.networks, wanted)));
}

function draw() {
  const chosen = choices();
  showControls(document.getElementById("controls"), chosen);
  const wanted = Object.fromEntries(chosen.map(({ key, value }) => [key, value]));
  const everyTask = selected(wanted);
  const { value: error } = chosen[1];
  const tasks = everyTask.filter((task) => task.curves.some((curve) => curve.errors.some((point) => point.error === error)));
  const { value: epsilon } = chosen[2];
  const curves = tasks.flatMap((task) => task.curves);
  const points = curves.flatMap((curve) => curve.errors).filter((point) => point.error === error);
  const { x } = AGAINST[wanted.against];
  const view = {
    error, epsilon, threshold: sweep.threshold, against: wanted.against, x,
    places: placesOf(points, x), widths: placesOf(points, ({ width }) => width),
    extent: errorExtent(points, epsilon === null ? [0.1] : [epsilon]),
  };
  showRows(tasks, error);
  document.querySelectorAll(".legend.curves").forEach((legend) => {
    const named = new Map(curves.map((curve) => [curve.name, curve]));
    legend.replaceChildren(...[...named.values()].map(legendEntry));
  });
  charts.splice(0).forEach((chart) => chart.dispose());
  const criterion = `${error} ≤ ${epsilon}`;
  const asked = epsilon === null ? [] : tasks;
  fill("error-charts", `Error against ${AGAINST[wanted.against].word}: ${error}`, tasks.map((task) => (
    { title: task.title, option: errorChart(task, view), notes: missingErrors(task, view) })));
  fill("probability-charts", `Approximation probability: ${criterion}`, asked.map((task) => (
    { title: task.title, option: probabilityChart(task, view) })));
  document.querySelector("#heat-maps .charts").style.setProperty("--least", `${heatMapWidth(view.widths)}px`);
  const groups = asked.flatMap(heatGroups).filter((group) => group.curves.length > 1);
  fill("heat-maps", `Probability over width and ${distinct(groups.map(({ scale }) => SCALES[scale].name)).join(" or ")}: ${criterion}`,
    groups.map((group) => ({ title: group.title, option: heatMap(group, view), height: 70 + 34 * Math.max(3, group.curves.length) })));
  drawJoint(wanted, view);
  if (sweep.tasks.some((task) => task.trajectories.followed.length > 0)) drawTrajectories(everyTask);
  drawUnits(wanted);
  document.documentElement.dataset.charts = String(charts.length);
}

document.addEventListener("change", (event) => {
  const fragment = new URLSearchParams(location.hash.slice(1));
  fragment.set(event.target.name, event.target.value);
  location.hash = fragment.toString();
});
addEventListener("hashchange", draw);
addEventListener("resize", () => {
  if (matchMedia("print").matches) return;
  for (const chart of charts) {
    chart.resize();
    scaleWithPaper(chart);
  }
});
draw();
