"""The stops of a coach in order, with heads on, off and aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.presentation.figures import day_and_time, km, whole_km
from transport.presentation.forms import filled, fixed
from transport.presentation.trip_views import place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Stop, Trip
    from transport.presentation.forms import Cell, Row
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

# Halts on the way, whose place whoever drives chooses and writes down.
_HALTS = {"break": "break_at", "rest": "rest_at"}
STOPS = fixed(
    ("no", 4),
    ("stop", 12),
    ("place", 26),
    ("arrive", 11),
    ("leave", 11),
    ("board", 6),
    ("alight", 6),
    ("aboard", 8),
    ("km", 9),
    centred=("no", "arrive", "leave", "board", "alight", "aboard"),
)
COUNTS = slice(5, 9)  # heads and kilometres, for pages with one column for them


def stop_rows(
    scenario: Scenario, view: TripView, *, is_brief: bool = False
) -> Iterator[Row]:
    """Rows of the trip under ``STOPS``.

    ``is_brief``: of a halt on the way not where it is due, for rows of one height.
    """
    clock = scenario.clock
    for number, (stop, aboard) in enumerate(
        zip(view.trip.stops, view.aboard, strict=True), start=1
    ):
        yield (
            number,
            WORDS[f"stop_{stop.kind}"],
            _room_to_write(stop)
            if is_brief and stop.place_id is None
            else place_of_stop(scenario, view.trip, number - 1),
            day_and_time(clock, stop.arrive_s),
            day_and_time(clock, stop.depart_s),
            len(stop.board),
            len(stop.alight),
            aboard,
            whole_km(stop.at_m),
        )


def place_of_stop(scenario: Scenario, trip: Trip, at: int) -> Cell:
    """The place of the trip's stop ``at``; of a halt on the way, where it is due.

    That is between which places, how far from the first one, and room to write down
    where the coach did halt.
    """
    stop = trip.stops[at]
    if stop.place_id is not None:
        return place_name(scenario, stop.place_id)
    before = next((s for s in reversed(trip.stops[:at]) if s.place_id), None)
    after = next((s for s in trip.stops[at:] if s.place_id), None)
    if before is None or after is None or stop.kind not in _HALTS:
        return _room_to_write(stop)
    return filled(
        f"{_HALTS[stop.kind]}_due",
        start=place_name(scenario, before.place_id),
        end=place_name(scenario, after.place_id),
        km=km(stop.at_m - before.at_m),
    )


def _room_to_write(stop: Stop) -> Cell:
    """Of a halt on the way, room to write down where it was."""
    return WORDS[_HALTS[stop.kind]] if stop.kind in _HALTS else ""
