"""Dual prices that a plan tells: at the margin, and those its bound rests on."""

from __future__ import annotations

from dataclasses import dataclass

PRICE_PARTS = 10_000  # of a fen: in which prices of a certificate are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMarginal:
    """What one more worker of a group costs at the margin, in fen."""

    group_id: str
    village_id: str
    employer_id: str
    n_workers: int
    per_worker_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachMarginal:
    """What one more coach of a fleet line would save, in fen; 0 where some are idle."""

    depot_id: str
    vehicle_type: str
    saves_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marginal:
    """Dual prices of the planning problem's linear relaxation."""

    groups: tuple[GroupMarginal, ...]
    coaches: tuple[CoachMarginal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerPrice:
    """What moving one worker of a kind costs at least, by coach or service.

    ``per_worker_parts``: in `PRICE_PARTS` of a fen, rounded down. ``day``: the first
    day whose rules may hold for the kind's coaches.
    """

    village_id: str
    employer_id: str
    day: int
    per_worker_parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCut:
    """Dual prices of a worker of each group, in whole fen.

    ``ceiling_fen``: reduced costs of trips above it were not told apart.
    """

    ceiling_fen: int
    per_worker_fen: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceCuts:
    """The cuts on which the bound of some groups rests.

    ``ceiling_fen``: kinds of trips that no cut has below it were counted together.
    """

    group_ids: tuple[str, ...]
    ceiling_fen: int
    cuts: tuple[PriceCut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What no plan costs less than that keeps these trips as they are, with all aboard.

    Others may join them.
    """

    trip_ids: tuple[str, ...]
    bound_fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What the lower bound is proved from: prices by kind, and cuts by part.

    ``is_enumerated``: more is stated than these prove, found by enumeration. ``kept``:
    of a version, a bound on those plans that keep what was frozen.
    """

    prices: tuple[WorkerPrice, ...] = ()
    parts: tuple[PriceCuts, ...] = ()
    is_enumerated: bool = False
    kept: Kept | None = None
