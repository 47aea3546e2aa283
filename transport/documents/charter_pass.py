"""The returning-charter pass: the carrier fills it in and prints it; no stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.manifests.views import TripView
    from transport.scenario import Scenario


def charter_passes(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip; plate, toll stations and route are filled in by hand."""
    blank = "______________"
    for view in views:
        trip = view.trip
        last_s = max(stop.arrive_s for stop in view.drops)
        yield Paper(
            key="charter-pass",
            title=("Returning-worker charter pass", "农民工返岗包车通行证"),
            subject=trip.trip_id,
            fields=(
                (("Plate", "车牌号"), blank),
                (c.COACH, c.coach_name(view)),
                (("Way", "起讫地"), c.way(scenario, view)),
                (c.WORKERS, view.n_workers),
                (c.LEAVES, c.moment(scenario, trip.depart_s)),
                (c.ARRIVES, c.moment(scenario, last_s)),
                (("Entry toll station", "驶入收费站"), blank),
                (("Exit toll station", "驶出收费站"), blank),
                (("Provinces crossed", "途经省份"), blank),
                (("Carrier", "承运单位"), blank),
            ),
            notes=(
                (
                    "Printed and filled in by the carrier; no stamp may be demanded"
                    " (notice of 12 February 2020). Not stopped, not checked, no toll.",
                    "由承运单位自行打印、填写，无需盖章（2020年2月12日通知）。"
                    "不停车、不检查、不收费。",
                ),
            ),
            qr=trip.trip_id,
        )
