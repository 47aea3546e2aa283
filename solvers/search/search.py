"""The search: trips built greedily, then rebuilt a few at a time.

Large neighbourhood search (Shaw 1998; ruin and recreate, Schrimpf et al. 2000): each
step takes a few trips that run alike, lets their workers wait again, and rebuilds them
with randomised values. A selection from the pool of all trips met so far is a step of
its own, and so is asking another solver for trips. A step is kept when the objective
does not rise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.blocks.chaining import Chaining
from solvers.blocks.grouping import Grouping
from solvers.blocks.linking import Linking
from solvers.blocks.turns import Turns
from solvers.problem.waiting import Waiting
from solvers.running.deadline import NO_DEADLINE
from solvers.search.bounded import Bounded
from solvers.search.building import Building
from solvers.search.mixing import take_better_cohorts
from solvers.search.precedence import Precedence
from solvers.search.related import related
from solvers.search.reselecting import Reselector
from solvers.search.scarcity import has_classes
from solvers.search.starting import largest_cohorts, whole_cohorts
from solvers.search.state import State
from solvers.search.whole_plans import draft_of_whole
from solvers.sources.pyvrp_trips import PyVrpTrips
from solvers.sources.routing_trips import RoutingTrips
from solvers.sources.subproblem import Subproblem
from solvers.sources.vroom_trips import VroomTrips
from transport.causes import library_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from solvers.bound.seat_cost import SeatCost
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking, Draft
    from solvers.problem.fleet_use import FleetUse
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.state import Standing
    from solvers.sources.subproblem import TripSource
    from transport.said import Said

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

NOISE = 0.25  # spread of the values in a rebuilding step
MOST_RUINED = 5
THRIFTS = (0.5, 1.0, 1.0)  # drawn anew for each step
WIDE_SHARE = 0.2  # of the steps take as many trips apart as a selection does
MOST_RESELECTED = 16
SELECT_SHARE = 0.08  # of the time that one selection may take
MANY_VARIED = 40  # trips beyond which a plan is not built anew with each type


class Search(Bounded):
    """One problem's search; the same seed and number of steps give the same plan."""

    def __init__(
        self,
        problem: Problem,
        dispatcher: Dispatcher,
        *,
        bound: SeatCost,
        fleet: FleetUse,
        seed: int,
        is_rising: bool = True,
        proving: Problem | None = None,
    ) -> None:
        super().__init__(problem, proving or problem, bound, is_rising=is_rising)
        self.dispatcher = dispatcher
        self._value = np.minimum(bound.per_worker_fen, _most_weight(problem)).astype(
            np.float64
        )
        self._seed = seed
        self._rng = np.random.default_rng(seed)
        self.warnings: list[Said] = []  # what went wrong and was left out
        self._deadline = NO_DEADLINE
        self._vroom = VroomTrips()
        self.sources: tuple[TripSource, ...] = (
            RoutingTrips(problem, dispatcher),
            self._vroom,
            PyVrpTrips(),
        )
        self._precedence = Precedence(problem=problem, dispatcher=dispatcher)
        scenario = problem.scenario
        linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
        self.grouping = Grouping(linking)
        self.turns = Turns(linking, scenario)
        self._chaining = Chaining(self.grouping, dispatcher, scenario)
        self._reselector = Reselector(problem, dispatcher, self._value, self.turns)
        self.state = State(
            bookings=[],
            waiting=Waiting(problem, range(problem.n_groups)),
            fleet=fleet,
            grouping=self.grouping,
        )
        self._building = Building(problem, dispatcher, self.state)

    @property
    def value_fen(self) -> Floats:
        """``(n_groups,)``: what a worker's seat is worth while trips are grown."""
        return self._value

    def keep(self, deadline: Deadline) -> None:
        """End whatever loops at the deadline, with the plan as good as before."""
        self._deadline = deadline
        self._building.keep(deadline)
        self._chaining.keep(deadline)
        self.dispatcher.keep(deadline)

    def hurry(self, *, is_hurried: bool) -> None:
        """Grow trips roughly from now on, or with care again."""
        self._building.is_hurried = is_hurried
        self.dispatcher.is_hurried = is_hurried

    def is_untried(self, g: int) -> bool:
        """Whether the time ran out before the group was tried, though it may ride."""
        return self._building.is_untried(g)

    def adopt(self) -> bool:
        """Plans that the work on the bound has found; whether one is cheaper.

        Not to be called while that work is going on.
        """
        has_improved = False
        for trips in [] if self.bounding is None else self.bounding.whole_plans():
            old = list(self.state.bookings)
            for booking in old:
                self.state.remove(booking)
            drafts = [
                draft_of_whole(self.problem, self.dispatcher, self.state.fleet, trip)
                for trip in trips
            ]
            self.state.restore(old)
            has_improved |= self._instead(old, drafts)
        return has_improved

    def build(self) -> Iterator[None]:
        """A first plan, trip by trip; yields after each."""
        yield from self.grow()
        self.finish_first()

    def grow(self) -> Iterator[None]:
        """The trips of a first plan; yields after each.

        Where coaches turn out to be too few, it begins anew with those who go first.
        """
        may_matter = has_classes(self.problem)
        building = self._building
        for _ in building.fill(self._value, n_seeds=1, until_short=may_matter):
            yield
        if building.is_short:
            for booking in list(self.state.bookings):
                self.state.remove(booking)
            for _ in building.fill(self._value, n_seeds=1, by_class=True):
                yield

    def finish_first(self) -> None:
        """The first plan's seats by priority, and its trips in turn."""
        self.settle()
        self.chain()

    def vary(self) -> Iterator[bool]:
        """The plan built anew with each vehicle type alone; whether it got cheaper.

        Yields after each type. What is built enters the pool, so that selections can
        mix types: a search that moves few workers at a time does not come from two
        large coaches to three small.
        """
        types = sorted({line.vehicle_type for line in self.problem.lines})
        if len(types) == 1 or len(self.state.bookings) > MANY_VARIED:
            return
        for kind in types:
            state = self.state
            before, old = state.standing(), list(state.bookings)
            for booking in old:
                state.remove(booking)
            self._building.only = kind
            self._fill()
            self._building.only = None
            self._fill()  # whom that type cannot carry
            if state.cost_fen() <= before.cost_fen:
                self.settle()
            yield self._keep_if_better(old, before)

    def fill_up(self) -> None:
        """Trips for those who wait, as far as coaches and rules allow."""
        self._fill()
        self.settle()

    def settle(self) -> None:
        """Whoever is of higher priority rides before those of lower, in time or not."""
        while self._precedence.enforce(self.state):
            self._fill()  # those who had to wait

    def take_in(self, *, most: int, goes_round: bool) -> bool:
        """Whoever waits boards trips with seats left; whether anybody does.

        ``most``: trips that are asked. ``goes_round``: also such as go round for them.
        """
        return self._precedence.take_in(self.state, most=most, goes_round=goes_round)

    def step(self) -> bool:
        """One rebuilding step; whether the plan became cheaper."""
        state = self.state
        if not state.bookings:
            return False
        is_wide = self._rng.random() < WIDE_SHARE
        most = MOST_RESELECTED if is_wide else MOST_RUINED
        ruined = self._related(int(self._rng.integers(2, most + 1)))
        before, old = state.standing(), list(state.bookings)
        for booking in ruined:
            state.remove(booking)
        self._building.thrift = float(self._rng.choice(THRIFTS))
        noise = self._rng.uniform(1 - NOISE, 1 + NOISE, size=self.problem.n_groups)
        self._fill(self._value * noise, n_seeds=2)
        self.settle()
        return self._keep_if_better(old, before)

    def _fill(self, value: Floats | None = None, *, n_seeds: int = 1) -> None:
        """Trips for those who wait, by what they are worth, or by this value."""
        for _ in self._building.fill(
            self._value if value is None else value, n_seeds=n_seeds
        ):
            pass

    def _related(self, n: int) -> list[Booking]:
        return related(self.problem, self.state.bookings, n, self._rng)

    @property
    def has_turns(self) -> bool:
        """Whether a coach could run one of the trips after another like it."""
        return any(self.turns.of(booking.quote) for booking in self.state.bookings)

    def chain(self) -> bool:
        """Trips timed so that coaches run several; whether the plan became cheaper."""
        return self._chaining.improve(self.state)

    def take_better(self, other: Sequence[Booking]) -> bool:
        """What is better of another plan in single cohorts; whether anything is."""
        return take_better_cohorts(self.problem, self.state, other)

    def _keep_if_better(self, old: Sequence[Booking], before: Standing) -> bool:
        """Bring the old trips back where the plan got worse; whether it got better."""
        self.chain()
        after = self.state.standing()
        if after.cost_fen > before.cost_fen or after.passes_over(before):
            self.state.restore(old)
        return after.beats(before)

    # -- selection -------------------------------------------------------------------

    def reselect(self) -> bool:
        """Some trips replaced by the best selection from the pool, if cheaper."""
        state = self.state
        if not state.bookings:
            return False
        ruined = self._related(MOST_RESELECTED)
        return self._reselect(ruined, ())

    def _reselect(self, ruined: Sequence[Booking], drafts: Sequence[Draft]) -> bool:
        """The trips, or the best selection once the drafts are in the pool."""
        state = self.state
        before, old = state.standing(), list(state.bookings)
        for booking in ruined:
            state.remove(booking)
        for draft in drafts:
            self.dispatcher.book(draft, state.fleet)
        for draft in self._reselector.reselect(
            ruined,
            state.waiting,
            state.fleet,
            seed=int(self._rng.integers(1 << 30)),
            limit_s=self._deadline.share_s(SELECT_SHARE),
        ):
            found = self._building.book(draft)
            if found is not None:
                state.add(found)
        self.fill_up()
        return self._keep_if_better(old, before)

    # -- other solvers -----------------------------------------------------------------

    def consult(self, source: TripSource) -> bool:
        """Some trips put before the source; whether the plan became cheaper."""
        if not self.state.bookings:
            return False
        trips = self._related(source.most_trips)
        subproblem = Subproblem(
            problem=self.problem,
            dispatcher=self.dispatcher,
            bookings=tuple(trips),
            spare=tuple(self._building.lines_to_spare(trips[0])),
            seed=int(self._rng.integers(1 << 30)),
        )
        drafts = self._asked(source, subproblem)
        return bool(drafts) and self._reselect(trips, drafts)

    def start_anew(self, *, is_helped: bool = False) -> Iterator[bool]:
        """Whole cohorts as VROOM has them; whether the plan became cheaper.

        Yields after each answer; all that is legal of them enters the pool.
        ``is_helped``: whether :meth:`cohorts_anew` are routed whole elsewhere.
        """
        source = next((s for s in self.sources if isinstance(s, VroomTrips)), None)
        if source is None:
            return
        for subproblem in whole_cohorts(
            self.problem,
            self.dispatcher,
            self.state,
            seed=self._seed,
            is_helped=is_helped,
        ):
            yield self._instead(subproblem.bookings, self._asked(source, subproblem))

    def cohorts_anew(self) -> list[Subproblem]:
        """Cohorts of which a plan of another making can be asked for, large first."""
        return list(
            largest_cohorts(self.problem, self.dispatcher, self.state, seed=self._seed)
        )

    def start_from(self, drafts: Sequence[Draft], cohort: int) -> bool:
        """The drafts in place of the cohort's trips, if that is cheaper."""
        share = self.problem.cohort
        trips = [
            booking
            for booking in self.state.bookings
            if share[booking.draft.pieces[0].group_idx] == cohort
        ]
        return self._instead(trips, drafts)

    def _instead(self, trips: Sequence[Booking], drafts: Sequence[Draft]) -> bool:
        """The drafts in place of these trips, if that is cheaper."""
        state = self.state
        before, old = state.standing(), list(state.bookings)
        for booking in trips:
            state.remove(booking)
        for draft in drafts:
            found = self._building.book(draft)
            if found is not None:
                state.add(found)
        self._fill()
        if state.cost_fen() <= before.cost_fen:
            self.settle()
        return self._keep_if_better(old, before)

    def _asked(self, source: TripSource, subproblem: Subproblem) -> list[Draft]:
        """The source's answer; one that fails is not asked again."""
        try:
            return source.drafts(subproblem)
        except Exception as failure:
            name = type(source).__name__
            self.warnings.append(
                said("SOURCE_FAILED", source=name, reason=library_words(failure))
            )
            self.sources = tuple(s for s in self.sources if s is not source)
            return []


def _most_weight(problem: Problem) -> Ints:
    """``(n_groups,)``: fen a worker of the dearest party that no coach takes."""
    pairs = zip(problem.party_penalties, problem.party_sizes, strict=True)
    dearest = [max(fen // n for fen, n in zip(*own, strict=True)) for own in pairs]
    return np.array(dearest, dtype=np.int64)
