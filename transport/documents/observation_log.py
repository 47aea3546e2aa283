"""The observation log: a form for fever on the way, with the seats kept free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Paper
from transport.presentation.figures import moment
from transport.presentation.forms import BLANK
from transport.presentation.trip_head import captain, way
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


N_LINES = 8


def observation_logs(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One empty form a trip."""
    for view in views:
        kept = [seat.label for seat in view.seat_map.seats if seat.is_observation]
        yield Paper(
            key="observation-log",
            title=("Observation log", "留观记录表"),
            subject=view.trip.trip_id,
            fields=(
                (c.COACH, coach_name(scenario, view.trip)),
                (c.WAY, way(scenario, view)),
                (c.LEAVES, moment(scenario.clock, view.trip.depart_s)),
                (c.KEPT, " ".join(kept) or "-"),
                (c.PLATE, view.plate),
                (c.CAPTAIN, captain(view, is_full=True)),
                (("Next hand-over point", "下一移交点"), BLANK),
                (("Its phone", "移交点电话"), BLANK),
            ),
            grids=(
                Grid(
                    headings=(
                        c.TIME,
                        c.SEAT,
                        ("Temp. ℃", "体温℃"),
                        ("Moved to", "转移至"),
                        ("Measures", "处置措施"),
                        ("Set down at", "移交地点"),
                        ("Taken over by", "接收人"),
                    ),
                    widths=(10, 7, 8, 9, 20, 16, 14),
                    rows=((BLANK,) * 7,) * N_LINES,
                    row_mm=12,
                ),
            ),
            notes=(
                (
                    "A sealed, air-conditioned coach: everyone aboard is a close"
                    " contact. A ventilated one: three rows before and behind, and"
                    " the crew.",
                    "密闭空调车：全车人员为密切接触者；通风车辆：前后三排及司乘人员。",
                ),
            ),
            signatures=(
                ("Captain", "车长签字"),
                ("Health department", "卫生健康部门"),
                c.DATED,
            ),
        )
