"""The day drawn many times: which limits hold, who lacks a seat, who does not come.

A trip is late by its own share of all its driving, drawn once. A coach's next trip
begins late by what is left of that after the spare time between both. Nobody catches
up: not by shorter halts, not by waiting less, so that what is told errs on the safe
side. Services leave and arrive on time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transport.robustness.limits import Limit, driven_before, limits_of
from transport.robustness.spares import SpareAdvice, advised_spares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.plan import Block, Plan
    from transport.robustness.chances import Chances, Shares
    from transport.scenario import Scenario

_Z95 = 1.959963984540054
_STANDBY_SURE = 0.1  # in one of ten draws fewer seats become free


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A limit, and the share of draws in which it holds.

    ``error``: half the width of the 95 % interval of that share.
    """

    limit: Limit
    holds: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby:
    """Seats that become free on a trip, and to how many standby workers one is sure.

    ``n_sure``: so many find a seat in nine of ten draws.
    """

    trip_id: str
    expected_free: float
    n_sure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """How the plan stands up to the day.

    ``held``: the least sure first. ``all_hold``: share of draws in which every limit
    holds. ``n_broken``: coaches that fail, ``missing_broken`` workers who lack a seat
    by it, ``missing_hub`` workers who miss their service: all expected.
    """

    chances: Chances
    held: tuple[Held, ...]
    all_hold: float
    n_broken: float
    missing_broken: float
    missing_hub: float
    expected_no_shows: float
    standby: tuple[Standby, ...]
    spares: tuple[SpareAdvice, ...]

    @property
    def missing_seats(self) -> float:
        """Seats that are expected to be missing, no spare coach standing by."""
        return self.missing_broken + self.missing_hub


def drawn_day(scenario: Scenario, plan: Plan, chances: Chances) -> Robustness:
    """The plan under many draws of the day; the same seed gives the same answer."""
    generator = np.random.default_rng(chances.seed)
    n = chances.n_samples
    shares = {trip.trip_id: chances.late_shares(generator) for trip in plan.trips}
    starts = _late_starts(scenario, plan, shares)
    absent = {
        trip.trip_id: generator.binomial(len(trip.worker_ids), chances.no_show, n)
        for trip in plan.trips
    }
    broken = {
        block_id: generator.random(n) < chances.breakdown for block_id in plan.block
    }
    missed = np.zeros(n)
    all_hold = np.ones(n, dtype=bool)
    held = []
    for limit in limits_of(scenario, plan):
        is_kept = _keeps(limit, shares, starts)
        held.append(_held(limit, is_kept))
        all_hold &= is_kept
        if limit.kind == "hub":
            present = limit.n_workers - absent[limit.trip_id]
            missed += np.where(is_kept, 0, present)
    lost = {
        block_id: is_broken * _aboard(plan.block[block_id], absent)
        for block_id, is_broken in broken.items()
    }
    return Robustness(
        chances=chances,
        held=tuple(sorted(held, key=lambda one: (one.holds, one.limit.trip_id))),
        all_hold=float(all_hold.mean()),
        n_broken=chances.breakdown * len(plan.block),
        missing_broken=float(sum(loss.mean() for loss in lost.values())),
        missing_hub=float(missed.mean()),
        expected_no_shows=float(sum(gone.mean() for gone in absent.values())),
        standby=tuple(_standby(absent)),
        spares=tuple(advised_spares(scenario, plan, broken, lost)),
    )


def _late_starts(
    scenario: Scenario, plan: Plan, shares: Mapping[str, Shares]
) -> dict[str, Shares]:
    """Seconds by which each trip starts late, by what its coach did before."""
    found: dict[str, Shares] = {}
    in_time = np.zeros(next(iter(shares.values()), np.zeros(0)).shape)
    for block in plan.block.values():
        late = in_time
        for at, trip in enumerate(block.trips):
            found[trip.trip_id] = late
            if at + 1 == len(block.trips):
                break
            after = block.trips[at + 1]
            rest_s = 0 if after.comes_straight else scenario.policy.turnaround_s
            spare_s = max(0, after.depart_s - trip.return_s - rest_s)
            driven_s = driven_before(trip, trip.return_s)
            back = late + shares[trip.trip_id] * driven_s
            late = np.maximum(0, back - spare_s)
    return found


def _keeps(
    limit: Limit, shares: Mapping[str, Shares], starts: Mapping[str, Shares]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """In which draws the limit holds."""
    late = sum(
        (shares[trip_id] * driven_s for trip_id, driven_s in limit.driven_s),
        start=np.zeros_like(shares[limit.trip_id]),
    )
    if limit.starts_late:
        late = late + starts[limit.trip_id]
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]] = late <= limit.slack_s
    return kept


def _held(limit: Limit, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Held:
    holds = float(kept.mean())
    error = _Z95 * float(np.sqrt(holds * (1 - holds) / len(kept)))
    return Held(limit=limit, holds=holds, error=error)


def _aboard(
    block: Block, absent: Mapping[str, np.ndarray[tuple[int], np.dtype[np.int64]]]
) -> Shares:
    """Workers who come and were to ride with the coach, on whichever of its trips."""
    n_planned = sum(len(trip.worker_ids) for trip in block.trips)
    gone = sum(absent[trip.trip_id] for trip in block.trips)
    return np.asarray(n_planned - gone, dtype=np.float64)


def _standby(
    absent: Mapping[str, np.ndarray[tuple[int], np.dtype[np.int64]]],
) -> Sequence[Standby]:
    return [
        Standby(
            trip_id=trip_id,
            expected_free=float(gone.mean()),
            n_sure=int(np.quantile(gone, _STANDBY_SURE, method="lower")),
        )
        for trip_id, gone in absent.items()
    ]
