"""The list of a flight or train: who rides, on which seat, from which coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Paper, grid_of
from transport.presentation.figures import moment
from transport.presentation.service_list import ON_PAPER, paper_rows
from transport.presentation.trip_views import place_name
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Plan
    from transport.scenario import Scenario


def service_lists(scenario: Scenario, plan: Plan) -> Iterator[Paper]:
    """One a service, in full: names as on the identity card."""
    clock = scenario.clock
    for use in plan.services:
        service = scenario.service[use.service_id]
        rows = paper_rows(scenario, plan, use, is_full=True)
        yield Paper(
            key="service-list",
            recipient=service.mode,
            title=("Passenger list", "航班（列车）乘客名单"),
            subject=use.service_id,
            form="wide",
            fields=(
                (WORDS["from_hub"], place_name(scenario, service.from_hub)),
                (WORDS["leaves"], moment(clock, service.departs_s)),
                (WORDS["to_hub"], place_name(scenario, service.to_hub)),
                (WORDS["arrives"], moment(clock, service.arrives_s)),
                (("Units", "数量"), use.units),
                (c.WORKERS, f"{len(use.workers)} / {use.units * service.seats}"),
            ),
            grids=(grid_of(ON_PAPER, rows),),
        )
