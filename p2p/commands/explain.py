"""``p2p explain``: why a worker, a group or a trip is planned as it is."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    all_option,
    json_option,
    lang_option,
    moved_option,
    plan_argument,
)
from p2p.commands.terminal import echo_json, echo_lines, stage, warn

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@click.command()
@plan_argument
@click.argument("asked", metavar="WORKER|GROUP|TRIP")
@moved_option
@json_option
@all_option
@lang_option
def explain(
    out: Path, asked: str, scenario: Path | None, lang: Lang | None, *, as_json: bool
) -> None:
    """Why a worker, a group or a trip of the plan in OUT is planned as it is."""
    from p2p.explaining import facts_about
    from p2p.kept import reopened
    from transport.answers.sentences import sentences

    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    facts = facts_about(kept.scenario, kept.plan, asked, where=str(out))
    if as_json:
        echo_json(asdict(facts))
    else:
        echo_lines(sentences(facts, kept.scenario.clock, lang=lang or told_in()))
