"""Three limits that bind at once give way together, by the least of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.repairs.joint_repairs import days, joint, or_joint
from solvers.repairs.limit_repairs import longer_ride
from tests.solvers.repairs.asked import asked, planned
from tests.transport.builders import make_employer, make_policy, make_scenario
from transport.answers.repairs import repair_text
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening

if TYPE_CHECKING:
    from transport.answers.repairs import Repair
    from transport.scenario import Scenario


def bound(*, ride_h: int = 2, drivers: int = 1, more_min: int = 0) -> Scenario:
    """A ride of 2.9 h with two drivers, to a gate that closes at 07:30."""
    until_s = 7 * HOUR_S + (30 + more_min) * MINUTE_S
    gate = make_employer(opening=Opening(from_s=7 * HOUR_S, until_s=until_s))
    scenario = make_scenario(
        n_days=1,
        employers=(gate,),
        policy=make_policy(max_ride_s=ride_h * HOUR_S, max_drivers=drivers),
    )
    fleet = tuple(replace(line, drivers=2) for line in scenario.fleet)
    return replace(scenario, fleet=fleet)


def chain(repair: Repair | None) -> dict[str, int]:
    """What gives way, and by how much."""
    if repair is None:
        return {}
    return {**chain(repair.also), repair.kind: repair.amount}


def test_three_limits_are_named_and_give_way_together_by_the_least_of_each() -> None:
    (entry,) = planned(bound()).unplanned
    assert entry.told.code == "LIMITS_AT_ONCE"
    parts = entry.told.figures["parts"]
    assert [getattr(part, "code", "") for part in parts] == [  # type: ignore[union-attr]
        "SHORTEST_RIDE_TOO_LONG",
        "GATE_CLOSES_TOO_SOON",
        "MORE_DRIVERS_NEEDED",
    ]
    (repair,) = asked(or_joint(longer_ride), bound())
    assert chain(repair) == {"longer_ride": 174, "more_drivers": 2, "longer_gate": 73}
    text = repair_text(repair, "en")
    assert text.startswith("allow rides of 2 h 54 min and allow 2 drivers on a trip")
    free = planned(bound(ride_h=3, drivers=2, more_min=73))
    assert free.cost.total_fen == repair.cost_fen
    assert not planned(bound(ride_h=3, drivers=2, more_min=72)).n_planned


def test_where_one_limit_suffices_it_is_not_joined_by_others() -> None:
    (repair,) = asked(or_joint(longer_ride), bound(drivers=2, more_min=14 * 60))
    assert chain(repair) == {"longer_ride": 174}


def test_who_would_ride_anyway_needs_no_limits_to_give_way() -> None:
    assert asked(joint, bound(ride_h=3, drivers=2, more_min=75)) == []


def test_a_day_may_be_added_beside_other_limits() -> None:
    assert days(bound()).amounts == range(1, 4)
    assert days(bound()).change(bound(), 2).n_days == 3
