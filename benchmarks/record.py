"""What one solver did on one case: the harness's unit of result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where a solver stood: its best cost and its proven bound, None if it has none."""

    elapsed_s: float
    cost: float | None
    bound: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One solver on one case. ``way``: how groups or demands are cut beforehand.

    ``cores``: of public instances, as many for either solver.
    """

    kind: str  # "county" or "public"
    case: str
    solver: str
    way: str
    seconds: float
    seed: int
    cores: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """``cost`` in yuan (county) or the instance's own unit (public).

    ``note``: why there is no result, or what is wrong with it; empty when all is well.
    ``n_vehicles``: trips or routes. ``best_known``: of public instances.
    """

    task: Task
    cost: float | None = None
    bound: float | None = None
    n_vehicles: int | None = None
    n_repairs: int = 0
    n_unserved: int = 0
    best_known: float | None = None
    best_vehicles: int | None = None
    fewest_vehicles_first: bool = False
    note: str = ""
    trace: tuple[Point, ...] = ()

    @property
    def first_feasible_s(self) -> float | None:
        """When the solver had its first solution; None if it never had one."""
        times = (p.elapsed_s for p in self.trace if p.cost is not None)
        return next(times, None)

    def rank(self) -> tuple[float, ...]:
        """The order of quality, best first; no result comes last."""
        if self.cost is None:
            return (1.0, 0.0, 0.0)
        vehicles = float(self.n_vehicles or 0) if self.fewest_vehicles_first else 0.0
        return (0.0, vehicles, self.cost)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self) | {"first_feasible_s": self.first_feasible_s}


def record_of(plain: dict[str, Any]) -> Record:
    """The reverse of `Record.as_dict`."""
    known = {k: v for k, v in plain.items() if k != "first_feasible_s"}
    known["task"] = Task(**plain["task"])
    known["trace"] = tuple(Point(**point) for point in plain["trace"])
    return Record(**known)
