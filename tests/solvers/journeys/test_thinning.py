"""A service that few ride is left where its coaches cost more than its seats save."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, cast

from solvers.journeys.candidates import Candidate
from solvers.journeys.legs import Assignment
from solvers.journeys.thinning import MOST_TRIED, thinned
from solvers.planner import solve
from tests.solvers.journeys.days import far_day, train
from tests.transport.builders import make_policy
from transport.clock import HOUR_S
from transport.outcome import Limits


@dataclass
class Priced:
    """Plans over some services, of which each has its price."""

    price: dict[frozenset[str], int]
    tried: list[frozenset[str]] = field(default_factory=list)
    riders: dict[str, int] = field(default_factory=dict)

    def planned(self, names: frozenset[str]) -> Candidate:
        self.tried.append(names)
        return candidate(names, self.price.get(names, 99))

    def riders_of(self, plan: Candidate) -> dict[str, list[str]]:
        names = set(plan.assignment.service_of.values())
        return {name: ["W"] * self.riders[name] for name in names}

    def thinned(self, best: Candidate) -> Candidate:
        return thinned(best, cast("Any", self.riders_of), self.planned)


def candidate(names: frozenset[str], cost_fen: int) -> Candidate:
    service_of = {(name, 0): name for name in names}
    assignment = Assignment(service_of=service_of)
    return Candidate(assignment=assignment, searches=(), cost_fen=cost_fen)


def test_the_emptiest_goes_first_and_again_from_what_is_cheaper() -> None:
    all_three = frozenset("ABC")
    days = Priced(
        {frozenset("AB"): 8, frozenset("A"): 7}, riders={"A": 9, "B": 5, "C": 1}
    )
    found = days.thinned(candidate(all_three, 10))
    assert found.cost_fen == 7
    assert days.tried == [frozenset("AB"), frozenset("A")]


def test_a_few_are_tried_where_none_is_cheaper() -> None:
    names = frozenset("ABCDE")
    days = Priced({}, riders={name: i for i, name in enumerate("ABCDE")})
    best = candidate(names, 10)
    assert days.thinned(best) is best
    assert len(days.tried) == MOST_TRIED
    assert days.tried[0] == names - {"A"}


def test_one_service_alone_stays() -> None:
    days = Priced({}, riders={"A": 1})
    best = candidate(frozenset("A"), 10)
    assert days.thinned(best) is best
    assert not days.tried


def test_nobody_has_a_train_and_two_coaches_of_his_own() -> None:
    """Carriages of 15 at 3,000 CNY, two of them, beside tickets at 380."""
    eight_h = {"duration_s": 8 * HOUR_S, "fare": None}
    carriage = train(
        "A", kind="charter_carriage", seats=15, unit_cost_fen=300_000, **eight_h
    )
    tickets = train("B", max_units=1, seat_cost_fen=38_000, **eight_h)
    day = far_day(n_workers=16, services=(carriage, tickets))
    scenario = replace(
        day,
        workers=tuple(
            replace(worker, village_id="V0", employer_id="E0") for worker in day.workers
        ),
        policy=make_policy("none", max_ride_s=14 * HOUR_S),  # none is near by coach
    )
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=1)).plan
    assert {use.service_id: len(use.workers) for use in plan.services} == {"A": 16}
    assert len(plan.trips) == 2
