"""What is better of another plan: cohort by cohort, as these share coaches alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.search.state import State


def take_better_cohorts(
    problem: Problem, state: State, other: Sequence[Booking]
) -> bool:
    """Run another plan's trips in the cohorts where it is better; whether in any.

    A cohort's trips are taken all or none, and none for which a coach or a gate lacks.
    """
    old, new = _by_cohort(problem, state.bookings), _by_cohort(problem, other)
    gains = {
        cohort: _weight(problem, new[cohort]) - _weight(problem, old[cohort])
        for cohort in old.keys() | new.keys()
    }
    better = [cohort for cohort, gain in gains.items() if gain > 0]
    if len(better) == len(gains):
        return False  # the other is not better as a whole
    has_changed = False
    for cohort in sorted(better, key=lambda c: (-gains[c], c)):
        has_changed |= _exchanged(state, old[cohort], new[cohort])
    return has_changed


def _exchanged(state: State, old: Sequence[Booking], new: Sequence[Booking]) -> bool:
    """Whether the new trips run instead of the old ones, to the plan's good."""
    before, kept = state.standing(), list(state.bookings)
    for booking in old:
        state.remove(booking)
    for booking in new:
        if not state.fleet.takes(booking.draft.line_idx, booking.quote):
            break
        state.add(booking)
    else:
        if state.standing().beats(before):
            return True
    state.restore(kept)
    return False


def _by_cohort(
    problem: Problem, bookings: Sequence[Booking]
) -> Mapping[int, list[Booking]]:
    found: dict[int, list[Booking]] = defaultdict(list)
    for booking in bookings:
        found[int(problem.cohort[booking.draft.pieces[0].group_idx])].append(booking)
    return found


def _weight(problem: Problem, bookings: Sequence[Booking]) -> int:
    """Fen that leaving everybody aboard behind would weigh more than the trips cost."""
    penalties = problem.party_penalties
    carried = sum(
        penalties[piece.group_idx][party]
        for booking in bookings
        for piece in booking.draft.pieces
        for party in piece.parties
    )
    return carried - sum(booking.cost_fen for booking in bookings)
