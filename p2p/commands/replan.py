"""``p2p replan``: the plan of least change after the day's events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from p2p.commands.app import DONE, SOME_UNPLANNED
from p2p.commands.language import told_in
from p2p.commands.options import (
    Finite,
    all_option,
    json_option,
    moved_option,
    plan_argument,
    store_option,
    told_lang_option,
)
from p2p.commands.replan_lines import replan_facts, replan_lines
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    stage,
    warn,
)
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from transport.outcome import Limits


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
@click.option("--by", default="", help="Who makes the version.")
@click.option("--note", default="", help="Why it is made.")
@click.option(
    "--per-change",
    type=Finite(min=0),
    metavar="CNY",
    help="What a person with another coach, place or time weighs, so that many changes "
    "are made where they save more.  [default: changes come before all cost]",
)
@click.option(
    "--prices",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Of how many printed trips to tell what keeping their times costs.",
)
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    help="Steps of the search for new trips: the same version on every machine.",
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
    prices: int,
    steps: int | None,
    store: str | None,
    scenario: Path | None,
    *,
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
        limits=None if steps is None else _limits(steps),
        n_prices=prices,
        store=store,
        moved=scenario,
        warn=warn,
        stage=stage,
    )
    if as_json:
        echo_json(replan_facts(found, told_in()))
    else:
        echo_lines(replan_lines(found, told_in()))
    leave(SOME_UNPLANNED if found.found.plan.unplanned else DONE)


def _limits(steps: int) -> Limits:
    from transport.outcome import Limits

    return Limits(time_limit_s=None, steps=steps)
