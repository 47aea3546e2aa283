"""Where seats are short, those of higher priority begin, and near ones among them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.running.team import Team
from solvers.search.scarcity import Classes, has_classes
from tests.solvers.cases import search_of
from tests.transport.builders import (
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)

if TYPE_CHECKING:
    from solvers.search.search import Search
    from transport.roster import Worker
    from transport.scenario import Scenario

FAR, NEAR, POOR = "V1", "V2", "V3"  # from the yard


def crowd(n: int, village_id: str, *, poor: bool = False) -> list[Worker]:
    return [
        make_worker(
            f"{village_id}-{i:02}", village_id=village_id, is_poverty_listed=poor
        )
        for i in range(n)
    ]


def short(n_coaches: int, *, poor: bool) -> Scenario:
    """Forty in each of three villages; one day, after which no coach is back in time.

    A coach takes no more than one village's people.
    """
    return make_scenario(
        n_days=1,
        policy=make_policy(max_villages_per_vehicle=1),
        villages=(
            make_village(FAR, lat=37.2),
            make_village(NEAR, lat=37.9),
            make_village(POOR, lat=37.6),
        ),
        workers=tuple(crowd(40, FAR) + crowd(40, NEAR) + crowd(40, POOR, poor=poor)),
        fleet=(make_line(count=n_coaches),),
    )


def served(search: Search) -> list[str]:
    """Villages that the first plan's trips call at, in the order of the trips."""
    places = search.problem.places
    return [
        places[v] for booking in search.state.bookings for v in booking.draft.villages
    ]


def grown(scenario: Scenario) -> Search:
    search = search_of(scenario)
    for _ in search.grow():
        pass
    return search


def test_the_poor_have_the_only_coach() -> None:
    assert served(grown(short(1, poor=True))) == [POOR]


def test_with_one_class_the_dearest_seats_come_first_as_ever() -> None:
    scenario = short(1, poor=False)
    search = grown(scenario)
    assert not has_classes(search.problem)
    assert served(search) == [FAR]


def test_of_one_class_the_near_ones_come_next() -> None:
    scenario = short(2, poor=True)
    further = ("V4", "V5")
    more = [worker for village in further for worker in crowd(40, village)]
    scenario = replace(
        scenario,
        villages=(*scenario.villages, *(make_village(v, lat=37.1) for v in further)),
        workers=(*scenario.workers, *more),
    )
    assert served(grown(scenario)) == [POOR, NEAR]


def test_with_coaches_for_all_the_order_is_that_of_value() -> None:
    assert served(grown(short(3, poor=True))) == [FAR, POOR, NEAR]


def test_one_corner_without_coaches_does_not_begin_anew() -> None:
    """Only the last ones find none: two thirds of all are on their way."""
    scenario = short(2, poor=True)
    few = tuple(
        worker
        for i, worker in enumerate(scenario.workers)
        if worker.village_id != NEAR or i % 4 == 0
    )
    assert served(grown(replace(scenario, workers=few))) == [FAR, POOR]


def test_groups_are_ordered_by_who_still_waits() -> None:
    search = search_of(short(3, poor=True))
    problem, waiting = search.problem, search.state.waiting
    (poor,) = [g for g, x in enumerate(problem.groups) if x.village_id == POOR]
    classes = Classes(problem, waiting)
    alike = np.ones(problem.n_groups)
    assert int(np.argmin(classes.order(alike))) == poor
    waiting.take(waiting.piece(poor, waiting.parties(poor)))
    classes.update([poor])
    assert int(np.argmax(classes.order(alike))) == poor


def test_priority_is_settled_when_all_parts_have_grown() -> None:
    told: list[str] = []

    class Noted:
        """A part that notes what is asked of it."""

        def __init__(self, search: Search, name: str) -> None:
            self._search, self._name = search, name

        def __getattr__(self, name: str) -> object:
            if name in ("grow", "finish_first"):
                told.append(f"{name} {self._name}")
            return getattr(self._search, name)

    parts = [Noted(search_of(short(3, poor=True)), name) for name in "ab"]
    for _ in Team(parts, seed=1).build():  # type: ignore[arg-type]
        pass
    assert told == ["grow a", "grow b", "finish_first a", "finish_first b"]
