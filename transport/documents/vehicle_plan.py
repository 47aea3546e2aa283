"""One plan a vehicle (一车一策): route, times, drivers, halts, seats kept, kit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.manifests.views import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.manifests.views import TripView
    from transport.scenario import Scenario


KIT = (
    "Kit: thermometer, disinfectant and sprayer, hand gel, spare masks, first-aid box,"
    " water.",
    "物资：测温仪、消毒液和喷壶、免洗洗手液、备用口罩、急救箱、饮用水。",
)


def vehicle_plans(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip."""
    for view in views:
        trip = view.trip
        kept = [seat.label for seat in view.seat_map.seats if seat.is_observation]
        rows = tuple(
            (
                c.short(scenario, stop.arrive_s),
                c.short(scenario, stop.depart_s),
                c.STOPS[stop.kind],
                place_name(scenario, stop.place_id),
                len(stop.board) or "",
                len(stop.alight) or "",
                aboard,
                f"{stop.at_m / 1000:.0f}",
            )
            for stop, aboard in zip(trip.stops, view.aboard, strict=True)
        )
        yield Paper(
            key="vehicle-plan",
            title=("One-vehicle plan", "一车一策运输方案"),
            subject=trip.trip_id,
            fields=(
                (c.COACH, c.coach_name(view)),
                (("Way", "起讫"), c.way(scenario, view)),
                (c.LEAVES, c.moment(scenario, trip.depart_s)),
                (("Back at the depot", "返回车场"), c.moment(scenario, trip.return_s)),
                (("Drivers", "驾驶员人数"), trip.drivers),
                (c.WORKERS, f"{view.n_workers} / {trip.usable_seats}"),
                (("Seats kept free", "观察区座位"), " ".join(kept) or "-"),
                (("Kilometres", "里程"), f"{trip.distance_m / 1000:.0f}"),
            ),
            grids=(
                Grid(
                    headings=(
                        c.ARRIVES,
                        c.LEAVES,
                        ("Stop", "停靠"),
                        c.PLACE,
                        ("On", "上"),
                        ("Off", "下"),
                        ("Aboard", "车上"),
                        ("km", "公里"),
                    ),
                    widths=(11, 11, 13, 26, 5, 5, 7, 6),
                    rows=rows,
                ),
                _receivers(view),
            ),
            notes=(KIT,),
            signatures=(("Carrier", "承运人"), ("Coordinator", "协调员")),
        )


def _receivers(view: TripView) -> Grid:
    """Who receives the workers: whom to call, for how many (the employer's contact)."""
    found = Counter(rider.employer.employer_id for rider in view.riders)
    employers = {rider.employer.employer_id: rider.employer for rider in view.riders}
    return Grid(
        title=("Received by", "接收单位"),
        headings=(c.EMPLOYER, ("City", "城市"), ("Contact", "联系人"), c.WORKERS),
        widths=(30, 14, 24, 8),
        rows=tuple(
            (employers[key].name, employers[key].city, employers[key].contact, n)
            for key, n in sorted(found.items())
        ),
    )
