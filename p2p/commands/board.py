"""``p2p board``: where everybody is, who is late, whom to call, what is open."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from p2p.commands.app import N_SHOWN
from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, echo_lines, tell
from p2p.commands.usage import Misused
from p2p.moments import moment_told
from transport.language import title_in
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from p2p.boards import ShownBoard
    from transport.answers.board_lines import BoardAudience
    from transport.operation.board import Line
    from transport.said import Said

_KINDS = ["county", "station", "hub", "trip", "employer", "all"]
_REFRESH_S = 30
_OWN_ALONE = 0o600


@click.command()
@plan_argument
@click.option("--at", help="Of which moment.  [default: now]")
@click.option(
    "--by",
    "kinds",
    type=click.Choice(_KINDS),
    multiple=True,
    help="Show these groups, each line of them; 'all': the totals alone.",
)
@click.option(
    "--audience",
    type=click.Choice(["hall", "office", "caller"]),
    help="Whose eyes it is for: nobody named, names and phones masked, or in full."
    "  [default: office; of a page hall]",
)
@click.option("--open", "is_open", is_flag=True, help="Show what is still open alone.")
@click.option(
    "--watch",
    type=click.IntRange(min=1, max=3600),
    metavar="SECONDS",
    help="Show it anew every so many seconds, until Ctrl-C.",
)
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it as a page for a wall or a phone; with --watch again and again.",
)
@store_option
@json_option
@all_option
@told_lang_option
def board(out: Path, store: str | None, **options: Any) -> None:
    """How many of the plan in OUT are where: registered to handed over.

    Everybody is counted in exactly one state, in all and by county, gathering place,
    station, trip and employer. Then the late trips with what is left of their slack,
    whom to call next, and what is still open.
    """
    from p2p.boards import board_in
    from p2p.operating import open_operation

    watch = options["watch"]
    if watch and options["as_json"]:
        raise Misused(said("BOARD_WATCH_OR_JSON"))
    with open_operation(out, store=store) as operation:
        try:
            while True:
                at_s = moment_told(operation, options["at"])
                _show(board_in(operation, at_s), options)
                if not watch:
                    break
                time.sleep(watch)
        except KeyboardInterrupt:
            if not watch:
                raise
            click.echo()


def _show(found: ShownBoard, options: dict[str, Any]) -> None:
    """The board on the terminal, as JSON, or in its file."""
    audience = cast("BoardAudience", options["audience"] or "office")
    html: Path | None = options["html"]
    if html is not None:
        page_for = cast("BoardAudience", options["audience"] or "hall")
        text = found.page(
            lang=told_in(),
            audience=page_for,
            refresh_s=options["watch"] or _REFRESH_S,
        )
        _write(html, text, is_private=page_for != "hall")
        if not options["watch"]:
            tell(said("BOARD_WRITTEN", path=str(html)))
        return
    if options["as_json"]:
        echo_json(found.facts(lang=told_in(), audience=audience))
        return
    if options["watch"] and sys.stdout.isatty():
        click.clear()
    if options["is_open"]:
        _tell_open(found)
    else:
        _tell_all(found, options["kinds"], audience)


def _write(path: Path, text: str, *, is_private: bool) -> None:
    from transport.files.writing import new_file

    with new_file(path) as temporary:
        temporary.touch(mode=_OWN_ALONE if is_private else 0o644)
        temporary.write_text(text, encoding="utf-8")


def _tell_all(found: ShownBoard, kinds: Sequence[str], audience: BoardAudience) -> None:
    from transport.answers.board_lines import call_lines, head_line, late_lines

    lang = told_in()
    name = title_in(found.board.name, lang)
    click.echo(f"{name}  {head_line(found.was, found.board, lang)}")
    _tables(found, kinds)
    _tell_list(
        said("BOARD_LATE"),
        late_lines(found.was, found.board, lang),
        said("BOARD_NONE_LATE"),
    )
    calls = call_lines(found.was, found.board, lang, audience=audience)
    _tell_list(said("BOARD_CALL"), calls, said("BOARD_NOBODY_TO_CALL"))
    _tell_open(found, limit=N_SHOWN)


def _tell_open(found: ShownBoard, *, limit: int | None = None) -> None:
    from transport.answers.board_lines import open_lines

    lines = open_lines(found.board, told_in())
    _tell_list(said("BOARD_OPEN"), lines, said("BOARD_NOTHING_OPEN"), limit=limit)


def _tell_list(
    heading: Said, lines: Sequence[str], nothing: Said, *, limit: int | None = N_SHOWN
) -> None:
    """Lines under their heading, or that there are none."""
    from p2p.commands.language import in_words

    if not lines:
        tell(nothing)
        return
    shown = lines if limit is None else lines[:limit]
    click.echo(f"{in_words(heading)}:")
    echo_lines(f"  {line}" for line in shown)
    if len(lines) > len(shown):
        click.echo(f"  {in_words(said('BOARD_MORE', n=len(lines) - len(shown)))}")


def _tables(found: ShownBoard, kinds: Sequence[str]) -> None:
    """One table: the totals, then the groups asked for, else the first of each."""
    from transport.catalogue.stages import group_name, where_name
    from transport.operation.board import GROUP_KINDS
    from transport.operation.whereabouts import WHERE

    lang, total = told_in(), found.board.total
    shown = [w for w in WHERE if w != "alone" or total.counts["alone"]]
    head = ["", where_name("registered", lang), *(where_name(w, lang) for w in shown)]
    rows = [head, _row(group_name("all", lang), total, shown)]
    notes: list[Said] = []
    for kind in GROUP_KINDS:
        lines = found.board.groups[kind]
        if not lines or (kinds and kind not in kinds):
            continue
        most = len(lines) if kind in kinds else N_SHOWN
        rows.append([group_name(kind, lang), *[""] * (len(head) - 1)])
        rows += [_row(f"  {line.name}", line, shown) for line in lines[:most]]
        if len(lines) > most:
            notes.append(said("BOARD_MORE_LINES", n=len(lines) - most, kind=kind))
    _echo_table(rows)
    for note in notes:
        tell(note)


def _row(name: str, line: Line, shown: Sequence[Any]) -> list[str]:
    return [name, str(line.registered), *(str(line.counts[w]) for w in shown)]


def _echo_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns of like width; a Chinese letter takes two places."""
    from rich.cells import cell_len

    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        first = row[0] + " " * (widths[0] - cell_len(row[0]))
        others = (
            " " * (width - cell_len(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        )
        click.echo("  ".join([first, *others]).rstrip())
