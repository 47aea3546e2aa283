"""County days: generated cases that our engine and its peers can all solve.

Everybody is eligible and ready on the first morning, and nobody has a date to report
by, so that solvers without health papers, dates or several days play by the same rules.
What stays is the operation itself: load caps, seats of crew and observation rows, roads
too narrow for large coaches, driver hours, pick-up and gate hours, tariffs. Limits on
who may share a coach, and on detours, are lifted except in the cases named
``...-cohorts``.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.gazetteer import gazetteer
from scenarios.generate import write_scenario
from scenarios.recipe import Recipe, Shares
from transport.reading import read_scenario

if TYPE_CHECKING:
    from transport.policy import Policy
    from transport.roster import Worker
    from transport.scenario import Scenario

ANY_NUMBER = 999
ANY_DETOUR_PERCENT = 1_000
LONG_RUN_DAYS = 2  # enough to arrive anywhere, too few for a coach to go twice
COHORT_FLEET = 3
WITH_COHORTS = "-cohorts"

_FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "one-city": {"county": ("岚县",), "cities": ("青岛市",)},
    "several-cities": {
        "county": ("临县",),
        "cities": ("青岛市", "天津市/天津市", "苏州市", "石家庄市", "郑州市"),
    },
    "short-haul": {"county": ("浑源县",), "cities": ("大同市",)},
    "rural": {"county": ("石楼县",), "cities": ("西安市",)},
}
_SIZES = {
    "one-city": (100, 300, 600, 1_500),
    "several-cities": (150, 400, 1_000, 2_500),
    "short-haul": (120, 350),
    "rural": (100, 250, 500),
}
_RURAL = Shares(small_roads={19: 0.45, 33: 0.35})
_WORKERS_PER_VILLAGE = 8
_WORKERS_PER_EMPLOYER = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyCase:
    """A named case; the same name and seed always give the same scenario."""

    family: str
    n_workers: int
    has_cohorts: bool = False

    @property
    def name(self) -> str:
        """Family, size, and whether cohort limits hold."""
        return f"{self.family}-{self.n_workers}{WITH_COHORTS * self.has_cohorts}"


def county_cases() -> tuple[CountyCase, ...]:
    """All cases, small ones first within a family."""
    plain = [
        CountyCase(family=family, n_workers=n)
        for family, sizes in _SIZES.items()
        for n in sizes
    ]
    return (
        *plain,
        CountyCase(family="one-city", n_workers=300, has_cohorts=True),
        CountyCase(family="several-cities", n_workers=400, has_cohorts=True),
    )


def county_day(case: CountyCase, *, seed: int) -> Scenario:
    """The scenario of a case, generated and read as a user's would be."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / case.name
        write_scenario(folder, recipe_of(case, seed=seed))
        scenario = read_scenario(folder)
    return _single_day(scenario, case)


def recipe_of(case: CountyCase, *, seed: int) -> Recipe:
    """What the case is generated from."""
    family = _FAMILIES[case.family]
    book = gazetteer()
    return Recipe(
        name=case.name,
        title=case.name,
        counties=book.find_counties(family["county"]),
        cities=book.find_cities(family["cities"]),
        n_workers=case.n_workers,
        seed=seed,
        n_villages=max(4, case.n_workers // _WORKERS_PER_VILLAGE),
        n_employers=max(3, case.n_workers // _WORKERS_PER_EMPLOYER),
        mountain=True,
        shares=_RURAL if case.family == "rural" else Shares(),
    )


def _single_day(scenario: Scenario, case: CountyCase) -> Scenario:
    """Everybody eligible, ready on the first morning, without a date to report by.

    The generator spreads long lists over several days and offers coaches for one of
    them; the fleet grows as many times as there were days. Under cohort limits it
    grows again, so that trips that break them can be split.
    """
    waves = {(worker.ready_from_s or 0) for worker in scenario.workers}
    times = len(waves) * (COHORT_FLEET if case.has_cohorts else 1)
    return replace(
        scenario,
        n_days=1 if case.family == "short-haul" else LONG_RUN_DAYS,
        policy=_policy(scenario.policy, has_cohorts=case.has_cohorts),
        workers=tuple(_ready(worker) for worker in scenario.workers),
        fleet=tuple(replace(line, count=line.count * times) for line in scenario.fleet),
    )


def _ready(worker: Worker) -> Worker:
    return replace(worker, ready_from_s=0, report_by_s=None)


def _policy(policy: Policy, *, has_cohorts: bool) -> Policy:
    editions = tuple(
        replace(
            edition,
            certificate_required=False,
            codes_allowed=(),
            temperature_limit_c=None,
        )
        for edition in policy.editions
    )
    if has_cohorts:
        return replace(policy, editions=editions)
    return replace(
        policy,
        editions=editions,
        max_employers_per_vehicle=ANY_NUMBER,
        max_villages_per_vehicle=ANY_NUMBER,
        max_detour_percent=ANY_DETOUR_PERCENT,
        mix_counties=True,
        mix_risk_levels=True,
    )
