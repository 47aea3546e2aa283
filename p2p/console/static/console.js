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

// What is folded up is printed, too.
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((one) => { one.open = true; one.dataset.folded = "yes"; });
});
window.addEventListener("afterprint", () => {
  document.querySelectorAll("[data-folded]").forEach((one) => { one.open = false; delete one.dataset.folded; });
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

// A place shown on a map of ours: a click, or two numbers, fill in its answer.
function picker(panel) {
  const image = panel.querySelector("img"), pin = panel.querySelector(".pin");
  const field = (name) => panel.querySelector(`[data-of="${name}"]`);
  const at = { lat: 0, lon: 0, km: 0 };
  let answer = null;
  const radians = (degrees) => degrees * Math.PI / 180;
  const north = (lat) => Math.asinh(Math.tan(radians(lat)));
  const latOf = (y) => Math.atan(Math.sinh(y)) * 180 / Math.PI;
  const scale = () => 600 * 6371000 * Math.cos(radians(at.lat)) / (at.km * 1000);
  const place = (x, y) => ({  // x, y: shares of the picture, from its middle
    lon: at.lon + x * 600 / scale() * 180 / Math.PI,
    lat: latOf(north(at.lat) - y * 450 / scale()),
  });
  const show = () => {
    at.lat = Math.min(59, Math.max(1, at.lat));
    at.lon = Math.min(149, Math.max(61, at.lon));
    at.km = Math.min(4000, Math.max(5, at.km));
    image.src = `${panel.dataset.picker}?lat=${at.lat.toFixed(5)}&lon=${at.lon.toFixed(5)}&km=${at.km.toFixed(1)}`;
    stick();
  };
  const stick = () => {
    const lat = parseFloat(field("lat").value), lon = parseFloat(field("lon").value);
    const x = radians(lon - at.lon) * scale() / 600 + 0.5;
    const y = (north(at.lat) - north(lat)) * scale() / 450 + 0.5;
    pin.hidden = !(x >= 0 && x <= 1 && y >= 0 && y <= 1);
    pin.style.left = `${x * 100}%`;  // the policy forbids styles in text, not these
    pin.style.top = `${y * 100}%`;
  };
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    const found = place((event.clientX - box.left) / box.width - 0.5, (event.clientY - box.top) / box.height - 0.5);
    field("lat").value = found.lat.toFixed(5);
    field("lon").value = found.lon.toFixed(5);
    stick();
  });
  panel.addEventListener("input", stick);
  panel.addEventListener("keydown", (event) => {  // Enter is not for the form around it
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    panel.querySelector("[data-take]").click();
  });
  for (const button of panel.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const pinned = [parseFloat(field("lat").value), parseFloat(field("lon").value)];
      if (!pin.hidden) [at.lat, at.lon] = pinned;
      at.km *= parseFloat(button.dataset.zoom);
      show();
    });
  }
  for (const button of panel.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => {
      const [x, y] = button.dataset.move.split(",").map(Number);
      Object.assign(at, place(x / 3, y / 3));
      show();
    });
  }
  panel.querySelector("[data-take]").addEventListener("click", () => {
    const lat = field("lat").value, lon = field("lon").value;
    if (!lat || !lon) { field(lat ? "lon" : "lat").focus(); return; }
    answer.value = `${lat},${lon}`;
    panel.hidden = true;
    answer.focus();
  });
  for (const button of document.querySelectorAll("[data-pick]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      answer = document.getElementById(button.dataset.pick);
      panel.querySelector("[data-about]").textContent = button.closest("li").querySelector("label").textContent;
      for (const name of ["lat", "lon", "km"]) at[name] = parseFloat(button.dataset[name]);
      field("lat").value = field("lon").value = "";
      button.closest("li").append(panel);
      panel.hidden = false;
      show();
      field("lat").focus({ preventScroll: true });
      panel.scrollIntoView({ block: "nearest" });
    });
  }
}
document.querySelectorAll("[data-picker]").forEach(picker);
