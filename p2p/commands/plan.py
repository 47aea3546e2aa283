"""``p2p plan``: a scenario planned, proved and written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.cluster import cluster_options
from p2p.commands.interrupts import stop_on_interrupt
from p2p.commands.language import told_in
from p2p.commands.options import (
    ONE_LIMIT,
    Finite,
    all_option,
    form_option,
    json_option,
    lang_option,
    locks_out,
    scenario_argument,
    tiles_option,
    variant_option,
)
from p2p.commands.plan_lines import refuse_infeasible, tell_figures, tell_plan
from p2p.commands.terminal import (
    shown_progress,
    stage,
    tell_compiling,
    tell_notes,
    tell_stopping,
    tell_warnings,
    timed,
)
from p2p.commands.usage import Misused
from transport.said import said
from transport.side_by_side import cores

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.outcome import Limits, Outcome, Progress
    from transport.planfiles.folder import Form
    from transport.said import Said
    from transport.scenario import Scenario


@click.command()
@scenario_argument
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder to write the plan and its documents into.",
)
@click.option(
    "--time-limit",
    type=Finite(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop searching after this time.  [default: the scenario's, else 60]",
)
@click.option(
    "--steps",
    type=click.IntRange(min=1),
    help="Stop after this many search steps instead: the same plan on every machine.",
)
@click.option(
    "--gap",
    type=Finite(min=0, max=1),
    help="Stop when the plan is proven to be within this share of the cheapest.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**31 - 1),
    help="Random seed.  [default: the scenario's, else 1]",
)
@click.option(
    "--threads",
    type=click.IntRange(min=1),
    help="Cores to use; with --steps the plan does not depend on it.  [default: all]",
)
@cluster_options
@variant_option
@all_option
@lang_option
@click.option("--manifests/--no-manifests", default=True, help="Write the documents.")
@click.option("--map/--no-map", "with_map", default=True, help="Write the map.")
@tiles_option
@form_option
@click.option("--force", is_flag=True, help="Replace an earlier plan in OUT.")
@json_option
@locks_out
def plan(
    scenario: Path,
    out: Path,
    time_limit: float | None,
    steps: int | None,
    variant: str | None,
    lang: Lang | None,
    tiles: str | None,
    form: Form | None,
    *,
    manifests: bool,
    with_map: bool,
    force: bool,
    as_json: bool,
    **search_options: Any,
) -> None:
    """Plan SCENARIO and write plan, documents and map into a folder.

    Nothing is written unless the independent checker finds the plan faultless.
    Ctrl-C ends the search and keeps the best plan found, if one is found by then or a
    moment later; a second Ctrl-C abandons it.
    """
    from p2p.kept import write_kept
    from p2p.planning import limits_for, prove
    from scenarios.atlas import GazetteerAtlas
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.planfiles.folder import ALL_NAMES, PLAN
    from transport.reading import read_scenario

    if steps is not None and time_limit is not None:
        raise Misused(ONE_LIMIT)
    refuse_unsafe_folder(out, force=force, marker=PLAN, ours=ALL_NAMES)
    with stage(said("READING")):
        problem = read_scenario(scenario, variant=variant, atlas=GazetteerAtlas())
    tell_warnings(problem.warnings)
    limits = limits_for(problem, time_limit_s=time_limit, steps=steps, **search_options)
    outcome, was_stopped = _search(problem, limits)
    tell_warnings(outcome.warnings)
    if outcome.status == "infeasible":
        refuse_infeasible(problem, outcome.plan, limits, was_stopped=was_stopped)
    prove(problem, outcome.plan, stage=stage)
    if not as_json:
        tell_figures(problem, outcome.plan)
    notes: list[Said] = []
    write_kept(
        problem,
        outcome.plan,
        out,
        scenario_path=scenario,
        lang=lang or told_in(),
        with_manifests=manifests,
        with_map=with_map,
        tiles=tiles,
        form=form,
        processes=cores(),
        notes=notes,
        stage=stage,
    )
    tell_notes(notes)
    tell_plan(problem, outcome, out, limits, was_stopped=was_stopped, as_json=as_json)


def _search(problem: Scenario, limits: Limits) -> tuple[Outcome, bool]:
    """The search's outcome, and whether Ctrl-C ended it.

    Raises
    ------
    KeyboardInterrupt
        Also after one Ctrl-C, where no first plan has come a little later.
    """
    from p2p.planning import make_ready, search
    from solvers.running.giving_up import GivingUp

    make_ready(tell_compiling)
    giving_up = GivingUp()
    tell = partial(tell_stopping, giving_up)
    with (
        timed("planning"),
        stop_on_interrupt(tell, giving_up=giving_up) as stop,
        shown_progress() as shown,
    ):
        if shown is not None:
            shown.begin("")

        def report(progress: Progress) -> None:
            giving_up.note(progress)
            if shown is not None:
                shown.report("", progress)

        outcome = search(problem, limits, report=report, stop=stop)
        return outcome, stop()
