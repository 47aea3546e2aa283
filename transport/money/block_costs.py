"""Money of a block: what one coach's chain of trips costs, shared out by trip.

The days of hire, with their included kilometres, the drivers' and the escorts' are
bought once a block, counted from its first departure to its last return.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.money.costs import cost_lines, hire_days, hire_fen, toll_fen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.fleet import FleetLine
    from transport.tariff import Tariff


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What the price of a block needs of one of its trips.

    ``outbound_m``, ``return_m``: metres from the depot to the last drop, and from there
    back to the depot. ``deadhead_m``: metres run empty, both ends. ``n_kits``: workers
    whose journey begins with it. ``is_fresh_crew``: other drivers take over at the
    depot before it.
    """

    outbound_m: int
    return_m: int
    deadhead_m: int
    depart_s: int
    return_s: int
    n_kits: int
    n_escorts: int
    drivers: int
    is_fresh_crew: bool = False


def block_cost_lines(
    line: FleetLine, tariff: Tariff, runs: Sequence[Run]
) -> list[dict[str, int]]:
    """Fen by cost line of every trip of a block; lines that are 0 are left out.

    ``runs`` are in order of departure. A trip's share of a line is what the block costs
    with it less what it costs up to the trip before: the first trip buys the day. Where
    a later trip makes a line cheaper (kilometres included in a further day), the trips
    before it have the less, so no share is below 0. Shares sum to the block's lines.
    """
    upto = [block_lines(line, tariff, runs[:n]) for n in range(1, len(runs) + 1)]
    names = sorted({name for lines in upto for name in lines})
    shares: list[dict[str, int]] = [{} for _ in runs]
    for name in names:
        paid = 0
        for n, share in enumerate(shares):
            due = min(lines.get(name, 0) for lines in upto[n:])
            if due > paid:
                share[name] = due - paid
            paid = due
    return shares


def block_lines(line: FleetLine, tariff: Tariff, runs: Sequence[Run]) -> dict[str, int]:
    """Fen by cost line of a whole block; lines that are 0 are left out."""
    days = _days(runs)
    return cost_lines(
        line,
        tariff,
        hire=_hire_fen(line, tariff, runs, days=days),
        toll=sum(
            toll_fen(line, tariff, outbound_m=run.outbound_m, return_m=run.return_m)
            for run in runs
        ),
        n_kits=sum(run.n_kits for run in runs),
        n_trips=len(runs),
        escort_days=max(run.n_escorts for run in runs) * days,
        driver_days=driver_days(runs),
    )


def driver_days(runs: Sequence[Run]) -> int:
    """Days of drivers that a block takes: each crew's most drivers, for its days."""
    return sum(max(run.drivers for run in crew) * _days(crew) for crew in _crews(runs))


def _hire_fen(
    line: FleetLine, tariff: Tariff, runs: Sequence[Run], *, days: int
) -> int:
    """Hire by the day for the block as one movement; by the trip for each trip."""
    movements = [(run.outbound_m + run.return_m, run.deadhead_m) for run in runs]
    if line.billing == "per_day":
        movements = [(sum(m for m, _ in movements), sum(m for _, m in movements))]
    return sum(
        hire_fen(line, tariff, total_m=total_m, deadhead_m=deadhead_m, days=days)
        for total_m, deadhead_m in movements
    )


def _days(runs: Sequence[Run]) -> int:
    return hire_days(runs[-1].return_s - runs[0].depart_s)


def _crews(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """The runs of one crew after the other."""
    starts = [i for i, run in enumerate(runs) if run.is_fresh_crew and i > 0]
    for from_i, until_i in zip([0, *starts], [*starts, len(runs)], strict=True):
        yield runs[from_i:until_i]
