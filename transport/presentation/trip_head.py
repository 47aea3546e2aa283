"""The head of a trip's papers: coach, way, times, seats, rules, and who is on duty."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

from transport.catalogue.sources import source_name
from transport.presentation.figures import moment, whole_km
from transport.presentation.forms import BLANK, filled
from transport.presentation.masking import masked_number
from transport.presentation.trip_views import block_told, coach_name, place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.language import Text
    from transport.policy import Edition
    from transport.presentation.forms import Field
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def head_fields(
    scenario: Scenario, view: TripView, *, is_full: bool
) -> Iterator[Field]:
    """All that is known of the trip beforehand; the rest stays blank to fill in.

    ``is_full``: phones of the coach's people in full, else masked.
    """
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
    yield WORDS["rules"], _rules(view.edition)
    yield from crew_fields([view], is_full=is_full)
    for number in range(1, view.n_escorts + 1):
        yield filled("escort_n", n=number), BLANK


def _rules(edition: Edition) -> Text:
    """The edition and its document."""
    english, chinese = (source_name(edition.source, lang) for lang in ("en", "zh"))
    return f"{edition.name}  {english}", f"{edition.name}  {chinese}"


def crew_fields(views: Sequence[TripView], *, is_full: bool) -> Iterator[Field]:
    """Coach and crews as far as they are known beforehand; the rest to be filled in.

    ``views``: the trips that the paper is about, of one coach. The crew that takes
    over on the way is known on the day alone.
    """
    coach = views[0].coach
    yield WORDS["plate"], BLANK if coach is None else coach.plate
    yield WORDS["carrier"], BLANK if coach is None else coach.carrier
    phone = "" if coach is None else coach.carrier_phone
    yield WORDS["carrier_phone"], phone  # of an office, not of a person
    largest: dict[int, int] = {}
    for view in views:
        crew = view.trip.crew
        largest[crew] = max(largest.get(crew, 0), view.trip.drivers)
    known = () if coach is None else coach.drivers
    for crew, drivers in sorted(largest.items()):
        for number in range(1, drivers + 1):
            is_known = crew == 1 and number <= len(known)
            told = person(*known[number - 1], is_full=is_full) if is_known else BLANK
            yield filled("driver_n", n=driver_of_crew(number, crew)), told
    yield WORDS["captain"], captain(views[0], is_full=is_full)


def captain(view: TripView, *, is_full: bool) -> str:
    """Who is answerable aboard, with the phone; empty where it is not known yet."""
    if view.coach is None:
        return BLANK
    return person(view.coach.captain, view.coach.captain_phone, is_full=is_full)


def person(name: str, phone: str, *, is_full: bool) -> str:
    """Name and phone of one of the coach's people."""
    shown = phone if is_full else masked_number(phone)
    return " ".join(part for part in (name, shown) if part)


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
