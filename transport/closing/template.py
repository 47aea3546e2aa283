"""Tables to fill in after the day: planned figures stand there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

from transport.clock import MINUTE_S
from transport.closing.done import as_done, planned_standing_s
from transport.closing.headings import ACTUALS, INVOICES
from transport.closing.items import BOUGHT
from transport.language import line_name, say
from transport.operation.roll import coach_of
from transport.presentation.text import clean
from transport.reading.notes import heading, title
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from transport.closing.done import TripDone
    from transport.language import Lang, Text
    from transport.operation.check_ins import CheckIn
    from transport.operation.situation import Situation
    from transport.reading.table_records import Table

_YES: Text = ("yes", "是")
_WIDTH = 16
_Row = dict[str, str | int | float]


def write_template(
    path: Path, was: Situation, check_ins: Sequence[CheckIn], *, lang: Lang
) -> None:
    """Write a workbook with a row for each trip, and one for each line to be charged.

    Tolls are left empty: what is written there counts as paid by receipts. So are the
    amounts of invoices; rows without any are not read.
    """
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False}
    )
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    for table, rows in (
        (ACTUALS, list(_actuals(was, check_ins, lang))),
        (INVOICES, list(_lines(was, lang))),
    ):
        _sheet(book, table, rows, lang, bold, text)
    book.close()


def _sheet(
    book: xlsxwriter.Workbook,
    table: Table,
    rows: Sequence[_Row],
    lang: Lang,
    bold: object,
    text: object,
) -> None:
    sheet = book.add_worksheet(title(table, lang))
    sheet.set_column(0, len(table.columns) - 1, _WIDTH, text)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, heading(column, lang), bold)
        sheet.write_comment(0, at, say((column.meaning, column.zh[0]), lang))
        for number, row in enumerate(rows, start=1):
            cell = row.get(column.name, "")
            if isinstance(cell, str):
                sheet.write_string(number, at, clean(cell), text)
            else:
                sheet.write_number(number, at, cell)


def _actuals(
    was: Situation, check_ins: Sequence[CheckIn], lang: Lang
) -> Iterator[_Row]:
    done = as_done(was, (), check_ins)
    for ride in done.trips:
        yield _trip_row(was, ride, lang)
    for use in done.services:
        yield {
            "trip_id": use.use.service_id,
            "ran": say(_YES, lang),
            "riders": use.aboard.n,
        }


def _trip_row(was: Situation, ride: TripDone, lang: Lang) -> _Row:
    trip = ride.trip
    return {
        "trip_id": trip.trip_id,
        "ran": say(_YES, lang),
        "riders": ride.aboard.n,
        "km": trip.distance_m / KM_M,
        "km_empty": trip.deadhead_m / KM_M,
        "left": was.moment(trip.depart_s),
        "back": was.moment(trip.return_s),
        "standing_minutes": planned_standing_s(trip) // MINUTE_S,
        "drivers": trip.drivers,
    }


def _lines(was: Situation, lang: Lang) -> Iterator[_Row]:
    for trip in was.plan.trips:
        key = coach_of(trip)
        coach = was.scenario.coach.get((key.depot_id, key.vehicle_type, key.coach))
        for line in trip.cost_lines:
            if line not in BOUGHT:
                yield {
                    "carrier": "" if coach is None else coach.carrier,
                    "trip_id": trip.trip_id,
                    "coach": str(key) if coach is None else coach.plate or str(key),
                    "day": was.moment(trip.depart_s)[:10],
                    "item": line_name(line, lang),
                }
    for use in was.plan.services:
        service = was.scenario.service[use.service_id]
        yield {
            "trip_id": use.service_id,
            "day": was.moment(service.departs_s)[:10],
            "item": line_name(service.kind, lang),
        }
