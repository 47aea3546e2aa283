"""``p2p propose``: the next version, to be looked at before it is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.app import DONE, SOME_UNPLANNED
from p2p.commands.language import told_in
from p2p.commands.options import (
    ONE_LIMIT,
    all_option,
    json_option,
    plan_argument,
    steps_of_change_option,
    time_of_change_option,
    told_lang_option,
)
from p2p.commands.terminal import echo_json, echo_lines, leave, stage, tell
from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@plan_argument
@click.option("--by", envvar="P2P_BY", default="", help="Who makes it; or $P2P_BY.")
@click.option("--note", default="", help="Why it is made.")
@steps_of_change_option
@time_of_change_option
@click.option(
    "--anyway",
    is_flag=True,
    help="Propose a version also where nothing is new in the operation's store.",
)
@json_option
@all_option
@told_lang_option
def propose(
    out: Path,
    by: str,
    note: str,
    steps: int | None,
    time_limit: float | None,
    *,
    anyway: bool,
    as_json: bool,
) -> None:
    """Propose the plan of least change in OUT, after what was reported.

    It is made and proved as `p2p replan` does it, in the folder of its number below
    OUT/versions, and nothing of it is in force until `p2p accept OUT`. Another proposal
    that stands gives way to it.
    """
    from p2p.next_versions import propose_next
    from p2p.replan_lines import replan_facts, replan_lines
    from transport.outcome import Limits

    if steps is not None and time_limit is not None:
        raise Misused(ONE_LIMIT)
    limits = None
    if steps is not None or time_limit is not None:
        limits = Limits(steps=steps, time_limit_s=time_limit)
    found = propose_next(
        out, author=by, note=note, limits=limits, anyway=anyway, stage=stage
    )
    if as_json:
        echo_json({**replan_facts(found, told_in()), "in_force": False})
    else:
        echo_lines(replan_lines(found, told_in()))
        tell(said("PROPOSED_NOT_IN_FORCE", number=found.number, out=str(out)))
    leave(SOME_UNPLANNED if found.found.plan.unplanned else DONE)
