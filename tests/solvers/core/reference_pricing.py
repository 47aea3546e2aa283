"""The relaxed problem of pricing, in plain Python: every way through it is walked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

State = tuple[int, int, int, int]  # workers, village, areas owed, memory
Stops = tuple[tuple[int, int], ...]  # (village, workers) in the order of the way


@dataclass(frozen=True, kw_only=True)
class PlainPricing:
    """Ways with villages ``v``, sets of areas ``m`` (bits) and memories ``p``.

    ``gain[v][m]``: fen by number of workers taken there, so many as there are.
    ``choices[v]``: sets that the village may add. ``memory[v][u][p]``: the memory when
    the way goes on from ``v`` to ``u``; negative where it may not.
    """

    seats: int
    out_fen: list[int]
    way_fen: list[list[int]]
    end_fen: list[list[int]]
    out_s: list[int]
    way_s: list[list[int]]
    end_s: list[list[int]]
    worker_s: int
    most_s: int
    gain: list[list[list[int]]]
    choices: list[list[int]]
    memory: list[list[list[int]]]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way so far: fen before the end, seconds left once it has ended."""

    state: State
    fen: int
    left_s: int
    stops: Stops


def ways(of: PlainPricing) -> Iterator[Way]:
    """Every way that keeps the limit at each of its stops."""
    for v, sets in enumerate(of.choices):
        for m in sets:
            for n in range(1, len(of.gain[v][m])):
                left_s = of.most_s - of.out_s[v] - of.end_s[v][m] - n * of.worker_s
                if m and n <= of.seats and left_s >= 0:
                    yield from _onwards(
                        of,
                        Way(
                            state=(n, v, m, 0),
                            fen=of.out_fen[v] - of.gain[v][m][n],
                            left_s=left_s,
                            stops=((v, n),),
                        ),
                    )


def _onwards(of: PlainPricing, way: Way) -> Iterator[Way]:
    yield way
    q, v, m, p = way.state
    for u, sets in enumerate(of.choices):
        memory = of.memory[v][u][p]
        for wider in (m + extra for extra in sets if memory >= 0 and not extra & m):
            longer_s = of.way_s[v][u] + of.end_s[u][wider] - of.end_s[v][m]
            for n in range(1, len(of.gain[u][wider])):
                left_s = way.left_s - longer_s - n * of.worker_s
                if q + n <= of.seats and left_s >= 0:
                    yield from _onwards(
                        of,
                        Way(
                            state=(q + n, u, wider, memory),
                            fen=way.fen + of.way_fen[v][u] - of.gain[u][wider][n],
                            left_s=left_s,
                            stops=(*way.stops, (u, n)),
                        ),
                    )


def least_by_areas(of: PlainPricing, *, ceiling: int) -> list[int]:
    """Least fen of any way, home included, by the areas that it owes."""
    least = [ceiling for _ in of.end_fen[0]]
    for way in ways(of):
        _, v, m, _ = way.state
        least[m] = min(least[m], way.fen + of.end_fen[v][m])
    return least
