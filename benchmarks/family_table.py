"""Families of public instances as lines of a page: ours beside a peer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.peers.registry import ENGINE
from benchmarks.report import geometric_mean
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.record import Record

NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Ours and the peer's better way on one instance with one seed."""

    ours: Record
    peer: Record | None

    @property
    def order(self) -> int:
        """Negative: ours is better; zero: the same; positive: the peer's is."""
        if self.peer is None or self.peer.cost is None:
            return 0
        ours, theirs = self.ours.rank(), self.peer.rank()
        return (ours > theirs) - (ours < theirs)

    @property
    def ratio(self) -> float | None:
        """Our cost over the peer's; None unless both have what counts first alike."""
        if self.peer is None or not self.peer.cost or self.ours.cost is None:
            return None
        if self.ours.rank()[:2] != self.peer.rank()[:2]:
            return None
        return self.ours.cost / self.peer.cost


def pairs_of(records: Iterable[Record]) -> Iterator[Pair]:
    """Records of one case and seed, which follow one another, put together."""
    for _, own in groupby(records, key=lambda r: (r.task.case, r.task.seed)):
        here = list(own)
        peers = [record for record in here if record.task.solver != ENGINE]
        yield Pair(
            ours=next(record for record in here if record.task.solver == ENGINE),
            peer=min(peers, key=lambda record: record.rank(), default=None),
        )


def table(records: Sequence[Record]) -> Iterator[str]:
    """A line a family; below, every instance on which ours is behind, or failed."""
    families: dict[str, list[Pair]] = {}
    for pair in pairs_of(records):
        name = pair.ours.task.case.split("/", maxsplit=1)[0]
        families.setdefault(name, []).append(pair)
    yield (
        "| family | runs | our gap | PyVRP's gap | vehicles more, ours / PyVRP |"
        " ours / PyVRP | worst | ahead, same, behind | our first solution |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, pairs in families.items():
        yield _line(name, pairs)
    yield ""
    for pairs in families.values():
        yield from (_behind(pair) for pair in pairs if pair.order > 0)
        yield from (_failed(pair) for pair in pairs if pair.ours.cost is None)


def _line(name: str, pairs: Sequence[Pair]) -> str:
    ours = [pair.ours for pair in pairs]
    peers = [pair.peer for pair in pairs if pair.peer is not None]
    ratios = [pair.ratio for pair in pairs if pair.ratio is not None]
    firsts = [r.first_feasible_s for r in ours if r.first_feasible_s is not None]
    orders = [pair.order for pair in pairs if pair.peer and pair.peer.cost is not None]
    mean = geometric_mean(ratios)
    cells = (
        name,
        str(len(pairs)),
        _gap(ours),
        _gap(peers),
        f"{_vehicles(ours)} / {_vehicles(peers)}",
        NOTHING if mean is None else f"{mean:.4f}",
        f"{max(ratios):.4f}" if ratios else NOTHING,
        f"{orders.count(-1)}, {orders.count(0)}, {orders.count(1)}",
        f"{max(firsts):.2f} s at the latest" if firsts else NOTHING,
    )
    return f"| {' | '.join(cells)} |"


def _gap(records: Iterable[Record]) -> str:
    """The mean gap to the best known, of those with as many vehicles as that has."""
    gaps = [
        record.cost / record.best_known - 1
        for record in records
        if record.cost is not None and record.best_known and not _more(record)
    ]
    return f"{sum(gaps) / len(gaps) * PERCENT:.2f} %" if gaps else NOTHING


def _vehicles(records: Iterable[Record]) -> str:
    """Vehicles more than the best known has, in all, where they count first."""
    counted = [r for r in records if r.fewest_vehicles_first and r.cost is not None]
    return f"{sum(map(_more, counted)):+d}" if counted else NOTHING


def _more(record: Record) -> int:
    if not record.fewest_vehicles_first or record.n_vehicles is None:
        return 0
    return record.n_vehicles - (record.best_vehicles or 0)


def _behind(pair: Pair) -> str:
    theirs = _told(pair.peer) if pair.peer else NOTHING
    return f"behind: {_name(pair)}: {_told(pair.ours)}, PyVRP {theirs}"


def _failed(pair: Pair) -> str:
    return f"no result: {_name(pair)}: {pair.ours.note}"


def _name(pair: Pair) -> str:
    task = pair.ours.task
    return f"{task.case} (seed {task.seed})"


def _told(record: Record) -> str:
    if record.cost is None:
        return record.note or NOTHING
    more = _more(record)
    vehicles = f"{more} vehicles more, " if more else ""
    gap = (record.cost / (record.best_known or record.cost) - 1) * PERCENT
    return f"{vehicles}{record.cost:,.2f} ({gap:+.2f} %)"
