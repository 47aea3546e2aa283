"""The seat-cost bound of all parts together, with prices on the coaches they share.

The bound of a part counts any coach as free for it, and so does the sum over the parts.
Where a line has fewer coaches than the parts would like to have, a price on its coaches
says so.

**Claim.** Let every trip ``r`` of line ``k`` use ``w(r)`` of it, and let no plan use
more than ``A_k`` of line ``k`` altogether. For prices ``mu_k >= 0``, a part's bound on
the cost of its trips with ``mu_k w(r)`` added to each, summed over the parts, less
``sum_k mu_k A_k``, is a bound on every plan's objective.

**Proof.** A plan's objective with these prices added is that without them, and
``sum_k mu_k sum_r w(r) <= sum_k mu_k A_k`` more. Every trip and everybody who stays
belongs to one part, as parts share no coach's trip; so it is at least the sum of the
parts' bounds. (Lagrange; a bound without prices holds with them, too, and may stand in
for a part's own where it is more.) QED

**Use of a line.** A trip's least use ``w(k, d, g)``, for each group ``g`` aboard, is

- where each trip buys its own days (``max_trips_per_block`` is 1): the days of hire
  that the driving of the direct run of ``g`` asks for;
- else the seconds of that driving and of the disinfection after the return;

and ``w(r)`` is what the trip uses (its days of hire; its time away and that of the
disinfection), but no more than ``W_k``, the greatest ``w(k, d, g)``. As in the
seat-cost bound a trip has ``L(k, d, g) + mu_k w(k, d, g)`` or more to share among its
seats, for every ``g`` aboard.

**All that there is.** Of one coach's trips each leaves when the one before is back and
clean, or, where days are bought apart, as many calendar days later as that one had days
of hire. The last one leaves by ``e_k``, the end of the last day less the least time
from the depot to a last drop. So all but the last use no more than ``e_k`` (in days,
the number of its day, from 0), the last no more than ``W_k``, and

    A_k = m_k (e_k + W_k)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.bound.crews import Crews, crews_of, day_shares
from solvers.bound.direct_runs import EVERY, days_of_driving, direct_s
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Whole = npt.NDArray[np.unsignedinteger[Any]]
    Floats = npt.NDArray[np.float64]

N_ROUNDS = 400  # of raising and lowering prices, at most
MOST_WORK = 200_000_000  # crews by groups by rounds
FIRST_STEP = 0.5  # of what a trip costs, over what it uses: how far a price moves
PATIENCE = 12  # rounds without a better bound until steps are halved


@dataclass(frozen=True, kw_only=True)
class CoachPrices:
    """What the prices prove: of each part, and what all coaches cost at them."""

    part_fen: tuple[int, ...]
    coaches_fen: int

    def bound_fen(self, own_fen: Sequence[int]) -> int:
        """The bound of all parts, where each has one of its own without prices."""
        pairs = zip(self.part_fen, own_fen, strict=True)
        priced = sum(max(pair) for pair in pairs) - self.coaches_fen
        return max(sum(own_fen), priced)


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Crews by groups: line, cost, seats and use; parties with size and penalty."""

    line: Ints  # of each crew
    cost_fen: Floats  # (n_crews, n_groups), infinite where there is no seat
    seats: Whole
    use: Whole
    kit_fen: Ints
    group: Ints  # of each party
    size: Ints
    floor_fen: Ints

    def priced(self, price_fen: Floats) -> tuple[float, Floats]:
        """(bound with these prices, use of each line by what attains it)."""
        n_lines = len(price_fen)
        all_fen = self.cost_fen + price_fen[self.line][:, None] * self.use
        a_seat = all_fen / self.seats
        best = a_seat.argmin(axis=0)
        columns = np.arange(len(best))
        worker_fen = a_seat[best, columns] + self.kit_fen
        rides_fen = worker_fen[self.group] * self.size
        rides = rides_fen < self.floor_fen
        value = float(np.where(rides, rides_fen, self.floor_fen).sum())
        n = np.bincount(
            self.group, weights=self.size * rides, minlength=len(best)
        ).astype(np.float64)
        used = n * self.use[best, columns] / self.seats[best, columns]
        return value, np.bincount(
            self.line[best], weights=used, minlength=n_lines
        ).astype(np.float64)


def coach_prices(problems: Sequence[Problem]) -> CoachPrices:
    """Prices that prove much, found by raising those of lines that are overbooked.

    Not for problems whose coaches go straight on from one direction to the other: there
    a trip is no round trip.
    """
    parts = [_part_of(problem) for problem in problems]
    available = _available(problems, parts)
    price = np.zeros(len(available))
    best = price
    best_fen, used = _value(parts, price, available)
    cost_fen = max(1.0, best_fen) / max(1e-9, float(used.sum()))
    step, n_idle = FIRST_STEP, 0
    size = sum(part.cost_fen.size for part in parts)
    n_rounds = min(N_ROUNDS, MOST_WORK // max(1, size))
    for _ in range(n_rounds if (used > available).any() else 0):
        over = (used - available) / np.maximum(available, 1.0)
        price = np.maximum(0.0, price + step * cost_fen * np.clip(over, -1.0, 1.0))
        value, used = _value(parts, price, available)
        n_idle += 1
        if value > best_fen:
            best, best_fen, n_idle = price, value, 0
        if n_idle >= PATIENCE:
            step, n_idle, price = step / 2, 0, best
            _, used = _value(parts, price, available)
    return _proved(parts, np.floor(best), available)


def _value(
    parts: Sequence[_Part], price_fen: Floats, available: Floats
) -> tuple[float, Floats]:
    found = [part.priced(price_fen) for part in parts]
    value = sum(value for value, _ in found) - float(price_fen @ available)
    return value, np.sum([used for _, used in found], axis=0)


def _proved(
    parts: Sequence[_Part], price_fen: Floats, available: Floats
) -> CoachPrices:
    """Whole fen; a fen a part is left for the rounding of sums in floating point."""
    return CoachPrices(
        part_fen=tuple(math.floor(part.priced(price_fen)[0]) - 1 for part in parts),
        coaches_fen=math.ceil(float(price_fen @ available)),
    )


def _part_of(problem: Problem) -> _Part:
    crews = crews_of(problem, day_shares(problem), EVERY)
    if crews is None:  # nobody rides, whatever the price
        crews = _no_crew(problem)
    pairs = zip(crews.line_idx.tolist(), crews.drivers.tolist(), strict=True)
    use = [_small(_use(problem, k, drivers)) for k, drivers in pairs]
    sizes = [len(own) for own in problem.party_sizes]
    return _Part(
        line=crews.line_idx,
        cost_fen=np.where(crews.seats > 0, crews.rough_fen, np.inf),
        seats=_small(np.maximum(crews.seats, 1)),
        use=np.array(use),
        kit_fen=problem.kit_fen,
        group=np.repeat(np.arange(problem.n_groups), sizes),
        size=np.array([n for own in problem.party_sizes for n in own], dtype=np.int64),
        floor_fen=np.array(
            [fen for own in problem.party_floors for fen in own], dtype=np.int64
        ),
    )


def _small(values: Ints) -> Whole:
    """The same whole numbers, none negative, in as few bytes as hold them.

    Crews by groups are what takes most memory while a large problem is set up.
    """
    return values.astype(np.min_scalar_type(int(values.max(initial=0))))


def _no_crew(problem: Problem) -> Crews:
    nothing = np.zeros((1, problem.n_groups), dtype=np.int64)
    first = np.zeros(1, dtype=np.int64)
    return Crews(line_idx=first, drivers=first + 1, seats=nothing, rough_fen=nothing)


def _use(problem: Problem, k: int, drivers: int) -> Ints:
    """``(n_groups,)``: days, or seconds, of a coach that a trip uses at least."""
    if problem.scenario.policy.max_trips_per_block == 1:
        return days_of_driving(problem, k, drivers=drivers)
    away_s: Ints = np.sum(direct_s(problem, k), axis=0)
    return away_s + problem.scenario.policy.turnaround_s


def _available(problems: Sequence[Problem], parts: Sequence[_Part]) -> Floats:
    """``(n_lines,)``: what all coaches of each line have to give."""
    scenario = problems[0].scenario
    is_by_day = scenario.policy.max_trips_per_block == 1
    found = []
    for k, line in enumerate(problems[0].lines):
        leads, uses = [], [0.0]
        for problem, part in zip(problems, parts, strict=True):
            own = part.line == k
            is_carried = np.isfinite(part.cost_fen[own]).any(axis=0)
            if is_carried.any():
                out_s, loaded_s, _ = direct_s(problem, k)
                leads.append(int((out_s + loaded_s)[is_carried].min()))
                uses.append(float(part.use[own][:, is_carried].max()))
        last_s = max(0, scenario.end_s - min(leads, default=0))
        last = last_s // DAY_S if is_by_day else last_s
        found.append(line.count * (last + max(uses)))
    return np.array(found, dtype=np.float64)
