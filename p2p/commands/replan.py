"""``p2p replan``: the plan of least change after the day's events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.app import DONE, SOME_UNPLANNED
from p2p.commands.language import told_in
from p2p.commands.options import (
    ONE_LIMIT,
    Finite,
    all_option,
    json_option,
    moved_option,
    plan_argument,
    steps_of_change_option,
    store_option,
    time_of_change_option,
    told_lang_option,
)
from p2p.commands.paper_lines import paper_facts, tell_printed
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    stage,
    tell,
    tell_notes,
    tell_warnings,
    warn,
)
from p2p.commands.usage import Misused
from p2p.replan_lines import replan_facts, replan_lines
from transport.said import said
from transport.side_by_side import cores
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from p2p.next_papers import NextPapers
    from p2p.replanning import NextVersion
    from transport.outcome import Limits
    from transport.said import Said


def time_of_day(
    _ctx: click.Context, _param: click.Parameter, text: str | None
) -> int | None:
    """A time such as 18:00, as seconds from midnight."""
    from transport.reading.findings import BadValue
    from transport.reading.moments import time_of_day_s

    if text is None:
        return None
    try:
        return time_of_day_s(text)
    except BadValue as error:
        msg = f"{error.wrong}; {error.remedy}"
        raise click.BadParameter(msg) from error


@click.command()
@plan_argument
@click.option(
    "--events",
    type=click.Path(exists=True, path_type=Path),
    help="Table of events, CSV or workbook; those of the operation's store count too.",
)
@click.option(
    "-o",
    "--new",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write the new version into.",
)
@click.option("--by", envvar="P2P_BY", default="", help="Who makes it; or $P2P_BY.")
@click.option("--note", default="", help="Why it is made.")
@click.option(
    "--per-change",
    type=Finite(min=0),
    metavar="CNY",
    help="What a person with another coach, place or time weighs, so that many changes "
    "are made where they save more.  [default: change_cny of the policy]",
)
@click.option(
    "--freeze",
    metavar="HH:MM",
    callback=time_of_day,
    help="Hour of the day before a trip leaves at which its list is frozen.  "
    "[default: freeze_time of the policy]",
)
@click.option(
    "--prices",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Of how many printed trips to tell what keeping their times costs.",
)
@steps_of_change_option
@time_of_change_option
@click.option(
    "--anyway",
    is_flag=True,
    help="Make a version also where nothing is new in the operation's store.",
)
@click.option(
    "--documents",
    is_flag=True,
    help="Print the papers that changed and what changed for whom into NEW, too.",
)
@store_option
@moved_option
@json_option
@all_option
@told_lang_option
def replan(
    out: Path,
    events: Path | None,
    new: Path,
    by: str,
    note: str,
    per_change: float | None,
    freeze: int | None,
    prices: int,
    steps: int | None,
    time_limit: float | None,
    store: str | None,
    scenario: Path | None,
    *,
    anyway: bool,
    documents: bool,
    as_json: bool,
) -> None:
    """Change the plan in OUT as little as the day's events allow.

    Nobody is left who could ride; then the fewest people have another coach, place or
    time; then cost. What has left stays as it is. Nothing is written unless the checker
    finds the version faultless, and nothing changed that had to stay.
    """
    from p2p.replanning import replan as next_version

    found = next_version(
        out,
        new,
        events=events,
        author=by,
        note=note,
        per_change_fen=None if per_change is None else round(per_change * YUAN_FEN),
        freeze_time_s=freeze,
        limits=_limits(steps, time_limit),
        n_prices=prices,
        store=store,
        moved=scenario,
        processes=cores(),
        anyway=anyway,
        warn=warn,
        hear=tell_warnings,
        stage=stage,
    )
    papers = _printed(found) if documents else None
    if as_json:
        told = {} if papers is None else paper_facts(papers)
        echo_json({**replan_facts(found, told_in()), **told})
    else:
        echo_lines(replan_lines(found, told_in()))
        if papers is not None:
            tell_printed(papers.printed)
            tell(said("REPLAN_CHANGES", dest=str(papers.changes)))
    leave(SOME_UNPLANNED if found.found.plan.unplanned else DONE)


def _printed(version: NextVersion) -> NextPapers:
    from p2p.next_papers import print_next

    notes: list[Said] = []
    lang = version.kept.lang
    found = print_next(
        version, lang=lang, processes=cores(), notes=notes, warn=warn, stage=stage
    )
    tell_notes(notes)
    return found


def _limits(steps: int | None, time_limit_s: float | None) -> Limits | None:
    from transport.outcome import Limits

    if steps is not None and time_limit_s is not None:
        raise Misused(ONE_LIMIT)
    if steps is None and time_limit_s is None:
        return None
    return Limits(time_limit_s=time_limit_s, steps=steps)
