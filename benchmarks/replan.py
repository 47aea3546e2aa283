"""How long a changed day takes, and how few it changes: beside planning it anew.

    python -m benchmarks replan --only one-city-300

A county day, or `yuncheng-2020`, is planned; then 1 % of its workers do not come, some
are added and coaches are down, after the freeze. `seconds` is wall time until the next
version is proved by both checkers, `cpu` what the processors took. `proof`, `diff` and
`papers` are seconds until it is proved once more, what changed for whom is written, and
the papers that changed (`printed`) are, by all cores. `changed` are workers with
another coach, place or time; `anew` as many when the day after the same events is
planned again from nothing.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.county import county_cases, county_day
from benchmarks.replan_after import after
from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.moments import changed_people
from solvers.replanning.replanner import replan
from transport.changes import Changes, LostCoach
from transport.clock import HOUR_S
from transport.fixed import Fixed
from transport.outcome import Limits
from transport.reading import read_scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan
    from transport.scenario import Scenario

HEAD = (
    f"{'case':16} {'riders':>7} {'trips':>6} {'out':>5} {'added':>5} {'down':>4}"
    f" {'seconds':>8} {'cpu':>6} {'proof':>6} {'diff':>6} {'papers':>6}"
    f" {'printed':>7} {'changed':>7} {'anew':>6} {'left':>5}"
)
EVENING = -6 * HOUR_S  # 18:00 of the day before the first
YUNCHENG = "yuncheng-2020"
SHARE_OUT = 0.01
MANY_TRIPS = 100  # of a day with more, 20 are added and two coaches are down


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A printed day, and what happens after its lists are frozen."""

    scenario: Scenario
    plan: Plan
    changes: Changes

    @property
    def asked(self) -> Asked:
        """The question of its next version."""
        fixed = Fixed(
            moment_s=self.changes.moment_s,
            frozen=frozenset(self.plan.trip),
            out=self.changes.out,
        )
        return Asked(
            scenario=self.scenario, plan=self.plan, changes=self.changes, fixed=fixed
        )


def a_day(
    scenario: Scenario, plan: Plan, *, n_added: int, n_down: int, seed: int
) -> Day:
    """One in a hundred stays away, workers like others are added, coaches are down."""
    rng = random.Random(seed)
    riders = [journey.worker_id for journey in plan.journeys]
    out = rng.sample(riders, max(1, round(len(riders) * SHARE_OUT)))
    like = [scenario.worker[w] for w in rng.sample(riders, n_added)]
    added = tuple(
        replace(worker, worker_id=f"added-{n}", party_id=None)
        for n, worker in enumerate(like, start=1)
    )
    lost = tuple(
        LostCoach(
            depot_id=trip.depot_id,
            vehicle_type=trip.vehicle_type,
            coach=trip.coach,
            from_s=EVENING,
        )
        for trip in rng.sample(list(plan.trips), n_down)
    )
    changes = Changes(
        moment_s=EVENING, out=dict.fromkeys(out, "NO_SHOW"), added=added, lost=lost
    )
    return Day(scenario=scenario, plan=plan, changes=changes)


def line_of(name: str, day: Day, limits: Limits) -> str:
    """The day changed as little as may be, and planned anew, in one line."""
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    found = replan(day.asked, Limits(time_limit_s=None, steps=3, seed=limits.seed))
    wall_s, cpu_s = time.perf_counter() - wall_s, time.process_time() - cpu_s
    then = after((day.scenario, day.plan), (found.scenario, found.plan))
    papers = "-" if then.papers_s is None else f"{then.papers_s:.1f}"
    anew = solve(found.scenario, limits=limits).plan
    return (
        f"{name:16} {len(day.plan.journeys):>7,} {len(day.plan.trips):>6}"
        f" {len(day.changes.out):>5} {len(day.changes.added):>5}"
        f" {len(day.changes.lost):>4} {wall_s:>8.1f} {cpu_s:>6.1f}"
        f" {then.proof_s:>6.1f} {then.diff_s:>6.1f} {papers:>6} {then.n_papers:>7}"
        f" {len(found.changed):>7,} {len(changed_people(day.plan, anew)):>6,}"
        f" {len(found.plan.unplanned):>5}"
    )


def scenario_of(name: str, *, seed: int) -> Scenario:
    """The county day of that name, or the shipped scenario."""
    if name == YUNCHENG:
        return read_scenario(Path("scenarios") / YUNCHENG)
    case = next(case for case in county_cases() if case.name == name)
    return county_day(case, seed=seed)


def main(arguments: Sequence[str] | None = None) -> None:
    """Plan each case, change it, and print what that takes."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks replan", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--only", action="append", metavar="NAME")
    parser.add_argument("--seconds", type=float, default=60.0, help="to plan a day")
    parser.add_argument("--steps", type=int, help="steps to plan a day, instead")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    limits = Limits(
        time_limit_s=None if asked.steps else asked.seconds,
        steps=asked.steps,
        seed=asked.seed,
        tells_why=False,
    )
    print(HEAD)  # noqa: T201
    for name in asked.only or ("one-city-300", YUNCHENG):
        scenario = scenario_of(name, seed=asked.seed)
        plan = solve(scenario, limits=limits).plan
        is_large = len(plan.trips) > MANY_TRIPS
        day = a_day(
            scenario,
            plan,
            n_added=20 if is_large else 2,
            n_down=2 if is_large else 1,
            seed=asked.seed,
        )
        print(line_of(name, day, limits), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
