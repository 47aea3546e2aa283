"""The trip register in full (交运明电〔2020〕44号): identity, health, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import BLANK, Grid, Paper
from transport.presentation.figures import ending, moment
from transport.presentation.trip_views import coach_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def registers(scenario: Scenario, views: Sequence[TripView]) -> Iterator[Paper]:
    """One a trip, in seat order."""
    for view in views:
        rows = []
        for number, rider in enumerate(view.riders, start=1):
            worker = rider.worker
            until_s = worker.certificate_until_s
            rows.append(
                (
                    number,
                    rider.seat,
                    worker.name,
                    worker.id_number or "",
                    worker.phone or "",
                    f"{rider.village.town} {rider.village.name}",
                    rider.employer.name,
                    "" if until_s is None else ending(scenario.clock, until_s),
                    "" if worker.temperature_c is None else f"{worker.temperature_c}",
                    "",
                )
            )
        yield Paper(
            key="register",
            title=("Trip register", "乘客信息登记表"),
            subject=view.trip.trip_id,
            fields=(
                (c.COACH, coach_name(scenario, view.trip)),
                (c.WAY, c.way(scenario, view)),
                (c.LEAVES, moment(scenario.clock, view.trip.depart_s)),
                (c.WORKERS, f"{view.n_workers} / {view.trip.usable_seats}"),
                (c.PLATE, BLANK),
                (c.CARRIER, BLANK),
            ),
            grids=(
                Grid(
                    headings=(
                        *(c.NO, c.SEAT, c.NAME, c.ID_NUMBER, c.PHONE, c.VILLAGE),
                        c.EMPLOYER,
                        ("Certificate until", "健康证明有效至"),
                        ("Temp. ℃", "体温℃"),
                        c.SIGNED,
                    ),
                    widths=(5.2, 5.2, 10, 20.3, 13.2, 16, 17.5, 12, 6.8, 12),
                    rows=tuple(rows),
                    letters_pt=8.0,
                ),
            ),
            notes=(
                (
                    "For the carrier's file, the health department and HR. Keep for one"
                    " year, temperatures for thirty days.",
                    "供承运人、卫生健康和人社部门存档。保存一年，体温信息保存三十天。",
                ),
            ),
            signatures=(
                ("Captain", "车长签字"),
                ("Employer", "用工单位签收"),
                c.DATED,
            ),
        )
