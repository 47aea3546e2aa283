"""``p2p accept``: a proposed version put in force, or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from p2p.commands.options import (
    all_option,
    json_option,
    lang_option,
    locks_out,
    plan_argument,
)
from p2p.commands.paper_lines import printed_facts, tell_printed
from p2p.commands.terminal import echo_json, stage, tell
from p2p.commands.usage import Misused
from transport.said import said
from transport.side_by_side import cores

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.said import Said


@click.command()
@plan_argument
@click.option("--by", envvar="P2P_BY", default="", help="Who decides it; or $P2P_BY.")
@click.option("--note", default="", help="Why.  [default: that of the proposal]")
@click.option(
    "--documents",
    is_flag=True,
    help="Print the papers that it changes and what changed for whom, too.",
)
@click.option("--throw-away", is_flag=True, help="Let the proposal go instead.")
@json_option
@all_option
@lang_option
@locks_out
def accept(
    out: Path,
    by: str,
    note: str,
    lang: Lang | None,
    *,
    documents: bool,
    throw_away: bool,
    as_json: bool,
) -> None:
    """Put the version that is proposed for the plan in OUT in force.

    It is proved once more, and held against what was reported and entered since.
    """
    from p2p import proposing
    from p2p.next_versions import print_since, proposed

    if throw_away and documents:
        raise Misused(said("ACCEPT_OR_THROW_AWAY"))
    new = proposed(out)
    if throw_away:
        proposing.throw_away(new)
        number = int(new.name)
        told = said("PROPOSAL_THROWN_AWAY", number=number, before=number - 1)
        _say(told, {"version": number - 1, "thrown_away": number}, as_json=as_json)
        return
    if not by.strip():
        raise Misused(said("REPORTER_MISSING"))
    number = proposing.accept(out, new, author=by, note=note, stage=stage)
    facts: dict[str, Any] = {"version": number, "out": str(new)}
    printed = None
    if documents:
        printed = print_since(
            out, number - 1, lang=lang, processes=cores(), stage=stage
        )
        facts |= printed_facts(printed)
    told = said("PROPOSAL_ACCEPTED", number=number, folder=str(new))
    _say(told, facts, as_json=as_json)
    if printed is not None and not as_json:
        tell_printed(printed)


def _say(told: Said, facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        echo_json(facts)
    else:
        tell(told)
