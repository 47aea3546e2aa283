"""Who was passed over is found way by way, however many stay and ride."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.checker.breakages import listed_and_left_behind
from tests.transport.checker.handmade import good_plan, good_scenario
from transport.checker import priority_audit
from transport.checker.priority_audit import passed_over
from transport.checker.structure import readable_runs
from transport.plan import NotTravelling
from transport.said import said

if TYPE_CHECKING:
    import pytest

    from transport.roster import Worker


def staying(n: int) -> list[NotTravelling]:
    told = said("AS_WRITTEN", text="")
    return [
        NotTravelling(worker_id=f"x{i}", code="NO_SEATS_LEFT", told=told)
        for i in range(n)
    ]


def test_ways_are_asked_for_once_and_not_for_each_who_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With 2,200 who stay beside 9,700 who ride it took minutes."""
    scenario, plan = good_scenario(), good_plan()
    rider = scenario.worker[plan.trips[0].worker_ids[0]]
    more = tuple(replace(rider, worker_id=f"x{i}", party_id=None) for i in range(300))
    scenario = replace(scenario, workers=(*scenario.workers, *more))
    plan = replace(plan, unplanned=(*plan.unplanned, *staying(300)))
    runs, _ = readable_runs(scenario, plan)
    asked: list[tuple[Worker, ...]] = []
    ways_of = priority_audit._home_and_goal

    def counted(company: tuple[Worker, ...]) -> set[tuple[str, str]]:
        asked.append(company)
        return ways_of(company)

    monkeypatch.setattr(priority_audit, "_home_and_goal", counted)
    assert list(passed_over(scenario, plan, runs)) == []
    assert len(asked) <= len(scenario.workers)


def test_one_of_higher_priority_is_passed_over_on_her_own_way_alone() -> None:
    scenario, plan = listed_and_left_behind("a07")(good_scenario(), good_plan())
    listed = scenario.worker["a07"]
    for village, n in ((listed.village_id, 1), ("V4", 0)):
        own = replace(listed, village_id=village)
        workers = tuple(own if w is listed else w for w in scenario.workers)
        varied = replace(scenario, workers=workers)
        runs, _ = readable_runs(varied, plan)
        found = [v for v in passed_over(varied, plan, runs) if v.where == "a07"]
        assert len(found) == n
