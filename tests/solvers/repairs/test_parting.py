"""Which coaches are planned anew, and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs import parting
from solvers.repairs.parting import Size, parts_of
from tests.solvers.repairs.asked import planned
from tests.solvers.repairs.test_part import two_ways

if TYPE_CHECKING:
    import pytest


def test_a_part_is_the_coach_that_passes_by_and_those_nearest_to_it() -> None:
    """Of each way four ride and three stay: two parts, with one coach each."""
    plan = planned(two_ways())
    left = {entry.worker_id for entry in plan.unplanned}
    parts = parts_of(two_ways(), plan, left, Size(left=3, workers=120, coaches=1))
    assert len(parts) == 2
    for part in parts:
        goals = {two_ways().worker[name].employer_id for name in part.worker_ids}
        assert len(goals) == 1
        assert (len(part.left), len(part.worker_ids)) == (3, 7)


def test_whoever_is_of_a_higher_class_is_asked_for_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parting, "MOST_PARTS", 1)
    plan = planned(two_ways())
    poor = sorted(entry.worker_id for entry in plan.unplanned)[-1]
    workers = tuple(
        replace(w, is_poverty_listed=w.worker_id == poor) for w in two_ways().workers
    )
    left = {entry.worker_id for entry in plan.unplanned}
    size = Size(left=3, workers=120, coaches=6)
    (part,) = parts_of(replace(two_ways(), workers=workers), plan, left, size)
    assert poor in part.left


def test_where_nobody_rides_there_is_no_part() -> None:
    plan = replace(planned(two_ways()), trips=())
    assert parts_of(two_ways(), plan, {"WV20"}) == []
