"""``p2p verify``: a kept plan proved against its scenario alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.app import DONE, N_SHOWN, REFUSED
from p2p.commands.interrupts import stop_on_interrupt
from p2p.commands.language import in_words, told_in
from p2p.commands.options import (
    all_option,
    json_option,
    plan_argument,
    scenario_argument,
    told_lang_option,
)
from p2p.commands.terminal import (
    echo_json,
    echo_lines,
    leave,
    stage,
    tell,
    tell_stopping,
    warn,
)
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@scenario_argument
@plan_argument
@click.option(
    "--bound",
    "with_bound",
    is_flag=True,
    help="Prove the lower bound anew, too; may take as long as the search did.",
)
@json_option
@all_option
@told_lang_option
def verify(scenario: Path, out: Path, *, with_bound: bool, as_json: bool) -> None:
    """Prove the plan in OUT against SCENARIO alone, rule by rule."""
    from p2p.kept import tell_remark
    from p2p.verifying import verdict
    from transport.answers.verdict_lines import (
        bound_line,
        confirmed_line,
        kept_line,
        mismatch_lines,
        stated_lines,
        violation_facts,
        violation_lines,
    )
    from transport.planfiles.reading import read_plan_and_scenario
    from transport.planfiles.verdicts import verdict_remark
    from transport.planfiles.version_json import read_version

    with stage(said("READING")):
        plan, problem = read_plan_and_scenario(out, scenario)
        version = read_version(out)
    told = verdict(
        problem,
        plan,
        version=version,
        with_bound=with_bound,
        stoppable=partial(stop_on_interrupt, tell_stopping),
        stage=stage,
    )
    lang = told_in()
    code = DONE if told.is_proved else REFUSED
    if as_json:
        facts: dict[str, Any] = {"plan": str(out), "variant": plan.variant}
        facts |= {"proved": told.is_proved}
        remark = verdict_remark(out, plan)
        facts |= {"verdict_remark": remark and in_words(remark)}
        facts |= {"bound_confirmed": _yuan_or_none(told.confirmed_fen)}
        facts |= {"bound_proved": _yuan_or_none(told.proved_fen)}
        broken = [violation_facts(found, lang) for found in told.violations]
        listed: dict[str, Any] = {"violations": broken}
        stated = [(one.field, in_words(one.what)) for one in told.stated]
        listed |= {"stated": [{"field": f, "what": what} for f, what in stated]}
        echo_json(facts | listed)
        leave(code)
    tell_remark(out, plan, warn)
    if told.violations:
        lines = violation_lines(told.violations, limit=N_SHOWN, lang=lang)
        echo_lines(lines)
        echo_lines(mismatch_lines(problem, plan, lang))
        leave(REFUSED)
    trips, workers = len(plan.trips), plan.n_registered
    tell(said("NO_VIOLATION_IN", trips=trips, workers=workers))
    echo_lines(
        [*confirmed_line(plan, told.confirmed_fen, lang), *kept_line(plan, lang)]
    )
    if told.proved_fen is not None:
        is_short = told.is_short
        click.echo(bound_line(plan, told.proved_fen, is_short=is_short, lang=lang))
    echo_lines(stated_lines(told.stated, lang))
    leave(code)


def _yuan_or_none(fen: int | None) -> float | None:
    return None if fen is None else fen / 100
