"""The benchmark of a changed day, on a small one."""

from __future__ import annotations

from benchmarks.replan import HEAD, a_day, line_of
from tests.solvers.replanning.days import printed
from transport.outcome import Limits


def test_one_in_a_hundred_stays_away_and_the_line_has_all_columns() -> None:
    scenario, plan = printed()
    day = a_day(scenario, plan, n_added=1, n_down=1, seed=1)
    assert len(day.changes.out) == 1
    assert len(day.changes.added) == len(day.changes.lost) == 1
    limits = Limits(time_limit_s=None, steps=1, seed=1, tells_why=False)
    line = line_of("small", day, limits)
    assert len(line.split()) == len(HEAD.split())
    changed = int(line.split()[HEAD.split().index("changed")])
    lost = max(len(trip.worker_ids) for trip in plan.trips)
    assert changed <= lost
    told = dict(zip(HEAD.split(), line.split(), strict=True))
    assert all(float(told[name]) >= 0 for name in ("proof", "diff"))
