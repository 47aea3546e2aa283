"""The forms that all papers share, as tables of the manifests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.manifests.tables import Table, in_words
from transport.presentation import register, run_sheet, service_list
from transport.presentation.figures import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transport.clock import Clock
    from transport.plan import Plan
    from transport.presentation.trip_views import TripView
    from transport.presentation.words import Words
    from transport.scenario import Scenario


def sheet_register(
    view: TripView, clock: Clock, words: Words, *, is_full: bool
) -> Table:
    """The register of one trip for its sheet; IDs and phones masked unless full."""
    rows = register.paper_rows(view, clock, is_full=is_full)
    return Table(key="register", columns=register.ON_PAPER, rows=in_words(rows, words))


def legal_register(views: Iterable[TripView], clock: Clock, words: Words) -> Table:
    """The registers of all trips in full, as one table."""
    rows = (row for view in views for row in register.table_rows(view, clock))
    return Table(
        key="legal_register", columns=register.AS_TABLE, rows=in_words(rows, words)
    )


def run_sheet_table(
    scenario: Scenario, views: Sequence[TripView], words: Words
) -> Table:
    """Run sheets of all trips; a trip's lines stand together, wheel times last."""
    rows = (
        row for view in views for row in run_sheet.table_rows(scenario, view, moment)
    )
    return Table(
        key="run_sheets",
        columns=run_sheet.AS_TABLE,
        rows=in_words(rows, words),
        group=(0,),
        note=words["run_note"],
    )


def riders_table(scenario: Scenario, plan: Plan, words: Words) -> Table:
    """Who rides which service on which seat, with the coaches before and after."""
    return Table(
        key="services",
        columns=service_list.AS_TABLE,
        rows=in_words(service_list.table_rows(scenario, plan), words),
        group=(0,),
    )
