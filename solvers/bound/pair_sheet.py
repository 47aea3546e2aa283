"""Pairs of sets with their least ways, as they are handed to the pricing of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Singles = npt.NDArray[np.float32]
    Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Pairs to be priced: all, or some; ``at`` are their numbers among all."""

    sets: Ints
    first: Ints
    pairs: npt.NDArray[np.int32]
    least_way: Singles
    clock: Singles
    at: Ints

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
