"""A public instance as every family's reader gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

Floats: TypeAlias = "npt.NDArray[np.float64]"
Ints: TypeAlias = "npt.NDArray[np.int64]"

DEPOT = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention:
    """What a best-known value of a collection stands for.

    ``text`` is the collection's own name for it.
    """

    text: str

    @property
    def metric(self) -> str:
        """Rounding of Euclidean lengths: nint_euc2d, trunc1_euc or double_euc.

        Of instances without such lengths what their costs are made of.
        """
        return self.text.split(";", maxsplit=1)[0]

    @property
    def ignores_capacity(self) -> bool:
        """Whether the published values keep no limit on loads."""
        return "capacity_ignored" in self.text

    @property
    def label(self) -> str:
        """What tells the conventions of one instance apart."""
        return f"{self.metric}+any_load" if self.ignores_capacity else self.metric

    @property
    def fewest_vehicles_first(self) -> bool:
        """Whether a vehicle less beats any saving of length."""
        return "lexicographic" in self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleType:
    """Vehicles alike; ``unit`` is the cost of one unit of length."""

    capacity: int
    count: int
    fixed: float = 0.0
    unit: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Instance:
    """Node 0 is the depot; travel time equals length.

    ``length``: ``(n, n)``, rounded as the convention says. ``windows``: ``(n, 2)``,
    bounds of the start of service. ``pairs``: pickup and delivery nodes, where several
    pickups may share a delivery; with none, ``demand`` is delivered from the depot.
    """

    family: str
    name: str
    convention: Convention
    length: Floats
    demand: Ints
    types: tuple[VehicleType, ...]
    windows: Floats | None = None
    service: Floats | None = None
    pairs: tuple[tuple[int, int], ...] = ()
    may_split: bool = False

    @property
    def gathers(self) -> bool:
        """Whether several pickups share a delivery."""
        return len({down for _, down in self.pairs}) < len(self.pairs)

    @property
    def n(self) -> int:
        """Nodes, the depot included."""
        return len(self.demand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Nodes in order without the depot; ``quantities`` where customers are split."""

    type_idx: int
    nodes: tuple[int, ...]
    quantities: tuple[int, ...] | None = None


def lengths(xy: Floats, metric: str) -> Floats:
    """Euclidean lengths between points ``(n, 2)``, rounded by the metric."""
    apart = xy[:, None, :] - xy[None, :, :]
    exact: Floats = np.sqrt((apart**2).sum(axis=2))
    if metric == "nint_euc2d":
        return np.floor(exact + 0.5)
    if metric == "trunc1_euc":
        return np.floor(10 * exact) / 10
    if metric == "double_euc":
        return exact
    msg = f"metric {metric!r}: expected nint_euc2d, trunc1_euc or double_euc"
    raise ValueError(msg)
