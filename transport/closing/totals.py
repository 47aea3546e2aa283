"""Running totals over operations: vehicles, workers, listed as poor, by a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from transport.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSum:
    """What one operation has carried by the day; ``closed_by``: empty while open.

    Of a closed one what was run counts, of an open one its plan. Money is of closed
    ones: None for an open one.
    """

    name: str
    closed_by: str
    vehicles: int
    workers: int
    poverty_listed: int
    planned_fen: int | None = None
    actual_fen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Operations in order, their sums, the last day that counts.

    ``damaged``: folders that could not be read, with why.
    """

    until: date
    operations: tuple[OperationSum, ...]
    damaged: Mapping[str, Said] = field(default_factory=dict)

    @property
    def vehicles(self) -> int:
        """Coaches and units of services."""
        return sum(one.vehicles for one in self.operations)

    @property
    def workers(self) -> int:
        """Workers carried."""
        return sum(one.workers for one in self.operations)

    @property
    def poverty_listed(self) -> int:
        """Of whom are listed as poor."""
        return sum(one.poverty_listed for one in self.operations)

    @property
    def n_closed(self) -> int:
        """Operations that somebody has closed."""
        return sum(bool(one.closed_by) for one in self.operations)


def operation_sum(
    facts: Mapping[str, Any], *, until: date, closed_by: str
) -> OperationSum | None:
    """The sum of a closing's facts by the day; None where nothing had left by then."""
    days = [day for day in facts["days"] if day["day"] <= until.isoformat()]
    if not days:
        return None
    return OperationSum(
        name=facts["operation"],
        closed_by=closed_by,
        vehicles=sum(day["vehicles"] for day in days),
        workers=sum(day["workers"] for day in days),
        poverty_listed=sum(day["poverty_listed"] for day in days),
        planned_fen=facts["planned"]["cost_fen"] if closed_by else None,
        actual_fen=facts["actual"]["cost_fen"] if closed_by else None,
    )


def totals_told(found: Totals) -> Iterator[Said]:
    """The sums, then each operation."""
    yield said(
        "TOTALS_HEAD",
        day=found.until.isoformat(),
        vehicles=found.vehicles,
        n=found.workers,
        listed=found.poverty_listed,
    )
    n_open = len(found.operations) - found.n_closed
    if n_open:
        yield said("TOTALS_STATE", closed=found.n_closed, planned=n_open)
    closed = [one for one in found.operations if one.actual_fen is not None]
    if closed:
        yield said(
            "TOTALS_COST",
            now_fen=sum(one.actual_fen or 0 for one in closed),
            then_fen=sum(one.planned_fen or 0 for one in closed),
        )
    for one in found.operations:
        yield said(
            "TOTALS_OPERATION",
            name=one.name,
            vehicles=one.vehicles,
            n=one.workers,
            listed=one.poverty_listed,
            state=said("TOTALS_CLOSED", by=one.closed_by)
            if one.closed_by
            else said("TOTALS_PLANNED"),
        )
    for name, n in Counter(one.name for one in found.operations).items():
        if n > 1:
            yield said("TOTALS_SAME_NAME", name=name, n=n)
    for path, why in found.damaged.items():
        yield said("TOTALS_DAMAGED", path=path, reason=why)


def totals_facts(found: Totals) -> dict[str, Any]:
    """The totals for programs; money in fen."""
    return {
        "until": found.until.isoformat(),
        "vehicles": found.vehicles,
        "workers": found.workers,
        "poverty_listed": found.poverty_listed,
        "closed": found.n_closed,
        "operations": [asdict(one) for one in found.operations],
        "unread": list(found.damaged),
    }
