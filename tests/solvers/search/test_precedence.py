"""Where seats are short, priority goes before number and cost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of
from solvers.planner import solve
from solvers.search.precedence import Precedence
from tests.solvers.cases import search_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.outcome import Limits
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.roster import Worker
    from transport.scenario import Scenario


def short_of_seats(*, n_listed: int, n_others: int, seed: int = 0) -> Scenario:
    """Ten coaches with 25 seats each on one day; eight villages, three employers."""
    rng = random.Random(seed)
    villages = tuple(
        make_village(f"V{i}", lat=37.95 + 0.02 * i, lon=110.99 + 0.02 * (i % 3))
        for i in range(8)
    )
    employers = tuple(
        make_employer(f"E{i}", lat=38.8 + 0.02 * i, lon=110.5) for i in range(3)
    )
    workers = [
        make_worker(
            f"W{i:03d}",
            village_id=f"V{rng.randrange(8)}",
            employer_id=f"E{rng.randrange(3)}",
            is_poverty_listed=i < n_listed,
        )
        for i in range(n_listed + n_others)
    ]
    return make_scenario(
        n_days=1,
        villages=villages,
        employers=employers,
        workers=tuple(workers),
        fleet=(make_line(seats=27, count=10),),
        policy=make_policy(escorts_per_vehicle=1),
    )


def planned(scenario: Scenario, steps: int) -> Plan:
    """The plan with coaches that run one trip a day: seats are to be scarce."""
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=steps)).plan
    assert violations(scenario, plan) == []
    return plan


def left(scenario: Scenario, plan: Plan) -> list[Worker]:
    return [scenario.worker[entry.worker_id] for entry in plan.unplanned]


@pytest.mark.parametrize("steps", [0, 1, 2])
@pytest.mark.parametrize(("n_listed", "n_others"), [(60, 240), (240, 60)])
def test_no_listed_worker_stays_while_another_rides(
    n_listed: int, n_others: int, steps: int
) -> None:
    scenario = short_of_seats(n_listed=n_listed, n_others=n_others)
    plan = planned(scenario, steps)
    assert plan.n_planned >= 240
    assert not any(worker.is_poverty_listed for worker in left(scenario, plan))


def test_where_all_are_listed_but_some_the_others_stay() -> None:
    scenario = short_of_seats(n_listed=290, n_others=10)
    stay = left(scenario, planned(scenario, 1))
    assert sum(not worker.is_poverty_listed for worker in stay) == 10


def test_one_listed_worker_outweighs_a_coach_of_others_on_a_far_road() -> None:
    """Her village is on nobody's way: four others must leave her coach for the time."""
    scenario = make_scenario(
        n_days=1,
        villages=(make_village("V1"), make_village("V2", lat=37.7)),
        workers=(
            *(make_worker(f"A{i}") for i in range(8)),
            make_worker("B", village_id="V2", is_poverty_listed=True),
        ),
        fleet=(make_line(seats=9, count=1),),
        policy=make_policy(max_villages_per_vehicle=1),
    )
    plan = planned(scenario, 1)
    assert [journey.worker_id for journey in plan.journeys] == ["B"]


def test_a_party_with_one_listed_member_goes_before_single_workers() -> None:
    party = [
        make_worker(f"P{i}", party_id="P", is_poverty_listed=i == 0) for i in range(4)
    ]
    others = [make_worker(f"A{i}") for i in range(6)]
    scenario = make_scenario(
        n_days=1,
        workers=(*others, *party),
        fleet=(make_line(seats=7, count=1),),
    )
    plan = planned(scenario, 1)
    assert {j.worker_id for j in plan.journeys} >= {f"P{i}" for i in range(4)}
    assert plan.n_planned == 6


def test_key_employers_come_second() -> None:
    scenario = make_scenario(
        n_days=1,
        employers=(make_employer("E1"), make_employer("E2", lat=38.85)),
        workers=(
            *(make_worker(f"A{i}", employer_id="E1") for i in range(3)),
            *(make_worker(f"K{i}", employer_id="E2") for i in range(3)),
            *(make_worker(f"L{i}", is_poverty_listed=True) for i in range(3)),
        ),
        fleet=(make_line(seats=7, count=1),),
        policy=make_policy(key_employers=("E2",)),
    )
    plan = planned(scenario, 1)
    stays = {entry.worker_id for entry in plan.unplanned}
    assert stays == {"A0", "A1", "A2"}


def still_waiting(scenario: Scenario, aboard: set[str]) -> set[str]:
    """Who waits once a coach that left with these workers has minded priority."""
    search = search_of(scenario)
    problem, state = search.problem, search.state
    pieces = [
        state.waiting.piece(piece.group_idx, chosen)
        for piece in state.waiting.pieces()
        for parties in (problem.groups[piece.group_idx].parties,)
        if (chosen := [i for i in piece.parties if aboard & {*parties[i].worker_ids}])
    ]
    booking = search.dispatcher.book(draft_of(problem, 0, pieces), state.fleet)
    assert isinstance(booking, Booking)
    state.add(booking)
    precedence = Precedence(problem=problem, dispatcher=search.dispatcher)
    while precedence.enforce(state):
        pass
    return {
        worker_id
        for piece in state.waiting.pieces()
        for i in piece.parties
        for worker_id in problem.groups[piece.group_idx].parties[i].worker_ids
    }


def three_seats(*others: Worker, **changes: Any) -> Scenario:
    """Three of no class, for whom there are seats, and others."""
    three = tuple(make_worker(f"A{i}") for i in range(3))
    fleet = (make_line(seats=4, count=1),)
    return make_scenario(n_days=1, workers=(*three, *others), fleet=fleet, **changes)


ABOARD = {"A0", "A1", "A2"}


def test_a_listed_worker_takes_one_seat_and_the_others_keep_theirs() -> None:
    waits = still_waiting(three_seats(make_worker("L", is_poverty_listed=True)), ABOARD)
    assert len(waits) == 1
    assert waits < ABOARD


def test_nobody_gives_way_to_one_of_the_same_class() -> None:
    assert still_waiting(three_seats(make_worker("B")), ABOARD) == {"B"}


def test_a_party_larger_than_the_coach_displaces_nobody() -> None:
    party = [
        make_worker(f"L{i}", party_id="P", is_poverty_listed=True) for i in range(4)
    ]
    waits = still_waiting(three_seats(*party), ABOARD)
    assert waits == {"L0", "L1", "L2", "L3"}


@pytest.mark.parametrize(
    ("penalty_fen", "waits"), [(1_000, {"L"}), (10_000_000, ABOARD)]
)
def test_a_way_dearer_than_leaving_her_behind_is_not_gone(
    penalty_fen: int, waits: set[str]
) -> None:
    """Thirty kilometres further south; the coach may call at one village alone."""
    scenario = three_seats(
        make_worker("L", village_id="V2", is_poverty_listed=True),
        villages=(make_village("V1"), make_village("V2", lat=37.7)),
        policy=make_policy(max_villages_per_vehicle=1),
        tariff=Tariff(penalty_poverty_fen=penalty_fen),
    )
    assert still_waiting(scenario, ABOARD) == waits
