"""Fever on the way: 24 riders of a 49-seater, the one on 6C at 38.1."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.transport.builders import make_employer, make_line, make_policy
from tests.transport.checker.handmade import a_worker, at, good_plan, good_scenario
from transport.operation.contacts import FeverOnWay, fever_on_way, for_employer

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

SEATS = tuple(f"{row}{letter}" for row in range(1, 10) for letter in "ABCD")
NAMES = tuple(f"w{n:02d}" for n in range(24))
LUNCH = at(0, "14:20")


def a_day() -> tuple[Scenario, Plan]:
    """One coach with 24 riders on every seat of rows 3 to 8, two rows kept free."""
    scenario, plan = good_scenario(), good_plan()
    trip = plan.trips[0]
    policy = make_policy("cn-2020-02-11", escorts_per_vehicle=1, escort_min_seats=20)
    line = make_line(
        depot_id=trip.depot_id, vehicle_type=trip.vehicle_type, seats=49, count=1
    )
    workers = tuple(
        a_worker(name, "V1", "E1" if n % 2 else "E2") for n, name in enumerate(NAMES)
    )
    employers = (
        make_employer("E1", contact="Wang 138"),
        make_employer("E2", contact="Zhao 139"),
    )
    scenario = replace(
        scenario, workers=workers, policy=policy, fleet=(line,), employers=employers
    )
    first, *_ = (s for s in trip.stops if s.board)
    drop, *_ = (s for s in trip.stops if s.alight)
    stops = (
        trip.stops[0],
        replace(first, board=NAMES, arrive_s=at(0, "07:00"), depart_s=at(0, "07:30")),
        replace(
            drop,
            place_id="E1",
            alight=NAMES,
            arrive_s=at(0, "16:00"),
            depart_s=at(0, "16:30"),
        ),
        replace(trip.stops[-1], arrive_s=at(0, "23:00"), depart_s=at(0, "23:00")),
    )
    seats = dict(zip(NAMES, SEATS[8:32], strict=True))
    trip = replace(trip, stops=stops, seats=seats, drivers=2)
    return scenario, replace(plan, trips=(trip,))


def case(*, is_sealed: bool) -> FeverOnWay:
    scenario, plan = a_day()
    ill = next(w for w, seat in plan.trips[0].seats.items() if seat == "6C")
    return fever_on_way(
        scenario,
        plan,
        trip_id=plan.trips[0].trip_id,
        worker_id=ill,
        at_s=LUNCH,
        is_sealed=is_sealed,
        aboard=NAMES,
    )


def test_in_a_sealed_coach_everybody_else_and_the_crew_are_contacts() -> None:
    found = case(is_sealed=True)
    riders = [c for c in found.contacts if c.role == "rider"]
    assert len(riders) == 23  # and the one who is ill makes 24
    crew = [(c.role, c.number) for c in found.contacts if c.role != "rider"]
    assert crew == [("driver", 1), ("driver", 2), ("escort", 1)]


def test_in_a_ventilated_coach_those_of_rows_three_to_nine_are() -> None:
    scenario, plan = a_day()
    far = replace(
        plan.trips[0], seats={**plan.trips[0].seats, "w00": "2A", "w01": "1A"}
    )
    ill = next(w for w, seat in far.seats.items() if seat == "6C")
    found = fever_on_way(
        scenario,
        replace(plan, trips=(far,)),
        trip_id=far.trip_id,
        worker_id=ill,
        at_s=LUNCH,
        is_sealed=False,
        aboard=NAMES,
    )
    rows = {c.row for c in found.contacts if c.role == "rider"}
    assert rows <= set(range(3, 10))
    assert {"w00", "w01"}.isdisjoint({c.worker_id for c in found.contacts})
    assert len([c for c in found.contacts if c.role == "rider"]) == 21


def test_the_observation_seat_is_free_and_the_next_gate_is_called() -> None:
    found = case(is_sealed=True)
    assert found.move_to is not None
    assert found.move_to not in a_day()[1].trips[0].seats.values()
    assert int(found.move_to[:-1]) >= 11  # of the last two rows
    assert found.hand_over is not None
    assert (found.hand_over.place_id, found.hand_over.contact) == ("E1", "Wang 138")
    assert found.hand_over.arrive_s == at(0, "16:00")


def test_an_employer_learns_seats_of_its_own_workers_and_nothing_else() -> None:
    found = case(is_sealed=True)
    copy = for_employer(found, "E1")
    own = [c for c in found.contacts if c.employer_id == "E1"]
    assert [one.seat for one in copy] == [c.seat for c in own]
    text = repr(copy)
    assert not any(name in text for name in NAMES)


def test_who_is_not_aboard_has_no_contacts() -> None:
    scenario, plan = a_day()
    with pytest.raises(ValueError, match="is not aboard"):
        fever_on_way(
            scenario,
            plan,
            trip_id=plan.trips[0].trip_id,
            worker_id="w05",
            at_s=at(0, "20:00"),
            is_sealed=True,
            aboard=(),
        )
