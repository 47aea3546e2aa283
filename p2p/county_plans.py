"""Some counties of a kept plan reopened, so that no other has to be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from p2p.errors import PlanRefused
from p2p.kept import Kept
from p2p.stages import untold
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from p2p.stages import Stage
    from transport.plan import Plan
    from transport.scenario import Scenario


def reopened_counties(
    out: Path,
    counties: Sequence[str],
    *,
    moved: Path | None = None,
    stage: Stage = untold,
) -> Kept | None:
    """The plan in ``out`` as far as it tells of these counties, that much proved again.

    The verdict beside it says that the whole was proved. None where the whole has to be
    read: it lies in one file, its verdict is of another plan, its scenario has changed,
    or parts of other counties tell of these, too.

    Raises
    ------
    ScenarioError
        If what is needed cannot be read.
    PlanRefused
        If the checker finds anything wrong in it.
    """
    from transport.planfiles.county_reading import read_counties, read_index
    from transport.planfiles.reading import read_source, scenario_for, scenario_path
    from transport.planfiles.verdicts import verdict_remark
    from transport.planfiles.version_json import read_version

    index = read_index(out)
    if index is None or verdict_remark(out, index.head) is not None:
        return None
    source = read_source(out)
    path = moved or scenario_path(source, out)
    scenario = scenario_for(out, index.head, path)
    here = (scenario.name, scenario.sha256, scenario.variant, scenario.clock)
    of = index.head
    if here != (of.scenario_name, of.scenario_sha256, of.variant, index.clock):
        return None
    found = read_counties(index, scenario, counties)
    if found is None:
        return None
    plan, travelling = found
    _prove(scenario, plan, travelling, stage)
    lang, version = source.lang, read_version(out)
    return Kept(folder=out, scenario=scenario, plan=plan, lang=lang, version=version)


def _prove(
    scenario: Scenario, plan: Plan, counties: frozenset[str], stage: Stage
) -> None:
    """Nothing, if nothing is wrong in the plans of these counties."""
    from transport.checker import part_violations

    village = scenario.own_village
    workers = tuple(
        worker
        for worker in scenario.workers
        if village[worker.lives_by_id].county in counties
    )
    with stage(said("CHECKING")):
        found = part_violations(replace(scenario, workers=workers), plan)
    if found:
        raise PlanRefused(found)
