"""What keeps workers from a train and how far it must give way, planned and priced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from solvers.repairs import service_ways
from solvers.repairs.service_repairs import by_limits
from tests.solvers.journeys.days import far_day, train
from tests.solvers.repairs.asked import pricing_of, repairs_of
from tests.transport.builders import make_policy
from transport.answers.repairs import repair_text
from transport.catalogue.sentences import sentence
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.repairs.limit_repairs import Way
    from transport.answers.repairs import Repair
    from transport.plan import Plan
    from transport.scenario import Scenario

NONE = Limits(time_limit_s=None, steps=0)
GATE = (8, 18)


def three(
    *,
    gate: tuple[int, int] = (6, 22),
    boards: tuple[int, int] = (6, 22),
    ready_h: int = 0,
) -> Scenario:
    """Three far from work, one driver, rides of 16 h; a train from ten to six."""
    day = far_day(n_workers=3, services=(train(duration_s=8 * HOUR_S),))
    first, home = day.employers[0], day.villages[0]

    def hours(of: tuple[int, int]) -> Opening:
        return Opening(from_s=of[0] * HOUR_S, until_s=of[1] * HOUR_S)

    return replace(
        day,
        n_days=3,
        workers=tuple(
            replace(
                w,
                employer_id=first.employer_id,
                village_id=home.village_id,
                ready_from_s=ready_h * HOUR_S,
            )
            for w in day.workers
        ),
        employers=(replace(first, opening=hours(gate)),),
        villages=(replace(home, opening=hours(boards)),),
        policy=replace(make_policy("none"), max_ride_s=16 * HOUR_S, max_drivers=1),
    )


def planned(scenario: Scenario) -> Plan:
    return solve(scenario, limits=NONE).plan


def offered(scenario: Scenario) -> dict[str, Repair]:
    """By kind the least."""
    pricing = pricing_of(scenario)
    left = pricing.alone(pricing.plan.unplanned, with_services=True)
    found = by_limits(pricing, left)
    for repair in found:
        assert (repair.n_carried, repair.service_id) == (3, "K1"), repair.kind
    return {repair.kind: repair for repair in reversed(found)}


def test_a_gate_that_is_closed_when_the_train_is_in_is_asked_to_stay_open() -> None:
    """Not told as a journey too long: they would stand before it until the morning."""
    shut = three(gate=GATE)
    plan = planned(shut)
    assert {entry.code for entry in plan.unplanned} == {"SERVICE_TIMES"}
    told = plan.unplanned[0].told
    assert "the gate is closed when they arrive" in sentence(told, "en")
    assert "已停止接收" in sentence(told, "zh")
    repair = offered(shut)["longer_gate"]
    assert 0 < repair.amount < 180
    assert repair_text(repair, "en").startswith(
        f"have E0 receive {repair.amount} min longer (08:00-"
    )
    assert ", by K1" in repair_text(repair, "en")

    def opened(minutes: int) -> Scenario:
        until_s = GATE[1] * HOUR_S + minutes * MINUTE_S
        opening = Opening(from_s=GATE[0] * HOUR_S, until_s=until_s)
        return replace(shut, employers=(replace(shut.employers[0], opening=opening),))

    assert planned(opened(repair.amount - 1)).n_planned == 0
    plan = planned(opened(repair.amount))
    assert (plan.n_planned, plan.cost.total_fen) == (3, repair.cost_fen)


def test_an_earlier_train_too_and_no_longer_journey_than_it_must_be() -> None:
    found = offered(three(gate=GATE, boards=(4, 22)))
    assert found["earlier_service"].amount == found["longer_gate"].amount
    assert "later_service" in found
    assert "longer_journey" in found
    assert "more_days" not in found


def test_boarding_that_ends_early_is_told_and_may_end_later() -> None:
    """At seven, and the train leaves at six in the evening."""
    early = three(boards=(6, 7), gate=(0, 24))
    late = replace(
        early, services=(train(departs_s=42 * HOUR_S, duration_s=6 * HOUR_S),)
    )
    plan = planned(late)
    assert {entry.code for entry in plan.unplanned} == {"SERVICE_TIMES"}
    assert "boarding ends at their village" in sentence(plan.unplanned[0].told, "en")
    assert "本村上车时段" in sentence(plan.unplanned[0].told, "zh")
    repair = offered(late)["later_pickup"]
    opening = Opening(from_s=6 * HOUR_S, until_s=7 * HOUR_S + repair.amount * MINUTE_S)
    home = replace(late.villages[0], opening=opening)
    plan = planned(replace(late, villages=(home,)))
    assert (plan.n_planned, plan.cost.total_fen) == (3, repair.cost_fen)


@pytest.mark.parametrize(("n_days", "also"), [(3, None), (2, "next_days_service")])
def test_whoever_is_ready_after_the_train_is_offered_that_of_the_next_day(
    n_days: int, also: str | None
) -> None:
    """Ready at six on the third day: the train left 20 h before."""
    ready = replace(three(ready_h=30 + 24), n_days=n_days)
    found = offered(ready)
    kind = "next_days_service" if also is None else "more_days"
    repair = found[kind]
    assert repair.amount == 1
    assert (repair.also and repair.also.kind) == also
    text = repair_text(repair, "en")
    assert text.startswith("take one like K1 1 day later")
    assert "1 天后与 K1 同一时刻" in repair_text(repair, "zh")
    (service,) = ready.services
    moved = replace(service, departs_s=service.departs_s + DAY_S)
    plan = planned(replace(ready, services=(moved,), n_days=3))
    assert (plan.n_planned, plan.cost.total_fen) == (3, repair.cost_fen)
    assert any(one.kind == kind for one in repairs_of(ready))


@pytest.mark.parametrize(
    ("way", "amount", "by_s"),
    [
        (service_ways.later, 25, 25 * MINUTE_S),
        (service_ways.earlier, 25, -25 * MINUTE_S),
        (service_ways.next_days, 2, 2 * DAY_S),
    ],
)
def test_a_way_moves_every_service_by_what_it_is_asked(
    way: Callable[[Scenario], Way], amount: int, by_s: int
) -> None:
    day = three()
    own = way(day)
    assert amount in own.amounts
    moved = own.change(day, amount)
    assert [s.departs_s for s in moved.services] == [
        s.departs_s + by_s for s in day.services
    ]
