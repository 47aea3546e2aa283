"""What a version tells of late trips that could not be timed anew."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from p2p.coach_lines import coach_facts, not_retimed, told_of_coaches
from solvers.planner import solve
from tests.solvers.near_gate import near
from transport.catalogue.sentences import sentence
from transport.changes import AwayCoach, Changes
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


@cache
def day() -> tuple[Scenario, Plan]:
    """A coach that goes twice."""
    scenario = near()
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1, seed=1)).plan
    first, second = plan.trips
    assert first.block_id == second.block_id
    return scenario, plan


def version(now: tuple[Trip, ...], *, departed: frozenset[str] = frozenset()) -> Any:
    scenario, plan = day()
    first = plan.trips[0]
    away = AwayCoach(
        depot_id=first.depot_id,
        vehicle_type=first.vehicle_type,
        coach=first.coach,
        from_s=first.depart_s,
        until_s=first.depart_s + 600,
    )
    changes = Changes(moment_s=0, away=(away,))
    return SimpleNamespace(
        parent=plan,
        events=(),
        late=(),
        begun=SimpleNamespace(
            asked=SimpleNamespace(fixed=SimpleNamespace(departed=departed))
        ),
        found=SimpleNamespace(
            plan=replace(plan, trips=now), changes=changes, scenario=scenario
        ),
    )


def test_a_late_trip_whose_coach_runs_another_is_told_in_both_languages() -> None:
    first, second = day()[1].trips
    other = replace(first, coach=first.coach + 1)
    for now in ((second,), (other, second)):
        asked = version(now)
        assert list(not_retimed(asked)) == [(first.trip_id, (second.trip_id,))]
        (told,) = dict(told_of_coaches(asked))["LABEL_LATE"]
        assert f"which runs {second.trip_id} too" in sentence(told, "en")
        assert f"{first.trip_id} 晚点" in sentence(told, "zh")
        (fact,) = coach_facts(asked)["not_retimed"]
        assert fact == {"trip_id": first.trip_id, "runs_too": [second.trip_id]}


@pytest.mark.parametrize("is_departed", [False, True])
def test_what_its_coach_runs_or_has_begun_is_not_told(is_departed: bool) -> None:
    first, second = day()[1].trips
    if is_departed:
        asked = version((second,), departed=frozenset({first.trip_id}))
    else:
        asked = version((first, second))
    assert list(not_retimed(asked)) == []
