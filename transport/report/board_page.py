"""The board as a page for a wall or a phone: one file that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transport.answers.board_lines import (
    call_lines,
    head_line,
    late_lines,
    open_lines,
)
from transport.catalogue.sentences import sentence
from transport.catalogue.stages import group_name, where_name
from transport.language import title_in
from transport.operation.whereabouts import WHERE
from transport.report.board_style import BOARD_SCRIPT, BOARD_STYLE
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from transport.answers.board_lines import BoardAudience
    from transport.language import Lang
    from transport.operation.board import Board, Line
    from transport.operation.situation import Situation
    from transport.operation.whereabouts import Where
    from transport.said import Said

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " connect-src 'self'"
)
_MISSED = ' class="missed"'
_MANY = 10_000  # figures of five digits are written smaller
_N_LISTED = 4  # of late trips, calls, open things: more would not be read from afar


def board_page(
    was: Situation,
    board: Board,
    lang: Lang,
    *,
    audience: BoardAudience,
    refresh_s: int,
) -> str:
    """The whole page; it shows itself anew every ``refresh_s`` seconds."""
    title, name = _say(said("BOARD_TITLE"), lang), title_in(board.name, lang)
    body = (
        _head(was, board, lang, title, name),
        _tiles(board.total, lang),
        _bar(board.total, lang),
        _panels(was, board, lang, audience),
        *(_group(kind, lines, lang) for kind, lines in board.groups.items() if lines),
    )
    language = "zh-CN" if lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<noscript><meta http-equiv="refresh" content="{refresh_s}"></noscript>\n'
        f"<title>{escape(title)} {escape(name)}</title>\n"
        f"<style>{BOARD_STYLE}</style>\n</head>\n"
        f'<body data-refresh="{refresh_s}">\n<main>\n{"".join(body)}</main>\n'
        f"<script>{BOARD_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _say(told: Said, lang: Lang) -> str:
    return sentence(told, lang)


def _head(was: Situation, board: Board, lang: Lang, title: str, name: str) -> str:
    return (
        f"<header><h1>{escape(title)} <small>{escape(name)}</small></h1>"
        f'<p class="when">{escape(head_line(was, board, lang))}</p>'
        f'<p class="mark">{escape(_say(said("BOARD_INTERNAL"), lang))}</p>'
        f'<button type="button" id="full">'
        f"{escape(_say(said('BOARD_FULL_SCREEN'), lang))}</button></header>\n"
    )


def _tiles(line: Line, lang: Lang) -> str:
    """Large figures: how many in all, then how many are in each state."""
    tiles = [("registered", line.registered)]
    tiles += [(where, line.counts[where]) for where in _shown(line)]
    cells = "".join(
        f'<li class="{where}"><b>{n}</b><span>{escape(where_name(where, lang))}</span>'
        "</li>"
        for where, n in tiles
    )
    many = " many" if line.registered >= _MANY else ""
    return f'<ul class="tiles{many}">{cells}</ul>\n'


def _shown(line: Line) -> tuple[Where, ...]:
    """States of the board; that of those who travel alone only where some do."""
    return tuple(w for w in WHERE if w != "alone" or line.counts["alone"])


def _bar(line: Line, lang: Lang) -> str:
    """The states as shares of all who are to ride."""
    whole = max(1, line.riding)
    states: tuple[Where, ...] = (
        *("handed_over", "arrived", "departed", "on_board", "checked"),
        *("expected", "missing"),
    )
    parts = "".join(
        f'<i class="{where}" style="width:{100 * line.counts[where] / whole:.2f}%"'
        f' title="{escape(where_name(where, lang))} {line.counts[where]}"></i>'
        for where in states
        if line.counts[where]
    )
    return f'<div class="bar">{parts}</div>\n'


def _panels(was: Situation, board: Board, lang: Lang, audience: BoardAudience) -> str:
    late = late_lines(was, board, lang, n_kept=1)
    missed = {
        line
        for line, one in zip(late, board.late, strict=True)
        if one.left_s is not None and one.left_s < 0
    }
    calls = call_lines(was, board, lang, audience=audience)
    panels = [
        _panel("late", said("BOARD_LATE"), late, said("BOARD_NONE_LATE"), lang, missed),
        _panel("call", said("BOARD_CALL"), calls, said("BOARD_NOBODY_TO_CALL"), lang),
    ]
    if audience != "hall":
        things = open_lines(board, lang)
        panels.append(
            _panel("open", said("BOARD_OPEN"), things, said("BOARD_NOTHING_OPEN"), lang)
        )
    return f'<div class="panels">{"".join(panels)}</div>\n'


def _panel(
    name: str,
    heading: Said,
    lines: Sequence[str],
    nothing: Said,
    lang: Lang,
    missed: Container[str] = (),
) -> str:
    """Lines under their heading; those of what is ``missed`` stand out."""
    shown = list(lines[:_N_LISTED])
    if len(lines) > _N_LISTED:
        shown.append(_say(said("BOARD_MORE", n=len(lines) - _N_LISTED), lang))
    items = "".join(
        f"<li{_MISSED if line in missed else ''}>{escape(line)}</li>" for line in shown
    )
    if not items:
        items = f'<li class="none">{escape(_say(nothing, lang))}</li>'
    return (
        f'<section class="{name}"><h2>{escape(_say(heading, lang))}</h2>'
        f"<ul>{items}</ul></section>"
    )


def _group(kind: str, lines: Sequence[Line], lang: Lang) -> str:
    """A table of one kind of groups, in turn on a wall; most missing stand first."""
    shown = [w for w in WHERE if w != "alone" or any(x.counts[w] for x in lines)]
    heads = ["registered", *shown]
    head = "".join(f"<th>{escape(where_name(name, lang))}</th>" for name in heads)
    first = sorted(lines, key=lambda line: -line.counts["missing"])
    rows = "".join(_row(line, shown) for line in first)
    return (
        f'<section class="group"><h2>{escape(group_name(kind, lang))}</h2>'
        f'<div class="wide" tabindex="0" role="region"'
        f' aria-label="{escape(group_name(kind, lang))}">'
        f"<table><thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></section>\n"
    )


def _row(line: Line, shown: Iterable[Where]) -> str:
    cells = "".join(
        f'<td class="{where if line.counts[where] else "zero"}">'
        f"{line.counts[where]}</td>"
        for where in shown
    )
    name = escape(line.name or line.key)
    return f"<tr><th>{name}</th><td>{line.registered}</td>{cells}</tr>"
