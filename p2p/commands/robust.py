"""``p2p robust``: how a kept plan stands up to the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from p2p.commands.language import told_in
from p2p.commands.options import (
    Finite,
    all_option,
    json_option,
    lang_option,
    moved_option,
    plan_argument,
)
from p2p.commands.terminal import echo_json, echo_lines, stage, warn
from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang

_MOST_SAMPLES = 100_000


@click.command()
@plan_argument
@click.option(
    "--no-show",
    type=Finite(min=0, max=100),
    default=5.0,
    show_default=True,
    metavar="PERCENT",
    help="Workers who do not come.",
)
@click.option(
    "--breakdown",
    type=Finite(min=0, max=100),
    default=2.0,
    show_default=True,
    metavar="PERCENT",
    help="Coaches that fail before they leave.",
)
@click.option(
    "--late-p50",
    type=Finite(min=0, min_open=True, max=600),
    default=3.0,
    show_default=True,
    metavar="MINUTES",
    help="By which an hour at the wheel is longer in half of all trips.",
)
@click.option(
    "--late-p90",
    type=Finite(min=0, min_open=True, max=600),
    default=12.0,
    show_default=True,
    metavar="MINUTES",
    help="By which it is longer in nine of ten trips at most.",
)
@click.option(
    "--samples",
    type=click.IntRange(min=1, max=_MOST_SAMPLES),
    default=10_000,
    show_default=True,
    help="Draws of the day.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**31 - 1),
    default=1,
    show_default=True,
    help="Random seed.",
)
@moved_option
@json_option
@all_option
@lang_option
def robust(
    out: Path,
    no_show: float,
    breakdown: float,
    late_p50: float,
    late_p90: float,
    samples: int,
    seed: int,
    scenario: Path | None,
    lang: Lang | None,
    *,
    as_json: bool,
) -> None:
    """How likely the plan in OUT holds on the day, and which spares would help."""
    from p2p.kept import reopened
    from transport.catalogue.sentences import sentence
    from transport.robustness.chances import Chances
    from transport.robustness.simulation import drawn_day
    from transport.robustness.told import facts, told

    if late_p90 <= late_p50:
        fault = Fault(
            file="--late-p90",
            value=f"{late_p90:g}",
            wrong=said("ROBUST_P90_TOO_SHORT", p50=f"{late_p50:g}"),
            remedy=said("ROBUST_RAISE_P90"),
        )
        raise ScenarioError([fault])
    chances = Chances(
        no_show=no_show / 100,
        breakdown=breakdown / 100,
        late_p50_min=late_p50,
        late_p90_min=late_p90,
        n_samples=samples,
        seed=seed,
    )
    kept = reopened(out, moved=scenario, warn=warn, stage=stage)
    found = drawn_day(kept.scenario, kept.plan, chances)
    if as_json:
        echo_json(facts(kept.scenario, found))
    else:
        language = lang or told_in()
        lines = told(kept.scenario, kept.plan, found)
        echo_lines(sentence(line, language) for line in lines)
