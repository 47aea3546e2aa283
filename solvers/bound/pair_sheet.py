"""Pairs of sets as they are handed to the pricing of all, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.core.pair_data import Pairs

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Singles = npt.NDArray[np.float32]
    Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRoute:
    """A trip of the table: its regions, way in fen, and loads by group."""

    regions: int
    way_fen: float
    loads: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPrices:
    """Least reduced costs ``(n_offers, n_sets)``; trips that nearly attain them."""

    least_fen: Floats
    routes: tuple[tuple[PairRoute, ...], ...]  # by offer


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Pairs to be priced: all, or some; ``at`` are their numbers among all."""

    sets: Ints
    first: Ints
    pairs: npt.NDArray[np.int64]
    least_way: Singles
    clock: Singles
    at: Ints

    @property
    def figures(self) -> Pairs:
        """The pairs, as the compiled programmes take them."""
        return Pairs(
            villages=self.sets,
            first=self.first,
            employers=self.pairs,
            way=self.least_way,
            clock=self.clock,
        )

    def part(self, is_in: Bytes) -> Sheet:
        """The sheet of the marked pairs alone."""
        kept = np.flatnonzero(is_in)
        first = np.searchsorted(kept, self.first)
        return Sheet(
            sets=self.sets,
            first=first,
            pairs=self.pairs[kept],
            least_way=np.ascontiguousarray(self.least_way[:, kept]),
            clock=np.ascontiguousarray(self.clock[:, kept]),
            at=self.at[kept],
        )
