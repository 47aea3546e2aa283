"""A scenario and its variants planned side by side and compared."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from p2p.kept import LOOSENING, bound_proved, tell_remark
from p2p.planning import prove
from p2p.stages import untold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from p2p.stages import Stage
    from transport.answers.comparison import Compared
    from transport.language import Lang
    from transport.outcome import Limits, StopAsked
    from transport.said import Said
    from transport.scenario import Scenario


def variants_to_compare(
    path: Path, scenario: Scenario, chosen: Sequence[str] = ()
) -> list[str | None]:
    """The scenario as it is (None), then the ``chosen`` variants; without any, all.

    Raises
    ------
    ScenarioError
        If a chosen variant has faults, before a long search and not after it.
    """
    from transport.reading import read_scenario

    for variant in chosen:
        read_scenario(path, variant=variant)
    return [None, *dict.fromkeys(chosen or scenario.variants)]


def limits_for_all(
    scenario: Scenario,
    n_variants: int,
    *,
    time_limit_s: float | None = None,
    steps: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> Limits:
    """The limits of a comparison: the seconds are for all, the steps for each."""
    from transport.outcome import Limits

    search = scenario.search
    if steps is None and time_limit_s is None:
        time_limit_s = float(search.time_limit_s * n_variants)
    return Limits(
        time_limit_s=time_limit_s,
        steps=steps,
        seed=search.seed if seed is None else seed,
        threads=threads or os.cpu_count() or 1,
    )


def with_limits_priced(
    found: Sequence[Compared], *, stop: StopAsked | None = None
) -> list[Compared]:
    """Each plan with what one step less strict limits would save."""
    from solvers.repairs.loosening import loosened_limits

    return [
        one
        if one.scenario is None or one.plan is None
        else replace(
            one, looser=tuple(loosened_limits(one.scenario, one.plan, stop=stop))
        )
        for one in found
    ]


def renew_comparison(
    out: Path,
    *,
    moved: Path | None = None,
    lang: Lang | None = None,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> Path:
    """Write page, table and workbook of the comparison in ``out`` again; the page.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong in one of its plans.
    """
    from transport.report.compare_files import (
        PAGE,
        PLANS,
        folder_names,
        read_comparison,
        write_pages,
    )

    found, written_in = read_comparison(out, moved=moved)
    for one, name in zip(found, folder_names(found), strict=True):
        if one.scenario is not None and one.plan is not None:
            tell_remark(out / PLANS / name, one.plan, warn)
            prove(one.scenario, one.plan, stage=stage)
    found = [_with_bound(one) for one in found]
    with stage(LOOSENING):
        found = with_limits_priced(found)
    write_pages(out, found, lang=lang or written_in)
    return out / PAGE


def _with_bound(one: Compared) -> Compared:
    """The plan, if there is one, with how far its bound was proved again."""
    if one.scenario is None or one.plan is None:
        return one
    return replace(one, plan=bound_proved(one.scenario, one.plan))
