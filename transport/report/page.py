"""The frame of a page: one HTML file without anything from elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLE = """
:root { color: #2b3440; font: 15px/1.45 system-ui, "Noto Sans CJK SC",
  "Microsoft YaHei", sans-serif; }
body { margin: 0 auto; max-width: 1180px; padding: 18px 24px 60px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { border-bottom: 2px solid #332288;
  font-size: 18px; margin: 34px 0 10px; padding-bottom: 3px; }
.mark { border: 1.5px solid #9c0006; border-radius: 4px; color: #9c0006;
  float: right; font-weight: 700; padding: 1px 8px; }
.lead { font-size: 18px; } .sub, .note { color: #5b6470; }
.good { color: #117733; font-weight: 700; } .bad { color: #9c0006; font-weight: 700; }
table { border-collapse: collapse; margin: 6px 0; }
th, td { border-bottom: 1px solid #d5dae1; padding: 3px 12px 3px 0;
  text-align: left; vertical-align: top; }
th { font-weight: 600; } td.n, th.n { font-variant-numeric: tabular-nums;
  padding-left: 10px; text-align: right; white-space: nowrap; }
.pair { display: flex; flex-wrap: wrap; gap: 10px 48px; }
.wide, .tall { overflow-x: auto; background:
  linear-gradient(to right, #fff 40%, transparent) left / 40px 100% no-repeat local,
  linear-gradient(to left, #fff 40%, transparent) right / 40px 100% no-repeat local,
  linear-gradient(to right, #8b95a3, transparent) left / 14px 100% no-repeat,
  linear-gradient(to left, #8b95a3, transparent) right / 14px 100% no-repeat; }
.wide table, .tall svg { min-width: 100%; }
.pair .wide table { min-width: 0; } .pair .wide, section { max-width: 100%; }
.tall { border: 1px solid #d5dae1; max-height: 620px; overflow: auto; }
td { min-width: 4.2em; overflow-wrap: anywhere; } td.n { min-width: 0; }
td:first-child { overflow-wrap: break-word; }
svg { display: block; font: 11px system-ui, "Noto Sans CJK SC", sans-serif;
  height: auto; max-width: none; } .printed { display: none; }
svg text:not([fill]) { fill: currentColor; }
iframe { border: 1px solid #d5dae1; height: 620px; width: 100%; }
.key i { border-radius: 3px; display: inline-block; height: 11px; margin: 0 5px 0 14px;
  width: 11px; }
@media (max-width: 600px) { body { padding: 12px 12px 40px; }
  h1 { font-size: 20px; } .mark { float: none; display: inline-block; }
  iframe { height: min(78vh, 620px); }
  .wide svg[width="760"] { font-size: 14px; min-width: 100%; width: 100%; } }
@media print { :root { font-size: 12px; } body { max-width: none; padding: 0; }
  .tall { border: 0; max-height: none; }
  .tall, .wide { background: none; overflow: visible; }
  .printed { break-inside: avoid; display: block; } iframe { display: none; }
  svg { break-inside: avoid; max-width: 100%; } tr, h2, h3 { break-inside: avoid; }
  h2, h3, .note, .key { break-after: avoid; } }
@page { margin: 14mm; size: A4; }
"""
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
    " script-src 'unsafe-inline'; frame-src 'self'"
)


def page(
    *,
    title: str,
    lang: str,
    mark: str,
    head: str,
    sections: Iterable[str],
    foot: str = "",
) -> str:
    """The whole page; ``title``, ``mark``, ``foot`` are text, the others safe HTML."""
    body = "\n".join(sections)
    if foot:
        body += f'\n<footer class="note">{escape(foot)}</footer>'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<span class="mark">{escape(mark)}</span>\n<h1>{escape(title)}</h1>\n'
        f"{head}\n{body}\n</body>\n</html>\n"
    )


def section(heading: str, *parts: str) -> str:
    """A section under its heading; nothing when it has no content."""
    inner = "".join(part for part in parts if part)
    return f"<section><h2>{escape(heading)}</h2>{inner}</section>" if inner else ""


def table(
    headings: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: int = 1
) -> str:
    """Rows of text or numbers; columns from ``numbers`` on stand to the right."""

    def cell(tag: str, at: int, value: object) -> str:
        side = ' class="n"' if at >= numbers else ""
        return f"<{tag}{side}>{escape(str(value))}</{tag}>"

    body = "".join(
        f"<tr>{''.join(cell('td', at, value) for at, value in enumerate(row))}</tr>"
        for row in rows
    )
    if not body:
        return ""
    head = "".join(cell("th", at, name) for at, name in enumerate(headings))
    head = f"<thead><tr>{head}</tr></thead>" if any(headings) else ""
    return f'<div class="wide"><table>{head}<tbody>{body}</tbody></table></div>'
