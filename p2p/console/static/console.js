"use strict";
// What a page does by itself: follow a job, carry the token of its forms.

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = document.querySelector('meta[name="csrf"]').content;
});

function drawChart(svg, points) {
  const found = points.filter((point) => point.objective_fen !== null);
  if (points.length < 2) return;
  const amounts = points.map((p) => p.bound_fen).concat(found.map((p) => p.objective_fen));
  const low = Math.min(...amounts), high = Math.max(...amounts);
  const first = points[0].elapsed_s, last = points[points.length - 1].elapsed_s;
  const x = (p) => 590 * (p.elapsed_s - first) / (last - first || 1) + 5;
  const y = (amount) => 170 - 160 * (amount - low) / (high - low || 1);
  const line = (list, key) => list.map((p) => `${x(p).toFixed(1)},${y(p[key]).toFixed(1)}`).join(" ");
  svg.querySelector(".bound").setAttribute("points", line(points, "bound_fen"));
  svg.querySelector(".cost").setAttribute("points", line(found, "objective_fen"));
}

function follow(panel) {
  const source = new EventSource(panel.dataset.stream);
  const points = [];
  const was = { state: null };
  source.onmessage = (event) => {
    const facts = JSON.parse(event.data);
    if (!facts.is_open || (was.state !== null && was.state !== facts.state)) {
      source.close();
      location.reload();
      return;
    }
    was.state = facts.state;
    const stage = panel.querySelector("[data-stage]");
    if (stage && stage.textContent !== facts.stage) stage.textContent = facts.stage;
    for (const cell of panel.querySelectorAll("[data-figure]")) {
      const value = facts.figures[cell.dataset.figure];
      if (value !== undefined) cell.textContent = value;
    }
    points.push(...facts.points);
    const chart = panel.querySelector("[data-chart]");
    if (chart) drawChart(chart, points);
  };
  // A stream that breaks is opened again by the browser; it then starts from the first point.
  source.onopen = () => { points.length = 0; };
}

document.querySelectorAll("[data-stream]").forEach(follow);

// A choice that asks for another form asks for it at once.
document.querySelectorAll("[data-without-script]").forEach((one) => { one.hidden = true; });
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

// Sent twice is sent once: a form's buttons rest while it is on its way.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});

// The table of trips and the map in its frame narrow each other down: what the table
// shows the map shows, and a trip chosen in one is chosen in the other.
function besideMap(box) {
  const frame = box.querySelector("iframe");
  const only = box.dataset.shown === undefined ? null : box.dataset.shown.split(" ");
  const tell = (told) => frame && frame.contentWindow.postMessage({ p2p: told }, "*");
  const mark = (trip) => {
    for (const row of box.querySelectorAll("[data-trip]")) {
      const isOne = row.dataset.trip === trip;
      row.classList.toggle("chosen", isOne);
      if (isOne) row.scrollIntoView({ block: "nearest" });
    }
  };
  box.addEventListener("click", (event) => {
    const row = event.target.closest("[data-trip]");
    if (!row) return;
    mark(row.dataset.trip);
    tell({ chosen: row.dataset.trip });
  });
  window.addEventListener("message", ({ source, data }) => {
    if (!frame || source !== frame.contentWindow || !data || !data.p2p) return;
    if (data.p2p.isReady) tell({ only });
    const { chosen } = data.p2p;
    if (typeof chosen !== "string" || !/^[\w-]+$/.test(chosen)) return;
    mark(chosen);
    htmx.ajax("GET", box.dataset.mapOf + chosen, "#coach");
  });
  // It may have been ready before this page listened.
  if (frame) frame.addEventListener("load", () => tell({ only }));
  tell({ only });
}

document.querySelectorAll("[data-map-of]").forEach(besideMap);
