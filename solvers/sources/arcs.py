"""Coaches and pieces as the arcs that route solvers know.

Such solvers know arcs, capacities and fleets, not tariffs by the day or driver hours.
So what a trip costs is put on its arcs: loaded and empty metres at their own prices,
and the coach's days away on the arc from the last drop to the yard; the longest ride
becomes a limit on driving and standing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np

from solvers.drafting.drafts import Draft
from solvers.drafting.growing import draft_of
from solvers.sources.subproblem import chopped, joined
from transport.clock import HOUR_S, MINUTE_S
from transport.driving.limits import drive_elapsed_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.sources.subproblem import Subproblem
    from transport.hours import HoursRules
    from transport.scenario import Scenario

    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

FORBIDDEN = 2_000_000  # units of money, small enough for sums in 32 bits
SPARE_COACHES = 2  # offered of each line with coaches to spare
PIECE_SIZE = 12  # loads are offered in pieces about this large, so they can be split
_BOARDING_S = HOUR_S  # kept free for the workers' boarding and alighting
_STEP_S = 10 * MINUTE_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """A route over pieces of a subproblem: boarding order, alighting order."""

    line_idx: int
    boarding: tuple[int, ...]
    alighting: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ArcProblem:
    """Pieces to carry, and lines of coaches to carry them.

    ``arc_cost``: ``(n_lines, n_places, n_places)``, in fen, or in larger units where
    such amounts would be too large; what no coach may do costs ``FORBIDDEN`` more.
    ``ride_s``: ``(n_places, n_places)``, driving and standing, 0 to and from yards; a
    route takes at most ``most_ride_s`` of it. ``depot``, ``count``, ``capacity``:
    ``(n_lines,)``, place of the yard, coaches, seats. ``village``, ``employer``, ``n``:
    ``(n_pieces,)``, places and workers. ``fits``: ``(n_lines, n_pieces)``, whether the
    line's coaches reach the piece's village.
    """

    arc_cost: Ints
    ride_s: Ints
    most_ride_s: int
    depot: Ints
    count: Ints
    capacity: Ints
    village: Ints
    employer: Ints
    n: Ints
    fits: Bools

    @property
    def n_lines(self) -> int:
        """Fleet lines on offer."""
        return len(self.depot)

    @property
    def n_pieces(self) -> int:
        """Pieces to carry."""
        return len(self.n)

    @cached_property
    def roads(self) -> tuple[Bools, Ints]:
        """Kinds of narrow road ``(n_roads, n_lines)``: which lines each takes.

        And each piece's road, ``(n_pieces,)``; -1 where every line reaches its village.
        """
        kinds, kind_of = np.unique(self.fits.T, axis=0, return_inverse=True)
        is_narrow = ~kinds.all(axis=1)
        number = np.where(is_narrow, np.cumsum(is_narrow) - 1, -1)
        return kinds[is_narrow], number[kind_of.ravel()]

    @cached_property
    def line_of_coach(self) -> tuple[int, ...]:
        """The line of each single coach."""
        return tuple(k for k, n in enumerate(self.count.tolist()) for _ in range(n))


@dataclass(frozen=True, kw_only=True)
class SubproblemArcs:
    """A subproblem as arcs, and how to read an answer.

    ``lines``: the problem's number of each line; ``start``: the subproblem's own trips,
    where it is theirs that are cut.
    """

    problem: Problem
    arcs: ArcProblem
    lines: tuple[int, ...]
    pieces: tuple[Piece, ...]
    start: tuple[Visits, ...]

    def drafts(self, routes: Iterable[Visits]) -> list[Draft]:
        """The routes as drafts, one of each kind; empty ones are left out."""
        found: dict[tuple[object, ...], Draft] = {}
        for k, pieces in self._runs(routes):
            key = (k, tuple(sorted((piece.group_idx, piece.n) for piece in pieces)))
            if key not in found:
                found[key] = draft_of(self.problem, k, pieces)
        return list(found.values())

    def plan(self, routes: Iterable[Visits]) -> list[Draft]:
        """All routes of one plan as drafts; empty ones are left out."""
        return [draft_of(self.problem, k, p) for k, p in self._runs(routes)]

    def _runs(self, routes: Iterable[Visits]) -> Iterator[tuple[int, list[Piece]]]:
        for visits in routes:
            if visits.boarding:
                pieces = joined([self.pieces[i] for i in visits.boarding])
                yield self.lines[visits.line_idx], pieces


def subproblem_arcs(subproblem: Subproblem) -> SubproblemArcs:
    """Pieces and coaches as arcs; the trips keep their stops' order as the start."""
    problem = subproblem.problem
    own = [
        chopped(problem, b.draft.pieces, size=PIECE_SIZE) for b in subproblem.bookings
    ]
    pieces = [*subproblem.cut] or [piece for chops in own for piece in chops]
    groups = np.array([piece.group_idx for piece in pieces], dtype=np.int64)
    used = [booking.draft.line_idx for booking in subproblem.bookings]
    lines = sorted({*used, *subproblem.spare})
    villages = np.unique(problem.village[groups])
    employers = np.unique(problem.employer[groups])
    yards = np.unique(problem.depot[lines])
    places = np.concatenate([villages, employers, yards])
    local = {int(place): i for i, place in enumerate(places)}
    seats = problem.seats[lines][:, groups]
    n_served = len(villages) + len(employers)
    capacity = np.where(seats > 0, seats, seats.max()).min(axis=1)
    n = np.array([piece.n for piece in pieces], dtype=np.int64)
    arcs = ArcProblem(
        arc_cost=_arc_costs(subproblem, lines, villages, employers, yards),
        ride_s=_ride_s(problem, places, n_served),
        most_ride_s=longest_ride_s(problem.scenario, drivers=_drivers(subproblem)),
        depot=np.array([local[int(problem.depot[k])] for k in lines]),
        count=_counts(subproblem, lines, needed=-(-int(n.sum()) // capacity)),
        capacity=capacity,
        village=np.array([local[int(problem.village[g])] for g in groups]),
        employer=np.array([local[int(problem.employer[g])] for g in groups]),
        n=n,
        fits=seats > 0,
    )
    return SubproblemArcs(
        problem=problem,
        arcs=arcs,
        lines=tuple(lines),
        pieces=tuple(pieces),
        start=() if subproblem.cut else tuple(_start(subproblem, own, lines)),
    )


def _drivers(subproblem: Subproblem) -> int:
    if not subproblem.bookings:
        demanded = subproblem.problem.demanded
        return max(1, min(int(demanded[p.group_idx]) for p in subproblem.cut))
    return max(booking.quote.drivers for booking in subproblem.bookings)


def _counts(subproblem: Subproblem, lines: Sequence[int], needed: Ints) -> Ints:
    """Coaches on offer; ``needed``: of each line, if it carried everybody alone."""
    used = [booking.draft.line_idx for booking in subproblem.bookings]
    if used:
        spare = dict.fromkeys(subproblem.spare, SPARE_COACHES)
        return np.array([used.count(k) + spare.get(k, 0) for k in lines])
    owned = np.array([subproblem.problem.lines[k].count for k in lines])
    counts: Ints = np.minimum(owned, needed + SPARE_COACHES)
    return counts


def _start(
    subproblem: Subproblem, own: Sequence[Sequence[Piece]], lines: Sequence[int]
) -> Iterable[Visits]:
    village, employer = subproblem.problem.village, subproblem.problem.employer
    n = 0
    for booking, pieces in zip(subproblem.bookings, own, strict=True):
        draft = booking.draft
        stop = {place: i for i, place in enumerate(draft.villages)}
        gate = {place: i for i, place in enumerate(draft.employers)}
        numbers = range(len(pieces))
        up = sorted(numbers, key=lambda i: stop[int(village[pieces[i].group_idx])])
        down = sorted(numbers, key=lambda i: gate[int(employer[pieces[i].group_idx])])
        yield Visits(
            line_idx=lines.index(draft.line_idx),
            boarding=tuple(n + i for i in up),
            alighting=tuple(n + i for i in down),
        )
        n += len(pieces)


def _ride_s(problem: Problem, places: Ints, n_served: int) -> Ints:
    ride_s: Ints = (
        problem.driving_s[np.ix_(places, places)] + problem.scenario.policy.stop_s
    )
    ride_s[n_served:, :] = 0
    ride_s[:, n_served:] = 0
    np.fill_diagonal(ride_s, 0)
    return ride_s


def _arc_costs(
    subproblem: Subproblem,
    lines: Sequence[int],
    villages: Ints,
    employers: Ints,
    yards: Ints,
) -> Ints:
    """Every arc between its places for each line, in a unit that libraries can sum.

    The dearest arc of a coach that it uses is at most ``FORBIDDEN``; lines so
    much dearer that theirs would be more are as good as forbidden.
    """
    fen = np.stack(
        [_arcs_fen(subproblem, k, villages, employers, yards) for k in lines]
    )
    used = [lines.index(booking.draft.line_idx) for booking in subproblem.bookings]
    offered = used or list(range(len(lines)))
    unit_fen = -(-int(fen[offered].max(initial=1)) // FORBIDDEN)
    costs: Ints = np.minimum(fen // max(1, unit_fen), FORBIDDEN)
    up = slice(0, len(villages))
    down = slice(len(villages), len(villages) + len(employers))
    yard = slice(len(villages) + len(employers), fen.shape[1])
    costs[:, up, yard] += FORBIDDEN
    costs[:, yard, down] += FORBIDDEN
    costs[:, down, up] += FORBIDDEN
    return costs


def _arcs_fen(
    subproblem: Subproblem, k: int, villages: Ints, employers: Ints, yards: Ints
) -> Ints:
    """Fen of every arc of the subproblem's places for a coach of line ``k``."""
    problem = subproblem.problem
    places = np.concatenate([villages, employers, yards])
    price = problem.prices[k].loaded_fen
    empty = price * problem.prices[k].empty_weight
    metres = problem.distance_m[np.ix_(places, places)]
    down = slice(len(villages), len(villages) + len(employers))
    yard = slice(len(villages) + len(employers), len(places))
    arcs: Ints = np.rint(metres * price).astype(np.int64)
    arcs[yard, :] = np.rint(metres[yard, :] * empty)
    arcs[:, yard] = np.rint(metres[:, yard] * empty)
    standing = [_standing_fen(subproblem, k, int(place)) for place in employers]
    arcs[down, yard] += np.array(standing, dtype=np.int64)[:, None]
    arcs[yard, yard] = 0
    np.fill_diagonal(arcs, 0)
    return arcs


def _standing_fen(subproblem: Subproblem, k: int, employer: int) -> int:
    """What a direct trip to the employer costs beside its metres, by estimate."""
    problem, metres = subproblem.problem, subproblem.problem.distance_m
    own = (piece for booking in subproblem.bookings for piece in booking.draft.pieces)
    piece = next(
        piece
        for piece in (*own, *subproblem.cut)
        if int(problem.employer[piece.group_idx]) == employer
    )
    village, depot = int(problem.village[piece.group_idx]), int(problem.depot[k])
    direct = Draft(
        line_idx=k, villages=(village,), employers=(employer,), pieces=(piece,)
    )
    price = problem.prices[k].loaded_fen
    run = price * int(metres[village, employer])
    ends = int(metres[depot, village]) + int(metres[employer, depot])
    moving = run + price * problem.prices[k].empty_weight * ends
    kit = int(problem.kit_fen[piece.group_idx]) * piece.n
    return max(0, subproblem.dispatcher.estimate_fen(direct) - kit - round(moving))


def longest_ride_s(scenario: Scenario, *, drivers: int) -> int:
    """Driving seconds that fit into the longest ride, breaks and night included."""
    policy = scenario.policy
    return _most_driving_s(
        allowed_s=policy.max_ride_s - _BOARDING_S,
        depart_s=policy.pickup_opening.from_s,
        drivers=drivers,
        rules=policy.hours,
    )


@cache
def _most_driving_s(
    *, allowed_s: int, depart_s: int, drivers: int, rules: HoursRules
) -> int:
    """The same of its numbers alone: every part of a plan asks for it again."""
    best_s = 0
    for driving_s in range(0, allowed_s, _STEP_S):
        elapsed_s = drive_elapsed_s(
            driving_s=driving_s, depart_s=depart_s, drivers=drivers, rules=rules
        )
        if elapsed_s is not None and elapsed_s <= allowed_s:
            best_s = driving_s
    return best_s
