"""The trip register in full (交运明电〔2020〕44号): identity, health, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper, grid_of
from transport.presentation.register import ON_PAPER, paper_rows
from transport.presentation.trip_head import head_fields
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.presentation.trip_views import TripView
    from transport.scenario import Scenario


def registers(
    scenario: Scenario, views: Sequence[TripView], *, version: str
) -> Iterator[Paper]:
    """One a trip, in seat order."""
    for view in views:
        rows = paper_rows(view, scenario.clock, is_full=True)
        yield Paper(
            key="register",
            title=WORDS["register"],
            subject=view.trip.trip_id,
            form="wide",
            qr=(c.trip_line(scenario, view, version),) * 2,
            fields=tuple(head_fields(scenario, view, is_full=True)),
            grids=(grid_of(ON_PAPER, rows, row_mm=9.0, letters_pt=8.0),),
            notes=(
                WORDS["handover"],
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
