// Draws what maps/render.py put into the page. Strings in a feature's properties are
// HTML that is safe already (maps/escape.py); none is ever made into script.
const p2p = (() => {
  "use strict";

  const NARROW_PX = 700;
  const ROOMY_PX = 1100; // panel, popup and list of layers side by side
  const MARGIN_PX = 28;
  const LABEL_PX = 50; // half a name that stands above the outermost place
  const SCALE_PX = 34; // what the scale takes at the bottom
  const BELOW_PX = 40; // from a label above its place to the same below
  const DOT_PX = 6; // half of what a place's sign takes
  const CLOSEST_FIT = 13; // zoom
  const DEGREES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
  const LINES_ACROSS = 7;
  const INK = "#2b3440";

  const lines = {
    linehaul: { weight: 3, opacity: 0.9 },
    collect: { weight: 3, opacity: 0.9, dashArray: "2 7" },
    service: { weight: 4, opacity: 0.9, dashArray: "12 8" },
    deadhead: { weight: 1.2, opacity: 0.75, color: "#8a929c", interactive: false },
  };
  const dots = {
    stop: { radius: 7, weight: 2, fillOpacity: 0.25 },
    break: { radius: 3.5, weight: 1.5, fillOpacity: 1, fillColor: "#fff" },
    rest: { radius: 4.5, weight: 1.5, fillOpacity: 1, color: INK },
    empty_break: {
      radius: 2, weight: 1, fillOpacity: 1, fillColor: "#fff", color: "#8a929c",
      interactive: false,
    },
    village: { radius: 4, weight: 2, fillOpacity: 1, fillColor: "#fff", color: INK },
    idle_village: {
      radius: 2.5, weight: 1, fillOpacity: 1, fillColor: "#fff", color: "#8a929c",
    },
  };
  const popups = new Map(); // by trip, shared by its lines and halts
  const drawn = new Map(); // layers by trip, with their usual look

  // What a page around this one wishes: only these trips, this one in front.
  const wish = { only: null, chosen: null, update: () => {} };

  const isNarrow = () => window.innerWidth < NARROW_PX;

  function style({ properties: { kind, colour } }) {
    const look = lines[kind] || dots[kind] || {};
    return { color: colour, fillColor: colour, ...look };
  }

  // For plans of so many trips that their lines would make one blot.
  function thinStyle(feature) {
    const look = style(feature);
    const { kind } = feature.properties;
    if (kind in lines) {
      return { ...look, weight: look.weight / 2, opacity: look.opacity / 2 };
    }
    const isHalt = ["stop", "break", "rest", "empty_break"].includes(kind);
    return isHalt ? { ...look, weight: 1, radius: look.radius / 2 } : look;
  }

  function point(feature, latlng) {
    const { kind, tip } = feature.properties;
    if (kind in dots) return L.circleMarker(latlng, style(feature));
    const isName = kind.startsWith("name_");
    const icon = L.divIcon({
      className: isName ? `p2p-name p2p-${kind}` : `p2p-sign p2p-${kind}`,
      html: isName ? `<span>${tip}</span>` : "",
      iconSize: isName ? [0, 0] : [14, 14],
    });
    return L.marker(latlng, { icon, interactive: !isName, keyboard: !isName });
  }

  function each({ properties: { kind, tip, popup, trip } }, layer) {
    if (!tip && !trip && !popup) return; // empty runs and their breaks
    if (kind.startsWith("name_")) return;
    if (trip && popup) popups.set(trip, popup);
    if (trip) {
      if (!drawn.has(trip)) drawn.set(trip, []);
      const { opacity, fillOpacity } = layer.options;
      drawn.get(trip).push({ layer, opacity, fillOpacity });
    }
    const html = () => `<div class="p2p-popup">${trip ? popups.get(trip) : popup}</div>`;
    layer.bindPopup(html, {
      maxWidth: 360,
      maxHeight: Math.min(420, window.innerHeight - 240),
      ...besidePanels(),
    });
    if (tip) layer.bindTooltip(tip, { sticky: true });
    if (kind in lines) {
      const look = { weight: layer.options.weight, opacity: layer.options.opacity };
      layer.on("mouseover", () => layer.setStyle({ weight: 6, opacity: 1 }));
      layer.on("mouseout", () => layer.setStyle(look));
    }
  }

  // Room that an opening popup leaves to the panel and the list of layers.
  function besidePanels() {
    if (isNarrow()) return { autoPanPaddingTopLeft: [6, 84], autoPanPaddingBottomRight: [6, 20] };
    const right = window.innerWidth < ROOMY_PX ? 10 : 310;
    return { autoPanPaddingTopLeft: [312, 10], autoPanPaddingBottomRight: [right, 10] };
  }

  // On a phone the credits take the whole width: scale and finder stand above them.
  function liftAboveCredits(map) {
    const corner = map.getContainer().querySelector(".leaflet-bottom.leaflet-left");
    const credits = map.attributionControl.getContainer();
    const lift = () => {
      const isWide = credits.offsetWidth > 0.6 * map.getContainer().offsetWidth;
      corner.style.bottom = isWide ? `${credits.offsetHeight}px` : "";
    };
    map.on("resize", lift);
    new ResizeObserver(lift).observe(credits);
  }

  function start({
    map, control, trips, places, empty, bounds, words, hasGrid, under, underCredit, finder,
  }) {
    map.attributionControl.setPrefix("Leaflet");
    addPanel(map);
    L.control.scale({ imperial: false }).addTo(map);
    liftAboveCredits(map);
    addSwitches(map, control, trips, words);
    letHideEmptyRuns(map, empty);
    const placesToFront = () => places.forEach((layer) => layer.bringToFront());
    map.on("overlayadd", placesToFront);
    const bar = addFinder(map, finder, words);
    fit(map, control, bounds, bar);
    // A frame may get its size once its page is there.
    if (window.parent !== window) map.once("resize", () => fit(map, control, bounds, bar));
    if (hasGrid) addGrid(map);
    addUnder(map, under, underCredit);
    placesToFront();
    let frame = 0; // one look at the names a frame, however many layers come
    const lookSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => keepNamesApart(map));
    };
    map.on("zoomend moveend resize overlayadd", lookSoon);
    L.DomEvent.on(document.getElementById("p2p-panel"), "toggle", lookSoon);
    keepNamesApart(map);
    addTalk(map);
  }

  function addPanel(map) {
    const panel = document.getElementById("p2p-panel");
    panel.open = !isNarrow();
    L.DomEvent.disableClickPropagation(panel).disableScrollPropagation(panel);
    const holder = new L.Control({ position: "topleft" });
    holder.onAdd = () => panel;
    holder.addTo(map);
  }

  // Two buttons above the list of layers: show all trips, show none.
  function addSwitches(map, control, trips, words) {
    const list = control.getContainer().querySelector(".leaflet-control-layers-list");
    const row = L.DomUtil.create("div", "p2p-switches");
    list.prepend(row);
    row.append(`${words.trips} `);
    const button = (text, act) => {
      const made = L.DomUtil.create("button", "", row);
      made.type = "button";
      made.textContent = text;
      L.DomEvent.on(made, "click", () => trips.forEach(act));
    };
    button(words.all, (layer) => map.addLayer(layer));
    button(words.none, (layer) => map.removeLayer(layer));
  }

  // A bar at the bottom: an hour of the operation, an employer, a village, a province.
  // Trips that do not match fade out; names are safe HTML, as everywhere here.
  function addFinder(map, { runs, moments, employers, villages, views }, words) {
    if (!runs.length) return null;
    const bar = L.DomUtil.create("div", "p2p-finder");
    L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
    const state = { moment: -1, employer: -1, village: -1 };
    const told = L.DomUtil.create("span", "p2p-told");
    const update = () => {
      let under = 0;
      for (const [trip, from, until, at] of runs) {
        const isOn = state.moment < 0 || (from <= state.moment && state.moment <= until);
        const fits = [state.employer, state.village].every((n) => n < 0 || at.includes(n))
          && (wish.only === null || wish.only.has(trip));
        under += isOn && fits ? 1 : 0;
        for (const { layer, opacity, fillOpacity } of drawn.get(trip) || []) {
          const shown = isOn && fits;
          layer.setStyle({
            opacity: shown ? opacity : 0, fillOpacity: shown ? fillOpacity : 0,
          });
        }
      }
      const all = state.moment < 0;
      const found = moments.findLast(([minute]) => minute <= state.moment);
      told.textContent = all ? `${words.whole} · ${under}` :
        `${found ? found[1] : ""} · ${words.underWay} ${under} · ${words.arrived} ` +
        `${found ? found[2] : 0}`;
    };
    const choose = (label, entries, act) => {
      if (entries.length < 2) return;
      const select = L.DomUtil.create("select", "", bar);
      select.setAttribute("aria-label", label);
      select.append(new Option(label, "-1"));
      entries.forEach(([value, html]) => {
        const option = new Option("", String(value));
        option.innerHTML = html;
        select.append(option);
      });
      L.DomEvent.on(select, "change", () => act(Number(select.value)));
    };
    const play = L.DomUtil.create("button", "", bar);
    play.type = "button";
    play.textContent = "▶";
    play.setAttribute("aria-label", words.play);
    const slider = L.DomUtil.create("input", "", bar);
    Object.assign(slider, { type: "range", min: -1, max: moments.length - 1, value: -1 });
    slider.setAttribute("aria-label", words.time);
    bar.append(told);
    const move = (n) => {
      slider.value = n;
      state.moment = n < 0 ? -1 : moments[n][0];
      update();
    };
    L.DomEvent.on(slider, "input", () => move(Number(slider.value)));
    let timer = 0;
    L.DomEvent.on(play, "click", () => {
      clearInterval(timer);
      timer = timer ? 0 : setInterval(() => {
        const next = Number(slider.value) + 1;
        if (next >= moments.length) { clearInterval(timer); timer = 0; }
        move(next >= moments.length ? -1 : next);
        play.textContent = timer ? "⏸" : "▶";
      }, 250);
      play.textContent = timer ? "⏸" : "▶";
    });
    choose(words.employer, employers, (n) => { state.employer = n; update(); });
    choose(words.village, villages, (n) => { state.village = n; update(); });
    choose(words.view, views.map(([html], n) => [n, html]), (n) => {
      if (n >= 0) map.fitBounds(views[n][1], { maxZoom: CLOSEST_FIT });
    });
    const holder = new L.Control({ position: "bottomleft" });
    holder.onAdd = () => bar;
    holder.addTo(map);
    wish.update = update;
    update();
    return bar;
  }

  // A page that has this one in a frame tells which trips to show and hears which one is
  // chosen. Ids of trips alone go either way.
  function addTalk(map) {
    if (window.parent === window) return;
    const tell = (told) => window.parent.postMessage({ p2p: told }, "*");
    map.on("popupopen", ({ popup }) => {
      for (const [trip, parts] of drawn) {
        if (parts.some(({ layer }) => layer === popup._source)) {
          if (trip !== wish.chosen) tell({ chosen: trip });
          wish.chosen = trip;
        }
      }
    });
    window.addEventListener("message", ({ source, data }) => {
      if (source !== window.parent || typeof data !== "object" || !data || !data.p2p) return;
      const { only, chosen } = data.p2p;
      if (only === null) wish.only = null;
      if (Array.isArray(only)) wish.only = new Set(only.map(String));
      wish.update();
      if (typeof chosen === "string") show(map, chosen);
    });
    tell({ isReady: true });
  }

  // A trip in front: in sight, with its popup open.
  function show(map, trip) {
    const parts = drawn.get(trip);
    if (!parts) return;
    wish.chosen = trip;
    const bounds = L.latLngBounds([]);
    for (const { layer } of parts) {
      bounds.extend(layer.getBounds ? layer.getBounds() : layer.getLatLng());
    }
    map.fitBounds(bounds, { maxZoom: CLOSEST_FIT, padding: [MARGIN_PX, MARGIN_PX], animate: false });
    parts[0].layer.openPopup();
  }

  // Empty runs belong to their trips' layers; this layer shows or hides their pane.
  function letHideEmptyRuns(map, empty) {
    const pane = map.getPane("p2p-empty");
    empty.on("add", () => { pane.style.display = ""; });
    empty.on("remove", () => { pane.style.display = "none"; });
  }

  // The plan between the panel on the left and the list of layers on the right, or on
  // a narrow screen below the folded panel; above the bar at the bottom.
  function fit(map, control, bounds, bar) {
    const wide = !isNarrow();
    const panel = document.getElementById("p2p-panel");
    const left = wide ? panel.offsetWidth : 0;
    const top = wide ? 0 : panel.offsetHeight;
    const bottom = (bar ? bar.offsetHeight : 0) + SCALE_PX;
    const right = wide ? control.getContainer().offsetWidth : 0;
    map.fitBounds(bounds, {
      paddingTopLeft: [left + MARGIN_PX + LABEL_PX, top + MARGIN_PX],
      paddingBottomRight: [right + MARGIN_PX + LABEL_PX, bottom + MARGIN_PX / 2],
      maxZoom: CLOSEST_FIT,
      animate: false,
    });
  }

  // Provinces, coasts and main roads under everything; the page carries them.
  function addUnder(map, under, credit) {
    if (!under.length) return;
    const renderer = L.canvas({ pane: "p2p-grid", padding: 0.5 });
    for (const { color, weight, lines } of under) {
      L.polyline(lines, {
        renderer, pane: "p2p-grid", interactive: false, color, weight,
      }).addTo(map);
    }
    map.attributionControl.addAttribution(credit);
  }

  function addGrid(map) {
    const grid = L.layerGroup().addTo(map);
    const renderer = L.canvas({ pane: "p2p-grid", padding: 0.5 });
    const look = {
      renderer, pane: "p2p-grid", interactive: false, color: "#d3d9e0", weight: 1,
    };
    const label = (latlng, text, side) =>
      L.marker(latlng, {
        pane: "p2p-grid",
        interactive: false,
        keyboard: false,
        icon: L.divIcon({ className: `p2p-degree p2p-${side}`, html: text, iconSize: [0, 0] }),
      }).addTo(grid);
    const draw = () => {
      grid.clearLayers();
      const seen = map.getBounds();
      const far = seen.pad(0.5);
      const corner = map.containerPointToLatLng(map.getSize());
      const span = seen.getEast() - seen.getWest();
      const step = DEGREES.find((d) => d * LINES_ACROSS >= span) || DEGREES.at(-1);
      const decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
      const degrees = (from, to) => {
        const found = [];
        for (let n = Math.ceil(from / step); n * step <= to; n++) found.push(n * step);
        return found;
      };
      for (const lon of degrees(far.getWest(), far.getEast())) {
        L.polyline([[far.getSouth(), lon], [far.getNorth(), lon]], look).addTo(grid);
        label([corner.lat, lon], `${lon.toFixed(decimals)}°`, "south");
      }
      const south = Math.max(far.getSouth(), -85);
      for (const lat of degrees(south, Math.min(far.getNorth(), 85))) {
        L.polyline([[lat, far.getWest()], [lat, far.getEast()]], look).addTo(grid);
        label([lat, corner.lng], `${lat.toFixed(decimals)}°`, "east");
      }
    };
    map.on("moveend", draw);
    draw();
  }

  // Puts a label left of its place, or hides it, when it would cover an earlier one,
  // another place or the panel, or run over the map's edge. Names of areas, which come
  // first, heed one another alone, and go below their place where it is bare there.
  function keepNamesApart(map) {
    const kept = [];
    const frame = map.getContainer().getBoundingClientRect();
    const panels = [...document.querySelectorAll("#p2p-panel, .leaflet-control-layers")]
      .map((panel) => panel.getBoundingClientRect());
    const icons = [...map.getPane("markerPane").querySelectorAll(".p2p-name")];
    icons.forEach((icon) => icon.classList.remove("p2p-left", "p2p-below"));
    const boxes = icons.map((icon) => icon.firstElementChild.getBoundingClientRect());
    const places = icons.map((icon) => icon.getBoundingClientRect());
    const isArea = (icon) => icon.classList.contains("p2p-name_area");
    const dots = places.map(({ left: x, top: y }, i) => isArea(icons[i]) ? null : {
      left: x - DOT_PX, right: x + DOT_PX, top: y - DOT_PX, bottom: y + DOT_PX,
    });
    const apart = (a, b) =>
      a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
    const isInside = ({ left, right }) => left >= frame.left && right <= frame.right;
    icons.forEach((icon, i) => {
      const { left, right, top, bottom } = boxes[i];
      const x = places[i].left;
      const isFree = (box) => kept.every((other) => apart(other, box));
      const isClear = (box) =>
        isFree(box) &&
        isInside(box) &&
        panels.every((panel) => apart(panel, box)) &&
        dots.every((dot, n) => n === i || dot === null || apart(dot, box));
      const mirrored = { left: 2 * x - right, right: 2 * x - left, top, bottom };
      const below = { left, right, top: top + BELOW_PX, bottom: bottom + BELOW_PX };
      const isBare = (box) =>
        isFree(box) && dots.every((dot) => dot === null || apart(dot, box));
      const goesBelow = isArea(icon) && !isBare(boxes[i]) && isBare(below);
      const goesRight = !goesBelow && (isArea(icon) ? isFree : isClear)(boxes[i]);
      const goesLeft = !isArea(icon) && !goesRight && isClear(mirrored);
      icon.classList.toggle("p2p-left", goesLeft);
      icon.classList.toggle("p2p-below", goesBelow);
      const isShown = goesRight || goesLeft || goesBelow;
      icon.firstElementChild.style.visibility = isShown ? "" : "hidden";
      if (isShown) kept.push(goesLeft ? mirrored : goesBelow ? below : boxes[i]);
    });
  }

  return { each, isNarrow, point, start, style, thinStyle };
})();
