"""Rows of what was run and lines of invoices, read from CSV files or workbooks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transport.closing.headings import ACTUALS, INVOICES, SCALES
from transport.closing.records import Actual, InvoiceLine
from transport.operation.one_table import raw_table
from transport.reading.columns import parsed
from transport.reading.fields import parsers
from transport.reading.findings import Findings
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from transport.clock import Clock
    from transport.reading.columns import Parsed
    from transport.reading.findings import Hear
    from transport.reading.table_records import Table


def read_actuals(
    path: Path, clock: Clock, *, today: date, hear: Hear | None
) -> tuple[str, tuple[Actual, ...]]:
    """How messages call the table; a record each row.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read.
    """
    findings = Findings()
    file, table = _parsed(path, ACTUALS, clock, today, findings)
    rows = () if table is None or findings.faults else tuple(_actuals(table))
    findings.settle(hear)
    return file, rows


def read_invoices(
    path: Path, clock: Clock, *, today: date, hear: Hear | None
) -> tuple[str, tuple[InvoiceLine, ...]]:
    """How messages call the table; a record each line that charges something.

    Rows without quantity, price and amount are those of a template that nobody filled
    in, and are left out.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read, and lines that say neither an amount nor
        whose ride they are for.
    """
    findings = Findings()
    file, table = _parsed(path, INVOICES, clock, today, findings)
    rows = () if table is None or findings.faults else _lines(table, findings)
    findings.settle(hear)
    return file, rows


def _parsed(
    path: Path, table: Table, clock: Clock, today: date, findings: Findings
) -> tuple[str, Parsed | None]:
    file, raw = raw_table(path, table, findings)
    if raw is None:
        return file, None
    kinds: dict[str, Callable[[str], Any]] = {
        **parsers(clock, today=today),
        **{kind: scale.inner for kind, scale in SCALES.items()},
    }
    return file, parsed(raw, kinds, findings)


def _actuals(table: Parsed) -> Iterator[Actual]:
    for at, row in enumerate(table.rows):
        value = _values(table, at)
        yield Actual(
            row=row,
            ride_id=value["trip_id"],
            has_run=value["ran"] is not False,
            n_riders=value["riders"],
            absent=value["not_aboard"] or (),
            distance_m=value["km"],
            deadhead_m=value["km_empty"],
            left_s=value["left"],
            back_s=value["back"],
            standing_s=value["standing_minutes"],
            drivers=value["drivers"],
            toll_fen=value["toll"],
        )


def _lines(table: Parsed, findings: Findings) -> tuple[InvoiceLine, ...]:
    found = []
    for at, row in enumerate(table.rows):
        value = _values(table, at)
        told = [value[name] for name in ("quantity", "price", "amount")]
        if told == [None, None, None]:
            continue
        line = InvoiceLine(
            row=row,
            carrier=value["carrier"] or "",
            item=value["item"],
            invoice=value["invoice"] or "",
            ride_id=value["trip_id"] or "",
            coach=value["coach"] or "",
            day_s=value["day"],
            quantity=value["quantity"],
            price_fen=value["price"],
            amount_fen=value["amount"] or 0,
        )
        _look_at(table, at, line, findings)
        if value["amount"] is None and line.product_fen is not None:
            line = replace(line, amount_fen=line.product_fen)
        found.append(line)
    return tuple(found)


def _look_at(table: Parsed, at: int, line: InvoiceLine, findings: Findings) -> None:
    """Report a line without a carrier, an amount, a ride or a coach's day."""
    if not line.carrier:
        wrong, remedy = said("INVOICE_NO_CARRIER"), said("INVOICE_GIVE_CARRIER")
        table.fault(at, "carrier", findings, wrong=wrong, remedy=remedy)
    if table.values["amount"][at] is None and line.product_fen is None:
        wrong, remedy = said("INVOICE_NO_AMOUNT"), said("INVOICE_GIVE_AMOUNT")
        table.fault(at, "amount", findings, wrong=wrong, remedy=remedy)
    if not line.ride_id and (not line.coach or line.day_s is None):
        wrong, remedy = said("INVOICE_NO_RIDE"), said("INVOICE_GIVE_RIDE")
        table.fault(at, "trip_id", findings, wrong=wrong, remedy=remedy)


def _values(table: Parsed, at: int) -> dict[str, Any]:
    return {name: column[at] for name, column in table.values.items()}
