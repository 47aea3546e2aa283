"""Building: trips for those who wait, one by one, on the coaches that are free."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from solvers.drafting.drafts import Booking
from solvers.drafting.growing import draft_of, grow
from solvers.drafting.part_loads import PartLoads
from solvers.problem.coach_gaps import CoachGaps
from solvers.problem.reach import within_reach
from solvers.running.deadline import NO_DEADLINE
from solvers.search.scarcity import Classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.problem import Problem
    from solvers.problem.waiting import Piece
    from solvers.running.deadline import Deadline
    from solvers.search.state import State

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

N_COMPANIONS = 150  # groups looked at when a trip is grown
N_DEPOTS = 2  # nearest depots tried for each vehicle type
HURRIED_COMPANIONS = 40  # where the first plan is behind its time
HURRIED_DEPOTS = 1
MANY_WAIT = 0.6  # of all, when coaches first lack: more than a corner of the county


class Building:
    """Trips of one problem built greedily, by what workers are classes."""

    def __init__(self, problem: Problem, dispatcher: Dispatcher, state: State) -> None:
        self.problem = problem
        self.dispatcher = dispatcher
        self.state = state
        self.thrift = 1.0
        self.only: str | None = None  # vehicle type, while plans are varied
        self.is_hurried = False  # whether trips are grown roughly
        self.is_short = False  # whether the last filling ended for want of coaches
        self._n_away = 0  # drafts for which no coach was free
        self._is_tried = False  # whether everybody who waits was tried with care
        self._reach = within_reach(problem)
        self._gaps = CoachGaps(problem)
        self._deadline = NO_DEADLINE
        self._part_loads = PartLoads(problem=problem, dispatcher=dispatcher)

    def keep(self, deadline: Deadline) -> None:
        """End whatever loops at the deadline."""
        self._deadline = deadline

    def is_untried(self, g: int) -> bool:
        """Whether the time ran out before the group was tried, though it may ride."""
        return not self._is_tried and bool(self._reach[:, g].any())

    def fill(
        self,
        value: Floats,
        *,
        n_seeds: int,
        until_short: bool = False,
        by_class: bool = False,
    ) -> Iterator[Booking]:
        """Trips for those who wait, one by one, until nobody who can ride waits.

        ``until_short``: or until a group waits for which no coach is free while many
        wait, as `is_short` then says. ``by_class``: those of higher priority begin,
        and among them those whose seats cost least, so that coaches are back soon.
        """
        self.is_short = False
        classes = Classes(self.problem, self.state.waiting) if by_class else None
        stuck = set(np.flatnonzero(~self._reach.any(axis=0)).tolist())
        while not self._deadline.is_over:
            open_groups = [
                g
                for g in np.flatnonzero(self.state.waiting.n).tolist()
                if g not in stuck
            ]
            if not open_groups:
                self._is_tried |= self.only is None and not self.is_hurried
                return
            groups = np.array(open_groups, dtype=np.int64)
            self._n_away = 0
            first = -value if classes is None else classes.order(value)
            best = groups[np.argsort(first[groups], kind="stable")[:n_seeds]]
            booking = self._best_trip(best.tolist(), groups, value)
            if booking is None:
                stuck.update(best.tolist())
                self.is_short = until_short and self._are_away(best.tolist())
                if self.is_short:
                    return
                continue
            self.state.add(booking)
            if classes is not None:
                classes.update({piece.group_idx for piece in booking.draft.pieces})
            yield booking

    def book(self, draft: Draft) -> Booking | None:
        """The draft booked, in part where no legal trip takes all; None where none."""
        found = self._part_loads.book(draft, self.state.fleet)
        if isinstance(found, Booking):
            return found
        self._n_away += found.code == "NO_COACH_FREE"
        return None

    def _are_away(self, groups: Iterable[int]) -> bool:
        """Whether coaches are away when one of these groups could ride, and many wait.

        They have just found no trip.
        """
        waiting, all_n = int(self.state.waiting.n.sum()), self.problem.n_workers.sum()
        if waiting < MANY_WAIT * all_n:
            return False
        return self._n_away > 0 or any(
            self._reach[:, g].any() and not self._lines_with_coach(g) for g in groups
        )

    def lines_to_spare(self, booking: Booking) -> list[int]:
        """Lines near a trip with one more coach free on its days."""
        lines = self._lines_for(booking.draft.pieces[0].group_idx)
        return [k for k in lines if self.state.fleet.has_room(k, booking.quote)]

    def _best_trip(
        self, seeds: Iterable[int], groups: Ints, value: Floats
    ) -> Booking | None:
        """The trip of least cost for the value it carries, over seeds and coaches."""
        tried = []
        for seed in seeds:
            near = self._nearest(seed, groups)
            for k in self._lines_for(seed):
                if self._deadline.is_over:
                    return None
                draft = grow(
                    self.problem,
                    self.state.waiting,
                    k=k,
                    seed=seed,
                    candidates=near[self._reach[k, near]],
                    value_fen=value,
                    thrift=self.thrift,
                )
                if draft is not None:
                    carried = sum(value[p.group_idx] * p.n for p in draft.pieces)
                    ratio = self.dispatcher.estimate_fen(draft) / max(carried, 1.0)
                    tried.append((ratio, seed, k, draft))
        tried.sort(key=lambda found: found[:3])
        for *_, draft in tried:
            if self._deadline.is_over:
                return None
            booking = self.book(draft)
            if booking is not None and self._is_classes_it(booking):
                return booking
        return self._from_afar(seeds) if self.only is None else None

    def _from_afar(self, seeds: Iterable[int]) -> Booking | None:
        """A trip for a seed group alone by any coach that is free, the nearest first.

        The lines tried before may all be away when the group could leave.
        """
        problem, waiting = self.problem, self.state.waiting
        for seed in seeds:
            for k in self._lines_with_coach(seed):
                if self._deadline.is_over:
                    return None
                parties = waiting.fitting(seed, int(problem.seats[k, seed]))
                if parties:
                    piece = waiting.piece(seed, parties)
                    booking = self.book(draft_of(problem, k, [piece]))
                    if booking is not None and self._is_classes_it(booking):
                        return booking
        return None

    def _is_classes_it(self, booking: Booking) -> bool:
        """Whether leaving those aboard to their tickets, or behind, weighs more."""
        return booking.cost_fen < sum(map(self._weight, booking.draft.pieces))

    def _weight(self, piece: Piece) -> int:
        """What the piece's parties weigh that no coach takes, in fen."""
        penalties = self.problem.party_penalties[piece.group_idx]
        return sum(penalties[party] for party in piece.parties)

    def _nearest(self, seed: int, groups: Ints) -> Ints:
        problem = self.problem
        away = (
            problem.distance_m[problem.village[seed], problem.village[groups]]
            + problem.distance_m[problem.employer[seed], problem.employer[groups]]
        )
        n = HURRIED_COMPANIONS if self.is_hurried else N_COMPANIONS
        return groups[np.argsort(away, kind="stable")[:n]]

    def _lines_for(self, seed: int) -> list[int]:
        """Fleet lines for a seed: every type, from the nearest depots with a coach."""
        chosen = []
        n_depots = HURRIED_DEPOTS if self.is_hurried else N_DEPOTS
        tried: Counter[str] = Counter()
        for k in self._lines_with_coach(seed):
            kind = self.problem.lines[k].vehicle_type
            if tried[kind] < n_depots and self.only in (None, kind):
                tried[kind] += 1
                chosen.append(k)
        return chosen

    def _lines_with_coach(self, seed: int) -> list[int]:
        """Lines with a seat for the seed and a coach on some day, nearest first."""
        problem, fleet = self.problem, self.state.fleet
        empty = (
            problem.distance_m[problem.depot, problem.village[seed]]
            + problem.distance_m[problem.employer[seed], problem.depot]
        )
        return [
            k
            for k in np.argsort(empty, kind="stable").tolist()
            if self._reach[k, seed]
            and problem.seats[k, seed] > 0
            and self._gaps.is_to_be_had(fleet, k, seed)
        ]
