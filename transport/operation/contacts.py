"""Fever on the way: where the ill are moved, who is a contact, where they are met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.seat_layout import seat_map
from transport.trips.seats import n_escorts, observation_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.plan import Plan, Stop, Trip
    from transport.scenario import Scenario
    from transport.seat_layout import SeatMap

ROWS_APART = (
    3  # of a ventilated coach: so many before and behind (交运明电〔2020〕44号)
)
Role = Literal["rider", "driver", "escort"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody aboard who counts as a contact; the crew has no ids and no seats."""

    role: Role
    number: int  # of the driver or escort; of riders in order of seats
    worker_id: str | None = None
    employer_id: str | None = None
    seat: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """The next place at which somebody may be met: when, and whom to call."""

    place_id: str
    arrive_s: int
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeverOnWay:
    """What is to be done for one who falls ill aboard.

    ``move_to``: a free observation seat; None where the coach keeps none.
    ``is_by_list``: nobody was checked in aboard, so the list as printed counts; else
    ``n_not_seen`` of it were not, and are no contacts.
    ``hand_over``: None where no place ahead has anybody to call.
    """

    trip_id: str
    worker_id: str
    seat: str
    row: int
    at_s: int
    is_sealed: bool
    move_to: str | None
    hand_over: HandOver | None
    contacts: tuple[Contact, ...]
    is_by_list: bool = True
    n_not_seen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAlone:
    """A contact without name or number: what an employer may know of its workers."""

    number: int
    seat: str


def fever_on_way(
    scenario: Scenario,
    plan: Plan,
    *,
    trip_id: str,
    worker_id: str,
    at_s: int,
    is_sealed: bool,
    aboard: Sequence[str],
    late_s: int = 0,
) -> FeverOnWay:
    """Observation seat, next hand-over point and contacts of a rider with a fever.

    In a sealed, air-conditioned coach everybody aboard is a contact, in a ventilated
    one who sits up to `ROWS_APART` rows before or behind; the crew always is.
    ``aboard``: riders who are aboard. ``late_s``: by how much the coach is behind its
    times.

    Raises
    ------
    ValueError
        If the worker is not aboard that trip at the moment.
    """
    trip = plan.trip[trip_id]
    if worker_id not in aboard:
        msg = f"{worker_id} is not aboard {trip_id} at that moment"
        raise ValueError(msg)
    layout = _layout(scenario, trip)
    row = layout.seat[trip.seats[worker_id]].row
    near = [
        w
        for w in aboard
        if w != worker_id
        and (is_sealed or abs(layout.seat[trip.seats[w]].row - row) <= ROWS_APART)
    ]
    near.sort(key=lambda w: (layout.seat[trip.seats[w]].row, trip.seats[w]))
    riders = [
        Contact(
            role="rider",
            number=number,
            worker_id=w,
            employer_id=scenario.worker[w].works_for_id,
            seat=trip.seats[w],
            row=layout.seat[trip.seats[w]].row,
        )
        for number, w in enumerate(near, start=1)
    ]
    return FeverOnWay(
        trip_id=trip_id,
        worker_id=worker_id,
        seat=trip.seats[worker_id],
        row=row,
        at_s=at_s,
        is_sealed=is_sealed,
        move_to=_free_observation_seat(trip, layout),
        hand_over=_next_hand_over(scenario, trip, at_s, late_s),
        contacts=(*riders, *_crew(scenario, trip)),
    )


def for_employer(case: FeverOnWay, employer_id: str) -> tuple[SeatAlone, ...]:
    """Contacts among the employer's own workers, by seat alone."""
    own = [one for one in case.contacts if one.employer_id == employer_id]
    return tuple(
        SeatAlone(number=number, seat=one.seat)
        for number, one in enumerate(own, start=1)
    )


def _layout(scenario: Scenario, trip: Trip) -> SeatMap:
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    board_s = next(stop.depart_s for stop in trip.stops if not stop.is_end)
    rows = observation_rows(line, scenario.edition_at(board_s))
    return seat_map(passenger_seats=line.passenger_seats, observation_rows=rows)


def _free_observation_seat(trip: Trip, layout: SeatMap) -> str | None:
    """The last of the seats kept: furthest from the others."""
    taken = set(trip.seats.values())
    free = [label for label in layout.observation_labels if label not in taken]
    return free[-1] if free else None


def _next_hand_over(
    scenario: Scenario, trip: Trip, at_s: int, late_s: int
) -> HandOver | None:
    for stop in trip.stops:
        contact, arrive_s = _whom_to_call(scenario, stop), stop.arrive_s + late_s
        if arrive_s >= at_s and contact:
            return HandOver(
                place_id=str(stop.place_id), arrive_s=arrive_s, contact=contact
            )
    return None


def _whom_to_call(scenario: Scenario, stop: Stop) -> str:
    place_id = stop.place_id or ""
    if stop.kind == "drop" and place_id in scenario.own_employer:
        return scenario.own_employer[place_id].contact
    if stop.kind == "pickup" and place_id in scenario.own_village:
        village = scenario.own_village[place_id]
        return " ".join(filter(None, (village.contact, village.contact_phone)))
    return ""


def _crew(scenario: Scenario, trip: Trip) -> list[Contact]:
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    drivers = [Contact(role="driver", number=n + 1) for n in range(trip.drivers)]
    escorts = range(n_escorts(line, scenario.policy))
    return [*drivers, *(Contact(role="escort", number=n + 1) for n in escorts)]
