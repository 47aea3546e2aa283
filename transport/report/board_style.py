"""How the page of the board looks, and what it does by itself: refresh, turn, fill."""

from __future__ import annotations

BOARD_STYLE = """
:root { color-scheme: dark; --back: #0e1420; --line: #2b3648; --text: #f2f5fa;
  --soft: #a9b5c7; --good: #37c871; --busy: #4aa8ff; --wait: #f2c14e; --bad: #ff5d5d; }
* { box-sizing: border-box; }
body { background: var(--back); color: var(--text); margin: 0; padding: 14px 16px 30px;
  font: 18px/1.35 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
header { align-items: baseline; display: flex; flex-wrap: wrap; gap: 4px 20px; }
h1 { font-size: 26px; margin: 0; } h1 small { color: var(--soft); font-size: 18px;
  font-weight: 400; }
header p { margin: 0; } .when { font-variant-numeric: tabular-nums; }
.mark { border: 1px solid var(--bad); border-radius: 4px; color: var(--bad);
  font-size: 14px; padding: 0 8px; }
button { background: none; border: 1px solid var(--line); border-radius: 4px;
  color: var(--soft); font: inherit; font-size: 14px; padding: 2px 10px; }
ul { list-style: none; margin: 0; padding: 0; }
.tiles { display: grid; gap: 8px; margin: 12px 0;
  grid-template-columns: repeat(auto-fit, minmax(96px, 1fr)); }
.tiles li { border: 1px solid var(--line); border-radius: 8px; padding: 6px 4px;
  text-align: center; }
.tiles b { display: block; font-size: 34px; line-height: 1.1;
  font-variant-numeric: tabular-nums; }
.tiles span { color: var(--soft); font-size: 15px; }
b, td { color: var(--text); }
.handed_over b, .arrived b, td.handed_over, td.arrived { color: var(--good); }
.departed b, .on_board b, td.departed, td.on_board { color: var(--busy); }
.checked b, .expected b, td.checked, td.expected { color: var(--wait); }
.missing b, td.missing { color: var(--bad); font-weight: 700; }
td.zero { color: #56627a; }
.bar { background: #1a2333; border-radius: 8px; display: flex; height: 22px;
  overflow: hidden; } .bar i { display: block; height: 100%; }
i.handed_over { background: #1f9d55; } i.arrived { background: var(--good); }
i.departed { background: #2478c9; } i.on_board { background: var(--busy); }
i.checked { background: #c99a2b; } i.expected { background: #46546b; }
i.missing { background: var(--bad); }
.panels { display: grid; gap: 6px 28px; grid-template-columns: 1fr; }
h2 { border-bottom: 1px solid var(--line); font-size: 18px; margin: 16px 0 6px;
  padding-bottom: 2px; }
.panels li { overflow-wrap: anywhere; padding: 2px 0; white-space: pre-wrap; }
.late li.missed { color: var(--bad); } .late li:not(.none):not(.missed),
.call li:not(.none) { color: var(--wait); }
li.none { color: var(--soft); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 3px 8px; text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
thead th { color: var(--soft); font-weight: 400; }
tbody th { font-weight: 600; max-width: 15em; overflow: hidden; text-align: left;
  text-overflow: ellipsis; }
@media (min-width: 1200px) {
  body { font-size: 26px; padding: 22px 36px; }
  h1 { font-size: 44px; } h1 small { font-size: 28px; }
  .tiles { gap: 14px; margin: 16px 0; grid-auto-flow: column;
    grid-auto-columns: 1fr; grid-template-columns: none; }
  .tiles b { font-size: 76px; } .tiles span { font-size: 26px; }
  .bar { height: 30px; } .panels { grid-auto-columns: 1fr; grid-auto-flow: column;
    grid-template-columns: none; }
  h2 { font-size: 28px; } th, td { padding: 4px 14px; } }
.tiles.many b { font-size: 28px; }
@media (min-width: 1200px) { .tiles.many b { font-size: 54px; } }
.wall .panels li { -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  display: -webkit-box; overflow: hidden; }
.wall .panels ul { max-height: 36vh; overflow: hidden; }
.wall { height: 100vh; overflow: hidden; } .wall .off { display: none; }
@media print { :root { color-scheme: light; --back: #fff; --text: #000; --soft: #444; }
  button { display: none; } .off { display: block !important; }
  tr.off { display: table-row !important; } }
"""

BOARD_SCRIPT = """
"use strict";
const every = 1000 * Number(document.body.dataset.refresh);
const TURN = 10000, PAGES = 3;
let step = 0;
function turn() {
  const wall = innerWidth >= 1200;
  document.body.classList.toggle("wall", wall);
  const groups = [...document.querySelectorAll(".group")];
  for (const one of document.querySelectorAll(".off")) one.classList.remove("off");
  if (!wall || !groups.length) return;
  const first = groups[0];
  for (const one of groups.slice(1)) one.classList.add("off");
  const row = first.querySelector("tbody tr").offsetHeight || 40;
  const top = first.querySelector("tbody").getBoundingClientRect().top;
  const fit = Math.max(1, Math.floor((innerHeight - top - 16) / row));
  const pages = [];
  for (const group of groups) {
    const rows = [...group.querySelectorAll("tbody tr")];
    const size = Math.ceil(rows.length / Math.ceil(rows.length / fit));
    for (let n = 0; n < PAGES && n * size < rows.length; n += 1)
      pages.push([group, n * size, size]);
  }
  const [now, from, size] = pages[step % pages.length];
  for (const group of groups) group.classList.toggle("off", group !== now);
  [...now.querySelectorAll("tbody tr")].forEach((one, at) =>
    one.classList.toggle("off", at < from || at >= from + size));
}
async function renew() {
  if (!location.protocol.startsWith("http")) { location.reload(); return; }
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(found.querySelector("main"));
    listen(); turn();
  } catch { /* the next time */ }
}
function listen() {
  document.getElementById("full").addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
}
try { step = Number(sessionStorage.getItem("step")) || 0; } catch { }
listen(); turn();
addEventListener("resize", turn);
setInterval(() => { step += 1; turn();
  try { sessionStorage.setItem("step", String(step)); } catch { } }, TURN);
setInterval(renew, every);
"""
