"""A closing in sentences: all figures, rides that differ, invoices, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.closing.invoices_told import invoices_told
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.closing.closing import Closing, Compared
    from transport.said import Said

_N_SHOWN = 20


def closing_told(found: Closing) -> Iterator[Said]:
    """Everything, the sums first."""
    yield from _sums(found)
    yield from _rides(found)
    yield from _sources(found)
    if found.invoices is not None:
        yield from invoices_told(found.invoices)
    yield from _claims(found)


def _sums(found: Closing) -> Iterator[Said]:
    was, planned, actual = found.was, found.planned, found.actual
    yield said(
        "CLOSE_HEAD",
        name=was.scenario.name,
        version=was.version,
        n=planned.n_rides,
        ran=actual.n_rides,
    )
    yield said("CLOSE_RIDERS", n=actual.n_riders, planned=planned.n_riders)
    yield said(
        "CLOSE_KM_AND_HOURS",
        now_m=actual.distance_m,
        then_m=planned.distance_m,
        now_s=actual.away_s,
        then_s=planned.away_s,
    )
    yield said("CLOSE_COST", now_fen=actual.cost_fen, then_fen=planned.cost_fen)
    for line in sorted({*found.planned_lines, *found.actual_lines}):
        then, now = (
            lines.get(line, 0) for lines in (found.planned_lines, found.actual_lines)
        )
        if then != now:
            yield said("CLOSE_LINE", line=line, now_fen=now, then_fen=then)


def _rides(found: Closing) -> Iterator[Said]:
    other = [one for one in found.rides if one.differs]
    if not other:
        yield said("CLOSE_ALL_AS_PLANNED")
    for one in other[:_N_SHOWN]:
        parts = tuple(_parts(one)) if one.has_run else (said("CLOSE_NOT_RUN"),)
        yield said("CLOSE_RIDE", trip=one.ride_id, parts=parts)
    if len(other) > _N_SHOWN:
        yield said("CLOSE_MORE_RIDES", n=len(other) - _N_SHOWN)


def _parts(one: Compared) -> Iterator[Said]:
    then, now = one.planned, one.actual
    if then.n_riders != now.n_riders:
        yield said("CLOSE_PART_RIDERS", n=now.n_riders, planned=then.n_riders)
    if then.distance_m != now.distance_m:
        yield said("CLOSE_PART_KM", now_m=now.distance_m, then_m=then.distance_m)
    if then.away_s != now.away_s:
        yield said("CLOSE_PART_AWAY", now_s=now.away_s, then_s=then.away_s)
    if then.standing_s != now.standing_s:
        yield said("CLOSE_PART_STANDING", now_s=now.standing_s, then_s=then.standing_s)
    if then.cost_fen != now.cost_fen:
        yield said("CLOSE_PART_COST", now_fen=now.cost_fen, then_fen=then.cost_fen)


def _sources(found: Closing) -> Iterator[Said]:
    """What nobody told, and where two tell otherwise."""
    if found.n_as_planned:
        yield said("CLOSE_NOT_TOLD", n=found.n_as_planned)
    for one in found.rides:
        aboard = one.done.aboard
        if aboard.told_n is not None:
            yield said(
                "CLOSE_CHECK_INS_DIFFER",
                trip=one.ride_id,
                n=aboard.n,
                told=aboard.told_n,
            )
        if aboard.n_unnamed:
            yield said("CLOSE_UNNAMED", trip=one.ride_id, n=aboard.n_unnamed)
        if aboard.n > len(aboard.names):
            n_more = aboard.n - len(aboard.names)
            yield said("CLOSE_UNKNOWN_RIDERS", trip=one.ride_id, n=n_more)


def _claims(found: Closing) -> Iterator[Said]:
    claims = found.claims
    if claims.rows:
        yield said(
            "CLAIMS_SUM",
            before_fen=sum(row.before_fen for row in claims.rows),
            now_fen=sum(row.now_fen for row in claims.rows),
        )
    for row in claims.changed:
        yield said(
            "CLAIM_CHANGED",
            rule=row.rule_id,
            trip=row.vehicle_id,
            now_fen=row.now_fen,
            before_fen=row.before_fen,
            why=row.why or "",
        )
    for payer in sorted({*claims.before, *claims.now}):
        then, now = claims.before.get(payer, 0), claims.now.get(payer, 0)
        if then != now:
            yield said("CLOSE_PAYER", payer=payer, now_fen=now, then_fen=then)
