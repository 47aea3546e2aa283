"""Invoices in sentences: lines that are not right, sums by carrier, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.closing.credits import Credit
    from transport.closing.invoices import Invoices, Judged
    from transport.said import Said


def invoices_told(found: Invoices) -> Iterator[Said]:
    """Lines that are not right, then the sums."""
    wrong = [one for one in found.lines if tuple(line_told(one))]
    if found.lines and not wrong:
        yield said("INVOICE_ALL_RIGHT")
    for one in wrong:
        yield said(
            "INVOICE_LINE",
            n=one.line.row,
            carrier=one.line.carrier,
            what=one.line.item,
            trips=ride_told(one),
            parts=tuple(line_told(one)),
        )
    for total in found.carriers:
        yield said(
            "INVOICE_CARRIER_SUM",
            carrier=total.carrier,
            n=total.n_lines,
            charged_fen=total.charged_fen,
            due_fen=total.due_fen,
            much_fen=total.too_much_fen,
            little_fen=total.too_little_fen,
        )
    if found.open_fen:
        parts = tuple(
            said("INVOICE_OPEN_LINE", line=line, fen_fen=fen)
            for line, fen in found.open_fen.items()
        )
        yield said("INVOICE_OPEN", parts=parts)


def _credit_told(credit: Credit) -> Iterator[Said]:
    if credit.settled_fen:
        yield said("INVOICE_CREDIT_SETTLES", off_fen=credit.settled_fen)
    if credit.back_fen:
        yield said("INVOICE_CREDIT_OPENS", off_fen=credit.back_fen)
    if credit.beyond_fen:
        yield said("INVOICE_CREDIT_BEYOND", off_fen=credit.beyond_fen)


def ride_told(one: Judged) -> tuple[str, ...]:
    """The trips that a line is for, or what it calls them."""
    return one.rides or (one.line.ride_id or one.line.coach,)


def line_told(one: Judged) -> Iterator[Said]:
    """What is wrong with a line; nothing where it is right."""
    charged, off = one.line.amount_fen, abs(one.off_fen)
    if one.verdict == "too_much":
        yield said(
            "INVOICE_TOO_MUCH", charged_fen=charged, due_fen=one.due_fen, off_fen=off
        )
    elif one.verdict == "too_little":
        yield said(
            "INVOICE_TOO_LITTLE", charged_fen=charged, due_fen=one.due_fen, off_fen=off
        )
    elif one.verdict == "charged_twice":
        yield said("INVOICE_TWICE", charged_fen=charged, first=one.first_row or 0)
    elif one.verdict == "trip_unknown":
        yield said("INVOICE_TRIP_UNKNOWN", charged_fen=charged)
    elif one.verdict == "earlier_version":
        yield said("INVOICE_EARLIER_VERSION", charged_fen=charged)
    elif one.verdict == "trip_not_run":
        yield said("INVOICE_NOT_RUN", charged_fen=charged)
    elif one.verdict == "not_in_tariff":
        yield said("INVOICE_NOT_IN_TARIFF", charged_fen=charged)
    if one.credit is not None:
        yield from _credit_told(one.credit)
    if not one.adds_up:
        product = one.line.product_fen or 0
        yield said("INVOICE_SUM_WRONG", product_fen=product, charged_fen=charged)
    if one.owner:
        yield said("INVOICE_OTHER_CARRIER", owner=one.owner)
