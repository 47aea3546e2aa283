"""A closing for programs: figures by trip and in all, invoices, claims, days."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from transport.closing.done import TripDone
from transport.presentation.version import version_of
from transport.said import plain

if TYPE_CHECKING:
    from transport.closing.claims import ClaimNow
    from transport.closing.closing import Closing, Compared
    from transport.closing.invoices import Judged

FORMAT = "p2p-closing/1"


def closing_facts(found: Closing) -> dict[str, Any]:
    """Everything; money in fen, lengths in metres, durations in seconds.

    Nobody's name, number or id is in it.
    """
    was = found.was
    invoices = found.invoices
    return {
        "format": FORMAT,
        "operation": was.scenario.name,
        "version": was.version,
        "plan": version_of(was.scenario, was.plan),
        "planned": asdict(found.planned),
        "actual": asdict(found.actual),
        "lines": {"planned": dict(found.planned_lines), "actual": found.actual_lines},
        "payers": {"planned": dict(found.claims.before), "actual": found.claims.now},
        "trips_as_planned": found.n_as_planned,
        "trips": [_ride(one) for one in found.rides],
        "claims": {
            "before_fen": sum(row.before_fen for row in found.claims.rows),
            "now_fen": sum(row.now_fen for row in found.claims.rows),
            "rows": [_claim(row) for row in found.claims.rows],
        },
        "invoices": None
        if invoices is None
        else {
            "lines": [_line(one) for one in invoices.lines],
            "carriers": [asdict(one) for one in invoices.carriers],
            "open_fen": dict(invoices.open_fen),
        },
        "days": [{**asdict(day), "day": day.day.isoformat()} for day in found.days],
        "alone": len(was.plan.individual),
    }


def _ride(one: Compared) -> dict[str, Any]:
    aboard = one.done.aboard
    return {
        "trip_id": one.ride_id,
        "ran": one.has_run,
        "planned": asdict(one.planned),
        "actual": asdict(one.actual),
        "lines": {"planned": dict(one.planned_lines), "actual": dict(one.actual_lines)},
        "riders_by": aboard.source,
        "riders_by_table": aboard.told_n,
        "riders_unnamed": aboard.n_unnamed or max(0, aboard.n - len(aboard.names)),
        "as_planned": list(one.done.taken) if isinstance(one.done, TripDone) else [],
    }


def _claim(row: ClaimNow) -> dict[str, Any]:
    return {
        "rule": row.rule_id,
        "payer": row.payer,
        "vehicle": row.vehicle_id,
        "workers_before": row.n_before,
        "workers_now": row.n_now,
        "before_fen": row.before_fen,
        "now_fen": row.now_fen,
        "why": None if row.why is None else plain(row.why),
    }


def _line(one: Judged) -> dict[str, Any]:
    line = one.line
    return {
        "row": line.row,
        "carrier": line.carrier,
        "invoice": line.invoice,
        "item": line.item,
        "line": one.cost_line,
        "trips": list(one.rides) or [line.ride_id or line.coach],
        "charged_fen": line.amount_fen,
        "due_fen": one.due_fen,
        "off_fen": one.off_fen,
        "verdict": one.verdict,
        "adds_up": one.adds_up,
        "first_row": one.first_row,
        "owner": one.owner or None,
        "credit": None if one.credit is None else asdict(one.credit),
    }
