"""The relaxed problem of pricing, in plain Python: every way through it is walked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Stops = tuple[tuple[int, int], ...]  # (village, workers) in the order of the way


@dataclass(frozen=True, kw_only=True)
class PlainPricing:
    """Ways with villages ``v`` and sets of areas ``m`` (bits).

    ``gain[v][m]``: fen by number of workers taken there, so many as there are.
    ``known[v]``: villages that a village knows. ``due[m]``, ``covers[v][m]``: regions
    as bits.
    """

    seats: list[int]
    out_fen: list[int]
    way_fen: list[list[int]]
    end_fen: list[list[int]]
    out_s: list[int]
    way_s: list[list[int]]
    end_s: list[list[int]]
    worker_s: int
    most_s: int
    gain: list[list[list[int]]]
    known: list[list[int]]
    due: list[int]
    covers: list[list[int]]


def ways(of: PlainPricing, m: int) -> Iterator[tuple[int, Stops]]:
    """(fen, stops) of every way to the set that ends in time, with all regions."""
    for stops in _begun(of, m):
        fen, seconds = _sums(of, m, stops)
        regions = 0
        for v, _ in stops:
            regions |= of.covers[v][m]
        if seconds <= of.most_s and of.due[m] & ~regions == 0:
            yield fen, stops


def _begun(of: PlainPricing, m: int) -> Iterator[Stops]:
    for v in range(len(of.gain)):
        for n in range(1, len(of.gain[v][m])):
            if m and n <= of.seats[m]:
                yield from _onwards(of, m, ((v, n),), frozenset())


def _onwards(
    of: PlainPricing, m: int, stops: Stops, memory: frozenset[int]
) -> Iterator[Stops]:
    yield stops
    v, room = stops[-1][0], of.seats[m] - sum(n for _, n in stops)
    for u in range(len(of.gain)):
        if u == v or u in memory:
            continue
        kept = (memory | {v}) & set(of.known[u])
        for n in range(1, min(room, len(of.gain[u][m]) - 1) + 1):
            yield from _onwards(of, m, (*stops, (u, n)), kept)


def _sums(of: PlainPricing, m: int, stops: Stops) -> tuple[int, int]:
    """Fen, gains taken off, and seconds of a way."""
    path = [v for v, _ in stops]
    legs = list(pairwise(path))
    fen = of.out_fen[path[0]] + sum(of.way_fen[u][v] for u, v in legs)
    fen += of.end_fen[path[-1]][m] - sum(of.gain[v][m][n] for v, n in stops)
    seconds = of.out_s[path[0]] + sum(of.way_s[u][v] for u, v in legs)
    seconds += of.end_s[path[-1]][m] + of.worker_s * sum(n for _, n in stops)
    return fen, seconds


def calls_once(stops: Stops) -> bool:
    """Whether no village is called at again."""
    return len({v for v, _ in stops}) == len(stops)
