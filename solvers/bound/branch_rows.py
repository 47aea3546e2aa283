"""Sets of trips whose number is whole in every plan, so that one can branch on it.

Each set is told by its name: what it asks of a trip's kind, villages and employers. So
each entry of a pool is in it or not, whatever it carries. The last sets are single
entries: where their numbers are whole, so are those of all others.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.pair_pool import Pool
    from solvers.bound.trip_kinds import TripKind

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]
    RowName = tuple[str, tuple[int, ...]]  # what is asked, and of which

ALL = "all"  # trips there are


class BranchRows:
    """The sets of trips of one pool.

    ``part``, ``villages``, ``employers``, ``kind``: by entry, all parts one after the
    other.
    """

    def __init__(self, pool: Pool, offers: Sequence[TripKind]) -> None:
        none = np.zeros(0, dtype=np.int64)
        own = [np.full(len(part), i) for i, part in enumerate(pool.parts)]
        self.part: Ints = np.concatenate([none, *own])
        self.kind: Ints = np.concatenate([none, *(p.kind for p in pool.parts)])
        entries = [part.entries for part in pool.parts]
        self.villages: Ints = np.concatenate([none, *(e.villages for e in entries)])
        self.employers: Ints = np.concatenate([none, *(e.employers for e in entries)])
        line = np.array([offer.line_idx for offer in offers], dtype=np.int64)
        days = np.array([offer.days for offer in offers], dtype=np.int64)
        self._line, self._days = line[self.kind], days[self.kind]

    def mask(self, name: RowName, at: Ints | None = None) -> Bools:
        """Which entries are in the set; of those ``at`` some places alone, if told."""
        asked, of = name
        entries: Ints | slice = slice(None) if at is None else at
        kind = self.kind[entries]
        if asked == ALL:
            return np.ones(len(kind), dtype=np.bool_)
        if asked == "entry":
            number = np.arange(len(self.kind)) if at is None else at
            return np.asarray(number == of[0])
        by_number = {"kind": self.kind, "line": self._line, "days": self._days}
        if asked in by_number:
            return np.asarray(by_number[asked][entries] == of[0])
        is_own = self.part[entries] == of[0]
        villages, employers = self.villages[entries], self.employers[entries]
        if asked == "calls":  # at all of these villages and employers
            is_up = villages & of[1] == of[1]
            return np.asarray(is_own & is_up & (employers & of[2] == of[2]))
        if asked == "employers":  # at just these
            return np.asarray(is_own & (employers == of[1]))
        if asked == "pair":
            return np.asarray(is_own & (villages == of[1]) & (employers == of[2]))
        if asked == "kind calls":
            is_kind = kind == of[1]
            return np.asarray(is_own & is_kind & (villages & of[2] == of[2]))
        msg = f"no such set of trips: {asked}"
        raise ValueError(msg)

    def names(self, support: Ints) -> Iterator[RowName]:
        """Sets in which some of these entries are, the widest first."""
        yield (ALL, ())
        for asked, own in (
            ("line", self._line),
            ("days", self._days),
            ("kind", self.kind),
        ):
            for number in np.unique(own[support]).tolist():
                yield (asked, (number,))
        for part in np.unique(self.part[support]).tolist():
            yield from self._calls(part, support[self.part[support] == part])
        for i in support.tolist():
            yield ("entry", (i,))

    def _calls(self, part: int, own: Ints) -> Iterator[RowName]:
        up = sorted(_bits(int(np.bitwise_or.reduce(self.villages[own]))))
        down = sorted(_bits(int(np.bitwise_or.reduce(self.employers[own]))))
        for v in up:
            yield ("calls", (part, v, 0))
        for e in down:
            yield ("calls", (part, 0, e))
        for employers in np.unique(self.employers[own]).tolist():
            yield ("employers", (part, employers))
        for v in up:
            for e in down:
                yield ("calls", (part, v, e))
        for kind in np.unique(self.kind[own]).tolist():
            for v in up:
                yield ("kind calls", (part, kind, v))
        for v, w in combinations(up, 2):
            yield ("calls", (part, v | w, 0))
        sets = zip(
            self.villages[own].tolist(), self.employers[own].tolist(), strict=True
        )
        for villages, employers in sorted(set(sets)):
            yield ("pair", (part, villages, employers))


def _bits(mask: int) -> Iterator[int]:
    """The members of a set, as sets of one."""
    while mask:
        low = mask & -mask
        yield low
        mask ^= low
