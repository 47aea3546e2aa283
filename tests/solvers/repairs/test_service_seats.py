"""Seats on services beside a plan: what it leaves, of whole units and by the seat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.repairs.service_seats import n_free, seated, seats_left
from tests.solvers.journeys.days import far_day, flight, train
from tests.solvers.repairs.asked import planned
from transport.plan import ServiceUse

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.services import Service

HALF = flight(seats=2, max_units=3)


def used(service_id: str, n: int) -> Plan:
    """A plan by which so many ride with the service."""
    nobody = planned(replace(far_day(n_workers=1, services=()), fleet=()))
    names = tuple(f"W{i:04d}" for i in range(n))
    use = ServiceUse(service_id=service_id, workers=names, units=1, cost_fen=0)
    return replace(nobody, services=(use,))


def left_of(service: Service, n_aboard: int, n_workers: int) -> list[Service]:
    day = far_day(n_workers=n_workers, services=(service,))
    return list(seats_left(used(service.service_id, n_aboard), day))


@pytest.mark.parametrize(
    ("n_aboard", "n_workers", "seats", "units", "is_paid"),
    [
        (0, 5, 2, 3, False),
        (1, 1, 1, 1, True),  # the other seat of the unit
        (1, 2, 2, 2, False),  # two more units: one seat paid for is too few
        (5, 2, 1, 1, True),  # nothing else is left
    ],
)
def test_of_whole_units_those_paid_for_come_first(
    n_aboard: int, n_workers: int, seats: int, units: int, is_paid: bool
) -> None:
    (service,) = left_of(HALF, n_aboard, n_workers)
    assert (service.seats, service.max_units) == (seats, units)
    assert (service.unit_fen == 0) is is_paid


def test_full_services_are_not_offered() -> None:
    assert left_of(HALF, 6, 1) == []
    assert left_of(train(seats=3, max_units=2), 6, 1) == []


def test_seats_sold_singly_are_left_at_their_price() -> None:
    by_seat = train(seats=3, max_units=2)
    (service,) = left_of(by_seat, 4, 9)
    assert (service.seats, service.max_units) == (2, 1)
    assert service.seat_fen == by_seat.seat_fen > 0
    assert n_free(used("K1", 4), by_seat) == 2


def test_an_aircraft_that_flies_for_others_is_not_offered_twice() -> None:
    morning = flight("F1", aircraft_id="A1")
    evening = flight("F2", aircraft_id="A1", departs_s=morning.departs_s + 3600)
    day = far_day(n_workers=1, services=(morning, evening))
    assert [s.service_id for s in seats_left(used("F1", 1), day)] == ["F1"]
    apart = replace(day, services=(morning, replace(evening, aircraft_id="A2")))
    assert len(list(seats_left(used("F1", 1), apart))) == 2


def test_seats_for_more_are_bought_where_those_paid_for_are_too_few() -> None:
    assert seated(used("F1", 1), HALF, 1).unit_fen == 0
    more = seated(used("F1", 1), HALF, 3)
    assert (more.max_units, more.unit_fen) == (2, HALF.unit_fen)
