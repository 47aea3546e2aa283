"""A plan kept in a folder: written there, reopened, its papers renewed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from p2p.planning import after_s, prove, stop_in_time
from p2p.stages import untold
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from p2p.stages import Stage
    from transport.interchange.ics import Edition
    from transport.language import Lang
    from transport.outcome import Limits, StopAsked
    from transport.plan import Plan
    from transport.planfiles.folder import Form
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.versions import Version

PRICING, CHEAPER = said("PRICING_REPAIRS"), said("LOOKING_FOR_CHEAPER_WAYS")
LOOSENING = said("PRICING_LIMITS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A plan that lies in ``folder``, proved, with its unchanged scenario.

    ``lang``: the language it was written in. ``version``: of one that follows another.
    """

    folder: Path
    scenario: Scenario
    plan: Plan
    lang: Lang
    version: Version | None = None


def reopened(
    out: Path,
    *,
    moved: Path | None = None,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> Kept:
    """The plan in ``out``, proved again.

    ``moved``: where its scenario is now, if not where it was. ``warn`` hears that the
    verdict kept there is not of this plan. Of its bound it says how far it was proved
    again.

    Raises
    ------
    ScenarioError
        If either cannot be read, or the scenario has changed since.
    PlanRefused
        If the checker finds anything wrong.
    """
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        refuse_changed,
        scenario_path,
    )
    from transport.planfiles.version_json import read_version

    lang: Lang = "zh"
    if moved is None:
        source = read_source(out)
        moved, lang = scenario_path(source, out), source.lang
    plan, scenario = read_plan_and_scenario(out, moved)
    refuse_changed(scenario, plan, path=moved)
    tell_remark(out, plan, warn)
    prove(scenario, plan, stage=stage)
    return Kept(
        folder=out,
        scenario=scenario,
        plan=bound_proved(scenario, plan),
        lang=lang,
        version=read_version(out),
    )


def tell_remark(out: Path, plan: Plan, warn: Callable[[Said], None] | None) -> None:
    """Tell, where the verdict in ``out`` is not of the ``plan`` read there."""
    from transport.planfiles.verdicts import verdict_remark

    remark = verdict_remark(out, plan)
    if remark and warn is not None:
        warn(remark)


def bound_proved(scenario: Scenario, plan: Plan) -> Plan:
    """The plan, proved otherwise, with how far its certificate bears out its bound.

    What more it states is shown as stated, not checked: nobody can tell who wrote it
    into the file, not by a verdict either, which lies beside it.
    """
    from transport.checker import confirmed_bound_fen

    if plan.proved_fen is None:
        return plan
    return replace(plan, proved_fen=confirmed_bound_fen(scenario, plan) or 0)


def write_kept(
    scenario: Scenario,
    plan: Plan,
    out: Path,
    *,
    scenario_path: Path | None,
    lang: Lang,
    version: Version | None = None,
    with_manifests: bool = True,
    with_map: bool = True,
    tiles: str | None = None,
    operation: Path | None = None,
    form: Form | None = None,
    also: Callable[[Path], None] | None = None,
    processes: int = 1,
    notes: list[Said] | None = None,
    stage: Stage = untold,
) -> None:
    """Write a proved plan into ``out``, whole or not at all, with its papers and map.

    Files of others stay there; those that were in the way are told in ``notes``.
    ``scenario_path``: None where no files say the scenario. ``version``: of a plan that
    follows another. ``operation``: the folder whose store keeps it, too.
    ``form``: of its files; None: by their size. ``also`` writes what else belongs to
    it into the new folder. ``processes``: how many write the lists of a large plan.

    Raises
    ------
    OutputError
        If the place is taken, or the disk refuses.
    """
    from transport.files.out_folder import new_output
    from transport.planfiles.folder import MANIFESTS, MAP, source_of
    from transport.planfiles.writing import write_plan_files

    source = None
    if scenario_path is not None:
        source = source_of(scenario_path, out=out, lang=lang, operation=operation)
    with new_output(out, notes=notes) as folder:
        write_plan_files(folder, scenario=scenario, plan=plan, source=source, form=form)
        if version is not None:
            from transport.planfiles.version_json import write_version

            write_version(folder, version)
        if also is not None:
            also(folder)
        if with_manifests:
            dest = folder / MANIFESTS
            _write_lists(scenario, plan, dest, lang, version, processes, stage)
        if with_map:
            from maps import write_map

            with stage(said("DRAWING_THE_MAP")) as told:
                write_map(
                    *(scenario, plan, folder / MAP),
                    lang=lang,
                    tiles=tiles,
                    told=told,
                    version=version,
                )


def _write_lists(
    scenario: Scenario,
    plan: Plan,
    dest: Path,
    lang: Lang,
    version: Version | None,
    processes: int,
    stage: Stage,
) -> None:
    """Write the manifests into the new folder ``dest``, and note what they are."""
    from transport.files.inventory import seal
    from transport.manifests import write_manifests

    dest.mkdir()
    with stage(said("WRITING_MANIFESTS", n=len(plan.trips))) as told:
        write_manifests(
            scenario,
            plan,
            dest,
            lang=lang,
            told=told,
            version=version,
            processes=processes,
        )
    seal(dest)


def renew_manifests(
    kept: Kept,
    *,
    lang: Lang,
    notes: list[Said],
    processes: int = 1,
    stage: Stage = untold,
) -> Path:
    """Write the manifests again, by so many processes; the folder they are in."""
    from transport.files.out_folder import new_output
    from transport.manifests import write_manifests
    from transport.planfiles.folder import MANIFESTS

    dest, n_trips = kept.folder / MANIFESTS, len(kept.plan.trips)
    with (
        new_output(dest, notes=notes) as folder,
        stage(said("WRITING_MANIFESTS", n=n_trips)) as told,
    ):
        write_manifests(
            kept.scenario,
            kept.plan,
            folder,
            lang=lang,
            told=told,
            version=kept.version,
            processes=processes,
        )
    return dest


def renew_map(
    kept: Kept, *, lang: Lang, tiles: str | None = None, stage: Stage = untold
) -> Path:
    """Draw the map again; its file."""
    from maps import write_map
    from transport.files.out_folder import own_file
    from transport.planfiles.folder import MAP

    dest, plan = kept.folder / MAP, kept.plan
    with own_file(dest) as path, stage(said("DRAWING_THE_MAP")) as told:
        write_map(
            kept.scenario,
            plan,
            path,
            lang=lang,
            tiles=tiles,
            told=told,
            version=kept.version,
        )
    return dest


def renew_report(kept: Kept, *, lang: Lang, stage: Stage = untold) -> Path:
    """Write the page about the plan again; its file."""
    from transport.files.out_folder import own_file
    from transport.files.writing import write_text
    from transport.planfiles.folder import REPORT

    page = report_page(
        kept.scenario, kept.plan, lang=lang, version=kept.version, stage=stage
    )
    dest = kept.folder / REPORT
    with own_file(dest) as path:
        write_text(path, page)
    return dest


def report_page(
    scenario: Scenario,
    plan: Plan,
    *,
    lang: Lang,
    version: Version | None = None,
    stage: Stage = untold,
) -> str:
    """The page about a proved plan: totals, map, who stays, what would help.

    Of a plan that was searched for by the clock, each look at what would help ends as
    it does after the search.
    """
    from maps.render import render_map
    from solvers.repairs.cheaper import cheaper_ways
    from solvers.repairs.loosening import loosened_limits
    from solvers.repairs.repairs import priced_repairs
    from transport.report.plan_page import plan_page

    with stage(PRICING):
        repairs = priced_repairs(scenario, plan, time_limit_s=after_s(_limits(plan)))
    with stage(CHEAPER):
        cheaper = cheaper_ways(scenario, plan, stop=_in_time(plan))
    with stage(LOOSENING):
        looser = loosened_limits(scenario, plan, stop=_in_time(plan))
    with stage(said("DRAWING_THE_MAP")) as told:
        map_html = render_map(scenario, plan, lang=lang, told=told, version=version)
    return plan_page(
        scenario,
        plan,
        lang=lang,
        violations=(),
        repairs=repairs,
        cheaper=cheaper,
        looser=looser,
        map_html=map_html,
        version=version,
    )


def _in_time(plan: Plan) -> StopAsked:
    """Whether to stop a piece of work on the plan, from now on; never without clock."""
    return stop_in_time(lambda: False, _limits(plan))


def _limits(plan: Plan) -> Limits:
    """How long the plan was searched for; without a limit where steps were counted."""
    from transport.outcome import Limits

    searched = plan.solver
    limit_s = searched.seconds if searched.steps is None else None
    return Limits(time_limit_s=limit_s)


def renew_exchange(
    kept: Kept, edition: Edition, *, notes: list[Said], stage: Stage = untold
) -> int:
    """Write the files for other programs again; how many.

    ``edition``: which version the plan is, with those whose calendars it replaces.
    """
    from transport.files.out_folder import new_output
    from transport.interchange.writing import write_interchange
    from transport.planfiles.folder import EXCHANGE

    dest = kept.folder / EXCHANGE
    with (
        new_output(dest, notes=notes) as folder,
        stage(said("WRITING_FILES_TO_EXCHANGE")),
    ):
        files = write_interchange(
            kept.scenario, kept.plan, folder, lang=kept.lang, edition=edition
        )
        return len(files)
