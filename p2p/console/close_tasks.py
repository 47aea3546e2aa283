"""What the worker does at the end: tables compared, the operation closed, sums made."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from p2p.console.tasks import refuse_bomb
from p2p.console.waiting_files import taken_in, waiting
from transport.errors import OutputError, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from transport.closing.closing import Closing
    from transport.errors import Warned
    from transport.language import Lang

Facts = dict[str, Any]
_LANGS: tuple[Lang, ...] = ("zh", "en")
_MOST_ROWS = 2_000  # of rides and of invoices on the page; the workbook has all
DRAFT, TEMPLATE = "closing-draft", "closing-template.xlsx"


def compare_day(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p close``: what was done against what was planned; nothing is recorded.

    Tables that are right stay for the closing itself, others go.
    """
    from p2p.closing import compared, write_closing
    from p2p.in_force import in_force

    try:
        with watcher.stage(said("CLOSE_COMPARING")):
            now = in_force(where.out, stage=watcher.stage)
            found, doubts = compared(now, **_tables(where, asked))
    except (ScenarioError, OutputError):
        taken_in(where, _names(asked))
        raise
    draft = where.out / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    write_closing(found, draft, lang=lang, stage=watcher.stage)
    return {"tables": _kept(asked), **told_of_closing(found, doubts)}


def close_day(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """The same recorded; a worker that died once it was does not record it again."""
    from p2p.closing import compared, earlier_closings, record
    from p2p.in_force import in_force

    now = in_force(where.out, stage=watcher.stage)
    before = earlier_closings(where.out, now)
    if len(before) > asked["n_before"]:
        taken_in(where, _names(asked))
        return {"number": before[-1]["number"]}
    found, doubts = compared(now, **_tables(where, asked))
    number, _ = record(
        where.out,
        now,
        found,
        by=asked["by"],
        note=asked["note"],
        lang=lang,
        stage=watcher.stage,
    )
    taken_in(where, _names(asked))
    shutil.rmtree(where.out / DRAFT, ignore_errors=True)
    return {"number": number, **told_of_closing(found, doubts)}


def _tables(where: OperationFolder, asked: Facts) -> dict[str, Path | None]:
    """The tables that were brought, none of which unpacks to too much."""
    found = {
        kind: waiting(where, asked[kind]) if asked.get(kind) else None
        for kind in ("actuals", "invoices")
    }
    for path in found.values():
        if path is not None:
            if not path.is_file():
                raise OutputError(said("CONSOLE_TABLE_GONE"))
            refuse_bomb(path)
    return found


def _kept(asked: Facts) -> Facts:
    return {kind: asked.get(kind) for kind in ("actuals", "invoices")}


def _names(asked: Facts) -> list[str]:
    return [name for name in _kept(asked).values() if name]


def told_of_closing(found: Closing, doubts: tuple[Warned, ...]) -> Facts:
    """A closing as the page shows it, in both languages; nobody is named."""
    from p2p.console.our_words import doubts_worded, sentence
    from transport.closing.told import closing_told

    def words(each: Lang) -> list[str]:
        return [sentence(told, each) for told in closing_told(found)]

    return {
        "version": found.was.version,
        "lines": {each: words(each) for each in _LANGS},
        "doubts": doubts_worded(doubts),
        "rides": _rides(found),
        "invoices": {each: _invoices(found, each) for each in _LANGS},
    }


def _rides(found: Closing) -> list[Facts]:
    """Trips of which a figure is another, planned beside run."""
    return [
        {
            "trip": one.ride_id,
            "has_run": one.has_run,
            "riders": [one.planned.n_riders, one.actual.n_riders],
            "metres": [one.planned.distance_m, one.actual.distance_m],
            "fen": [one.planned.cost_fen, one.actual.cost_fen],
        }
        for one in found.rides
        if one.differs
    ][:_MOST_ROWS]


def _invoices(found: Closing, lang: Lang) -> list[Facts]:
    """Every line of the invoices with its verdict."""
    from p2p.console.our_words import sentence
    from transport.closing.invoices_told import line_told, ride_told
    from transport.closing.sheets import VERDICTS
    from transport.language import say

    if found.invoices is None:
        return []
    return [
        {
            "row": one.line.row,
            "carrier": one.line.carrier,
            "invoice": one.line.invoice,
            "item": one.line.item,
            "trips": " ".join(ride_told(one)),
            "charged_fen": one.line.amount_fen,
            "due_fen": one.due_fen,
            "verdict": say(VERDICTS[one.verdict], lang),
            "why": "; ".join(sentence(told, lang) for told in line_told(one)),
        }
        for one in found.invoices.lines[:_MOST_ROWS]
    ]


def write_day_template(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p close --template``: the tables to fill in, planned figures in them."""
    from p2p.closing import write_closing_template
    from p2p.in_force import in_force

    dest = where.out / TEMPLATE
    now = in_force(where.out, stage=watcher.stage)
    dest.unlink(missing_ok=True)
    write_closing_template(now, dest, lang=lang)
    return {}


def sum_up(where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher) -> Facts:
    """``p2p close --totals`` over all operations of the console's folder."""
    from p2p.console.our_words import sentence
    from p2p.running_totals import totals
    from transport.closing.totals import totals_told

    with watcher.stage(said("CLOSE_COMPARING")):
        found = totals(where.folder.parent)
    lines = list(totals_told(found))
    return {"totals": {each: [sentence(one, each) for one in lines] for each in _LANGS}}


CLOSE_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "compare-day": compare_day,
    "close": close_day,
    "close-template": write_day_template,
    "totals": sum_up,
}
