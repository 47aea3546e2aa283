"""Whole journeys planned: modes, splits and days, in rounds of pricing and searching.

Modes are chosen by an integer programme over prices of seats (`journeys.modes`); a
search plans the coaches of all segments for that choice; what the seats then cost is
learnt, and the modes are chosen again. Plans with flights alone, with trains alone and
with both begin, each for itself, at the proved prices and at the plan without services.
With steps counted every one of them has all the steps, so that taking a service away
leaves no better plan than before.

By the clock the plan over all services comes first and has the time it needs: where
direct coaches are illegal or few, a plan without services would be of no use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.journeys.again import settled_otherwise
from solvers.journeys.beside import Beside
from solvers.journeys.candidates import Candidate, cheaper, identity
from solvers.journeys.dropping import drop
from solvers.journeys.free_seats import first_cheaper, reseated
from solvers.journeys.legs import DIRECT, Assignment, LegMaker
from solvers.journeys.modes import cheapest_modes
from solvers.journeys.prices import SeatPrices
from solvers.journeys.ranks import by_rank, dealt
from solvers.journeys.rising import JourneyBound, JourneyBoundData
from solvers.journeys.stranded import stranded_of, with_companions
from solvers.journeys.thinning import thinned
from solvers.journeys.transfer import take_over
from solvers.journeys.tries import tries_of
from solvers.problem.least_away import AwayBounds
from solvers.running.deadline import Deadline
from solvers.running.searched import Searched
from solvers.running.setup import searches_of
from solvers.running.team import Team
from solvers.running.watch import RunContext, TimedRun
from solvers.search.polishing import before_polishing
from transport.roads.hub_sides import HubDistances

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from solvers.journeys.legs import Ride
    from solvers.journeys.tries import Tries
    from solvers.parts.workers import Hall
    from solvers.search.search import Search
    from transport.groups import Group
    from transport.journeys.chains import JourneyNetwork
    from transport.outcome import Limits, Report
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.services import Service

FIRST_SHARE = 0.2  # of the time for the first plan, unless building it takes longer
DIRECT_SHARE = 0.2  # of the time for the plan without services
MOST_SPARED = 0.3  # of the time left
SPARE = 1.5  # times what setting up took last is kept to settle a plan
DROP_SHARE = 0.05  # of the time left, to settle it where that would be too much


class JourneyPlanning:
    """Plans one scenario that has chains."""

    def __init__(
        self,
        scenario: Scenario,
        distances: Distances,
        groups: Sequence[Group],
        network: JourneyNetwork,
        *,
        limits: Limits,
        report: Report | None,
        hall: Hall | None = None,
    ) -> None:
        self._scenario = scenario
        self._hall = hall
        self._distances = HubDistances(distances)
        self._limits = limits
        self._report = report
        self._deadline = Deadline()
        self._first_choice = DIRECT
        self._first_searches: list[Search] = []
        self._n_steps = 0
        self._failed: set[tuple[str, str]] = set()  # whom coaches did not carry there
        self._maker = LegMaker(scenario, groups, network.possible)
        rules = scenario.policy.hours
        self._away = AwayBounds(rules, scenario.policy)
        self._prices = SeatPrices(
            scenario, self._distances, self._maker, groups, self._away
        )
        planned = {(chain.group_id, chain.service_id) for chain in network.chains}
        # longer by road than the direct way: for those alone who have no direct way
        self._detours = frozenset(
            key
            for key in self._maker.chain.keys() - planned
            if key[0] in self._prices.direct_ids
        )
        possible = {chain.service_id for chain in network.possible}
        services = [s for s in scenario.services if s.service_id in possible]
        proved = self._prices.choices(self._prices.proved, services=frozenset(possible))
        self.bound = JourneyBound(
            JourneyBoundData(
                scenario=scenario,
                distances=self._distances,
                maker=self._maker,
                direct=self._prices.direct,
                choices=proved,
                services=services,
                away=self._away,
            ),
            bound_fen=cheapest_modes(proved, services).bound_fen,
        )
        used = {key[1] for key in self._maker.chain.keys() - self._detours}
        self._services = [s for s in services if s.service_id in used]
        if limits.time_limit_s is not None:  # set up before the clock runs
            self._first_choice = self._assignment(self._services)
            self._first_searches = self._searches(self._first_choice)

    def decided(self, deadline: Deadline) -> Searched:
        """The cheapest plan found until the deadline, with a bound raised beside."""
        deadline.remember(self._deadline)
        self._deadline = deadline
        beside = Beside(self.bound, self._limits)
        with beside.working(deadline):
            best = self._best()
        best.searches[0].warnings.extend(beside.warnings)
        return Searched(
            searches=best.searches,
            bound_fen=self.bound.bound_fen,
            riders=self._maker.riders_of(best.assignment),
        )

    def _best(self) -> Candidate:
        """The cheapest plan found until the deadline."""
        deadline = self._deadline
        first: Candidate | None = None
        best: Candidate | None = None
        if deadline.is_timed:  # over all services, however long building it takes
            known, choice = self._first_searches, self._first_choice
            first = self._searched(choice, None, share=FIRST_SHARE, searches=known)
            best = first
            self._deadline = before_polishing(first.searches, deadline)
        if best is None or self._has_time_left():
            direct = self._searched(DIRECT, best, share=DIRECT_SHARE)
            best = cheaper(direct, best)
            tries = tries_of(self._services, self._deadline)
            for services in tries.choices:
                found = self._of_modes(services, direct, first, tries)
                best = cheaper(found, best)
                first = None  # was over all services
            if tries.thinner is not None:
                best = self._thinned(best, direct, tries.thinner)
        if deadline.is_timed:
            best = self._polished(best, self._limits)
            for search in best.searches:  # the search may have ended amid a step
                search.keep(self._deadline.for_filling())
                search.fill_up()
        return best

    def _thinned(self, best: Candidate, direct: Candidate, tries: Tries) -> Candidate:
        """The plan, or a cheaper one without a service, or with its free seats."""

        def planned(names: frozenset[str]) -> Candidate:
            services = [s for s in self._services if s.service_id in names]
            return self._of_modes(services, direct, None, tries)

        best = thinned(best, lambda p: self._maker.riders_of(p.assignment), planned)
        ways = self._maker.chain.keys() - self._failed - self._detours
        return first_cheaper(
            best,
            reseated(self._maker, best, self._services, ways),
            lambda choice: self._searched(choice, best, share=tries.share),
            self._has_time_left,
        )

    def _of_modes(
        self,
        services: Sequence[Service],
        direct: Candidate,
        known: Candidate | None,
        tries: Tries,
    ) -> Candidate:
        """The cheapest plan found over these services: priced, searched, learnt anew.

        It begins at the direct plan and at the proved prices, whatever other services
        have taught, so that it is the same where those others are not to be had.
        ``known``: the plan by proved prices, where there is one already.
        """
        self._prices.forget()
        self._failed = set()
        best = direct
        tried = {identity(DIRECT)}
        if known is not None:
            tried.add(identity(self._first_choice))
            best = cheaper(known, best)
        for n in range(tries.n_rounds):
            if n:
                self._prices.learn(best.searches)
            assignment = self._assignment(services)
            if not self._has_time_left():
                break
            if identity(assignment) not in tried:
                tried.add(identity(assignment))
                found = self._searched(assignment, best, share=tries.share)
                best = cheaper(found, best)
            elif n:
                break
        if not self._deadline.is_timed and best is not direct:
            best = self._polished(best, self._limits)
        return best

    # -- one choice of modes -----------------------------------------------------------

    def _assignment(self, services: Sequence[Service]) -> Assignment:
        """Parties dealt to services as the cheapest modes say, dearest first."""
        names = frozenset(service.service_id for service in services)
        choices = self._prices.choices(
            self._prices.believed,
            services=names,
            without=self._failed | self._detours,
        )
        seat_fen = {service.service_id: service.seat_fen for service in services}
        choices = by_rank(choices, self._maker.group, seat_fen)
        modes = cheapest_modes(choices, services)
        return Assignment(service_of=dealt(modes.riders, self._maker.group))

    def _searched(
        self,
        assignment: Assignment,
        best: Candidate | None,
        *,
        share: float,
        searches: Sequence[Search] = (),
    ) -> Candidate:
        """The choice with its trips; begun with those of ``best``.

        Who is left behind is tried once more otherwise (`journeys.again`). It may take
        a share of the time, but a first plan as long as it needs; with steps counted,
        all of them. ``searches``: those of the choice, if there are any.
        """
        known = set(self._failed)
        first = self._once(assignment, best, share=share, searches=searches)

        def again(changed: Assignment, found: Candidate) -> Candidate:
            failed, self._failed = self._failed, set(known)
            better = cheaper(self._once(changed, found, share=share), found)
            if better is found:
                self._failed = failed
            return better

        has_time = self._has_time_left
        return settled_otherwise(self._maker, assignment, first, again, has_time)

    def _once(
        self,
        assignment: Assignment,
        best: Candidate | None,
        *,
        share: float,
        searches: Sequence[Search] = (),
    ) -> Candidate:
        """The choice with its trips, by one set of report times."""
        searches = searches or self._searches(assignment)
        whole = self._before_settling()
        portion = whole
        if whole.is_timed:
            portion = whole.within((self._limits.time_limit_s or 0.0) * share)
        if best is not None:
            take_over(best.searches, searches, deadline=portion)
        self._watch(
            searches,
            portion,
            self._services_fen(assignment),
            is_varied=best is None,
            building=whole if best is None else portion,
        )
        return self._settled(assignment, searches)

    def _settled(self, assignment: Assignment, searches: Sequence[Search]) -> Candidate:
        """The choice without those whom a coach of some segment cannot carry.

        They go direct if they can; who waits then is unplanned and on no service.
        Where there is no time to set searches up anew, their trips are dropped whole.
        """
        while stranded := stranded_of(self._maker, searches):
            is_short = self._deadline.is_timed and not self._has_time_left()
            if is_short:
                stranded = with_companions(self._maker, searches, stranded)
            self._failed |= {
                (ride[0], service_id)
                for ride, service_id in assignment.service_of.items()
                if ride in stranded
            }
            assignment = self._maker.without(assignment, stranded)
            if is_short:
                searches = self._without(searches, stranded)
                continue
            settled = self._searches(assignment)
            take_over(searches, settled, deadline=self._deadline, is_patient=True)
            for search in settled:
                search.fill_up()
            searches = settled
        trips_fen = sum(search.state.cost_fen() for search in searches)
        return Candidate(
            assignment=assignment,
            searches=searches,
            cost_fen=trips_fen + self._services_fen(assignment),
        )

    def _without(
        self, searches: Sequence[Search], rides: AbstractSet[Ride]
    ) -> list[Search]:
        """The searches without these rides, which have direct ones of their own."""
        groups = drop(self._maker, searches, rides)
        added = searches_of(
            self._scenario,
            self._distances,
            groups,
            seed=self._limits.seed,
            is_rising=False,
            away=self._away,
            is_valued=not self._deadline.is_over,
            fleet=searches[0].state.fleet,
        )
        for search in added:
            search.keep(self._deadline)
            search.fill_up()
        return [*searches, *added]

    def _polished(self, best: Candidate, limits: Limits) -> Candidate:
        """The best choice after the rest of the time, or as many steps again."""
        if not self._has_time_left():
            return best
        services_fen = self._services_fen(best.assignment)
        self._watch(best.searches, self._before_settling(), services_fen)
        found = self._settled(best.assignment, best.searches)
        return best if cheaper(best, found) is best else found

    def _searches(self, assignment: Assignment) -> list[Search]:
        with self._deadline.timed("setup"):
            legs = self._maker.legs(assignment)
            searches = searches_of(
                legs.scenario,
                self._distances,
                legs.groups,
                seed=self._limits.seed,
                is_rising=False,
                away=self._away,
                is_valued=not self._deadline.is_over,
            )
        for search in searches:
            search.keep(self._deadline)
        return searches

    def _watch(
        self,
        searches: Sequence[Search],
        deadline: Deadline,
        services_fen: int,
        *,
        building: Deadline | None = None,
        is_varied: bool = True,
    ) -> None:
        team = Team(searches, seed=self._limits.seed)
        context = RunContext(
            services_fen=services_fen,
            bound_fen=self.bound.bound_fen,
            n_steps_before=self._n_steps,
            is_varied=is_varied,
            hall=self._hall,
        )
        watch = TimedRun(
            self._limits, team, self._report, deadline, context, building=building
        )
        watch.run()
        self._n_steps = watch.n_steps
        for search in searches:
            search.keep(self._deadline)

    def _before_settling(self) -> Deadline:
        """The deadline less what it takes to settle a plan."""
        left_s = self._deadline.left_s
        if not self._deadline.is_timed:
            return self._deadline
        spared_s = SPARE * self._deadline.longest_s("setup")
        if spared_s > MOST_SPARED * left_s:
            spared_s = DROP_SHARE * left_s
        return self._deadline.within(left_s - spared_s)

    def _has_time_left(self) -> bool:
        return self._deadline.allows("setup")

    def _services_fen(self, assignment: Assignment) -> int:
        riders = self._maker.riders_of(assignment)
        return sum(
            self._scenario.service[s].cost_fen(len(aboard))
            for s, aboard in riders.items()
        )
