"""The stops of a coach in order, with heads on, off and aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.presentation.figures import day_and_time, whole_km
from transport.presentation.forms import fixed
from transport.presentation.trip_views import place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def stop_rows(scenario: Scenario, view: TripView) -> Iterator[Row]:
    """Rows of the trip under ``STOPS``."""
    clock = scenario.clock
    for number, (stop, aboard) in enumerate(
        zip(view.trip.stops, view.aboard, strict=True), start=1
    ):
        yield (
            number,
            WORDS[f"stop_{stop.kind}"],
            halt_name(scenario, stop.kind, stop.place_id),
            day_and_time(clock, stop.arrive_s),
            day_and_time(clock, stop.depart_s),
            len(stop.board),
            len(stop.alight),
            aboard,
            whole_km(stop.at_m),
        )


def halt_name(scenario: Scenario, kind: str, place_id: str | None) -> Cell:
    """The stop's place; of a halt on the way, room to write it down."""
    if place_id is None and kind in _HALTS:
        return WORDS[_HALTS[kind]]
    return place_name(scenario, place_id)
