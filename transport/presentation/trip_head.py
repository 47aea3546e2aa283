"""The head of a trip's papers: coach, way, times, seats, rules, and who is on duty."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from transport.presentation.figures import moment, whole_km
from transport.presentation.forms import BLANK, filled
from transport.presentation.trip_views import block_told, coach_name, place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.presentation.forms import Field
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def head_fields(scenario: Scenario, view: TripView) -> Iterator[Field]:
    """All that is known of the trip beforehand; the rest stays blank to fill in."""
    trip, clock = view.trip, scenario.clock
    arrive_s = max((stop.arrive_s for stop in view.drops), default=trip.return_s)
    kept = [seat.label for seat in view.seat_map.seats if seat.is_observation]
    seats = filled(
        "seats_given",
        approved=view.line.seats,
        passenger=view.line.passenger_seats,
        usable=trip.usable_seats,
    )
    yield WORDS["coach"], coach_name(scenario, trip)
    if len(view.block.trips) > 1:
        yield WORDS["block"], block_told(view.block)
    yield WORDS["way"], way(scenario, view)
    yield WORDS["depart"], moment(clock, trip.depart_s)
    yield WORDS["last_drop"], moment(clock, arrive_s)
    yield WORDS["return"], moment(clock, trip.return_s)
    yield WORDS["workers"], f"{view.n_workers} / {trip.usable_seats}"
    yield WORDS["seats"], seats
    yield WORDS["kept_free"], " ".join(kept) or "-"
    yield WORDS["km"], whole_km(trip.distance_m)
    yield WORDS["rules"], f"{view.edition.name}  {view.edition.source}"
    yield from crew_fields([view])
    for number in range(1, view.n_escorts + 1):
        yield filled("escort_n", n=number), BLANK


def crew_fields(views: Sequence[TripView]) -> Iterator[Field]:
    """What is known of coach and crews on the day alone: to be filled in.

    ``views``: the trips that the paper is about, of one coach.
    """
    for key in ("plate", "carrier", "carrier_phone"):
        yield WORDS[key], BLANK
    largest: dict[int, int] = {}
    for view in views:
        crew = view.trip.crew
        largest[crew] = max(largest.get(crew, 0), view.trip.drivers)
    for crew, drivers in sorted(largest.items()):
        for number in range(1, drivers + 1):
            yield filled("driver_n", n=driver_of_crew(number, crew)), BLANK
    yield WORDS["captain"], BLANK


def driver_of_crew(number: int, crew: int) -> str:
    """A, B of the first crew; A2, B2 of the second, which takes over at the depot."""
    letter = driver_letter(number)
    return letter if crew == 1 else f"{letter}{crew}"


def driver_letter(number: int) -> str:
    """A, B, C of the first, second, third driver."""
    is_few = number <= len(ascii_uppercase)
    return ascii_uppercase[number - 1] if is_few else str(number)


def way(scenario: Scenario, view: TripView) -> str:
    """First and last place with workers."""
    stops = (*view.pickups[:1], *view.drops[-1:])
    return " → ".join(place_name(scenario, stop.place_id) for stop in stops)
