"""The hand-over receipt: who arrived at a place by a trip, signed and returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.presentation.figures import moment
from transport.presentation.forms import BLANK
from transport.presentation.trip_head import captain
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.language import Text
    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario

_COPIES: Text = (
    "One copy stays with the employer, one goes back with the coach.",
    "一式两份：用工单位留存一份，随车带回一份。",
)
_HOME_COPIES: Text = (
    "One copy stays in the village, one goes back with the coach.",
    "一式两份：村委会留存一份，随车带回一份。",
)
_SEAL: Text = ("Employer, seal", "用工单位签收（章）")
_HOME_SEAL: Text = ("Village, seal", "村委会签收（章）")


def receipts(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip and employer, or village to which workers came home."""
    for view in views:
        for stop in view.drops:
            if stop.kind != "drop":
                continue
            here = [rider for rider in view.riders if rider.drop is stop]
            place = scenario.employer[str(stop.place_id)]
            is_home = place.employer_id in scenario.own_village
            yield Paper(
                key="handover",
                title=("Hand-over receipt", "务工人员交接单"),
                subject=f"{view.trip.trip_id} {place.employer_id}",
                fields=(
                    (c.TRIP, view.trip.trip_id),
                    (c.COACH, coach_name(scenario, view.trip)),
                    (c.VILLAGE if is_home else c.EMPLOYER, place.name),
                    (("Contact", "联系人"), place.contact),
                    (
                        ("Planned arrival", "计划到达"),
                        moment(scenario.clock, stop.arrive_s),
                    ),
                    (("Arrived at, on", "实际到达时间"), BLANK),
                    (
                        ("Sent / arrived / absent", "应到/实到/缺"),
                        f"{len(here)} / ____ / ____",
                    ),
                    (c.PLATE, view.plate),
                    (c.CAPTAIN, captain(view, is_full=False)),
                    (("Head of reception", "接收负责人及电话"), BLANK),
                ),
                grids=(
                    Grid(
                        headings=(
                            *(c.NO, c.SEAT, c.NAME),
                            ("Arrived", "到达"),
                            ("Temp. ℃", "体温℃"),
                            c.SIGNED,
                            ("Remark", "备注"),
                        ),
                        widths=(5, 7, 16, 9, 10, 16, 18),
                        rows=tuple(
                            (number, rider.seat, rider.worker.name, *[BLANK] * 4)
                            for number, rider in enumerate(here, start=1)
                        ),
                    ),
                ),
                notes=(_HOME_COPIES if is_home else _COPIES,),
                recipient=place.employer_id,
                signatures=(
                    ("Captain", "车长签字"),
                    _HOME_SEAL if is_home else _SEAL,
                    c.DATED,
                ),
            )
