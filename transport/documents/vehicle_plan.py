"""One plan a vehicle (一车一策): route, times, drivers, halts, seats kept, kit."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper, grid_of
from transport.presentation.figures import whole_km
from transport.presentation.forms import BLANK
from transport.presentation.stop_list import STOPS, stop_rows
from transport.presentation.trip_head import head_fields
from transport.presentation.trip_views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


KIT = (
    "Kit: thermometer, disinfectant and sprayer, hand gel, spare masks, first-aid box,"
    " water.",
    "物资：测温仪、消毒液和喷壶、免洗洗手液、备用口罩、急救箱、饮用水。",
)
PLAIN_KIT = ("Kit: first-aid box, water.", "物资：急救箱、饮用水。")


def vehicle_plans(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip."""
    for view in views:
        yield Paper(
            key="vehicle-plan",
            title=("One-vehicle plan", "一车一策运输方案"),
            subject=view.trip.trip_id,
            fields=tuple(head_fields(scenario, view, is_full=True)),
            grids=(
                grid_of(
                    STOPS,
                    stop_rows(scenario, view),
                    amounts=("board", "alight", "aboard", "km"),
                ),
                _receivers(scenario, view),
                _hospitals(scenario, view),
            ),
            notes=(KIT if c.asks_for_health(view.edition) else PLAIN_KIT,),
            signatures=(("Carrier", "承运人"), ("Coordinator", "协调员"), c.DATED),
        )


def _receivers(scenario: Scenario, view: TripView) -> Grid:
    """Who receives the workers: whom to call, for how many; at home their villages."""
    found = Counter(rider.worker.employer_id for rider in view.riders)
    places = [(scenario.employer[key], n) for key, n in sorted(found.items())]
    is_home = any(place.employer_id in scenario.own_village for place, _ in places)
    return Grid(
        title=("Received by", "接收村" if is_home else "接收单位"),
        headings=(
            c.VILLAGE if is_home else c.EMPLOYER,
            ("City", "城市"),
            ("Contact", "联系人"),
            c.WORKERS,
        ),
        widths=(30, 14, 24, 8),
        rows=tuple((place.name, place.city, place.contact, n) for place, n in places),
    )


def _hospitals(scenario: Scenario, view: TripView) -> Grid:
    """For each leg with workers aboard, room for whom to turn to in an illness."""
    stops = [
        (stop, aboard)
        for stop, aboard in zip(view.trip.stops, view.aboard, strict=True)
        if stop.place_id is not None
    ]
    legs = [
        (place_name(scenario, a.place_id), place_name(scenario, b.place_id), b, a)
        for (a, aboard), (b, _) in pairwise(stops)
        if aboard
    ]
    return Grid(
        title=("In an illness", "沿途就医与移交"),
        headings=(
            ("Leg", "路段"),
            ("Hospital, phone", "就近医院及电话"),
            ("Observation station, phone", "留验站及电话"),
            ("km", "公里"),
        ),
        widths=(34, 26, 26, 7),
        rows=tuple(
            (f"{start} → {end}", BLANK, BLANK, whole_km(b.at_m - a.at_m))
            for start, end, b, a in legs
        ),
        amounts=(3,),
        row_mm=8.5,
    )
