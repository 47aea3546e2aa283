"""Whole journeys planned: modes, splits and days, in rounds of pricing and searching.

Modes are chosen by an integer programme over prices of seats (`journeys.modes`); a
search plans the coaches of all segments for that choice; what the seats then cost is
learnt, and the modes are chosen again. The first plan is the one without services;
from it begin those with flights alone, with trains alone and with both, each for
itself. With steps counted every one of them has all the steps, so that taking a service
away leaves no better plan than before.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.away import AwayBounds
from solvers.decided import Decided
from solvers.journeys.legs import DIRECT, Assignment, LegMaker
from solvers.journeys.modes import cheapest_modes
from solvers.journeys.prices import SeatPrices
from solvers.journeys.transfer import take_over
from solvers.setup import searches_of
from solvers.team import Team
from solvers.watch import Frame, Watch
from transport.hours import HOURS_PRESETS
from transport.hubsides import SidedDistances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.search import Search
    from transport.chains import JourneyNetwork
    from transport.distances import Distances
    from transport.groups import Group
    from transport.outcome import Limits, Report, StopAsked
    from transport.scenario import Scenario
    from transport.services import Service

N_ROUNDS = 3  # of choosing the riders anew by what seats have cost
DIRECT_SHARE = 0.2  # of the time for the plan without services
SERVICES_SHARE = 0.5  # for the plans with services; the best then gets the rest
WHOLE = 0.999  # of a worker, in a programme whose answers are nearly whole


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    """A choice of modes with its trips; everybody it names is carried as it says."""

    assignment: Assignment
    searches: Sequence[Search]
    cost_fen: int


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
        stop: StopAsked | None,
    ) -> None:
        self._scenario = scenario
        self._distances = SidedDistances(distances)
        self._limits = limits
        self._report = report
        self._stop = stop
        self._n_steps = 0
        self._failed: set[tuple[str, str]] = set()  # whom coaches did not carry there
        self._maker = LegMaker(scenario, groups, network.chains)
        rules = HOURS_PRESETS[scenario.policy.driver_hours]
        self._away = AwayBounds(rules, scenario.policy)
        self._prices = SeatPrices(
            scenario, self._distances, self._maker, groups, self._away
        )
        used = {chain.service_id for chain in network.chains}
        self._services = [s for s in scenario.services if s.service_id in used]
        proved = self._prices.offers(self._prices.proved, services=frozenset(used))
        self.bound_fen = cheapest_modes(proved, self._services).bound_fen

    def decided(self, started: float) -> Decided:
        """The cheapest plan found within the limits."""
        direct = self._searched(DIRECT, None, started, share=DIRECT_SHARE)
        best = direct
        for services in self._choices():
            found = self._of_modes(services, direct, started)
            best = found if found.cost_fen < best.cost_fen else best
        if self._limits.steps is None:
            best = self._polished(best, self._limits, started)
        return Decided(
            searches=best.searches,
            bound_fen=self.bound_fen,
            riders=self._riders(best.assignment),
        )

    def _choices(self) -> list[list[Service]]:
        """Both, flights alone, trains alone: those that differ."""
        by_mode = [
            [s for s in self._services if s.mode == mode] for mode in ("air", "rail")
        ]
        apart = [services for services in by_mode if services]
        return apart if len(apart) == 1 else [list(self._services), *apart]

    def _of_modes(
        self, services: Sequence[Service], direct: _Candidate, started: float
    ) -> _Candidate:
        """The cheapest plan found over these services: priced, searched, learnt anew.

        It begins at the direct plan and at the proved prices, whatever other services
        have taught, so that it is the same where those others are not to be had.
        """
        self._prices.forget()
        self._failed = set()
        best = direct
        tried = {_identity(DIRECT)}
        for _ in range(N_ROUNDS):
            self._prices.learn(best.searches)
            assignment = self._assignment(services)
            if _identity(assignment) in tried or not self._has_time_left(started):
                break
            tried.add(_identity(assignment))
            share = SERVICES_SHARE / (N_ROUNDS + 1) / len(self._choices())
            found = self._searched(assignment, best, started, share=share)
            best = found if found.cost_fen < best.cost_fen else best
        if self._limits.steps is not None and best is not direct:
            best = self._polished(best, self._limits, started)
        return best

    # -- one choice of modes -----------------------------------------------------------

    def _assignment(self, services: Sequence[Service]) -> Assignment:
        """Parties dealt to services as the cheapest modes say, dearest first."""
        names = frozenset(service.service_id for service in services)
        offers = self._prices.offers(
            self._prices.believed, services=names, without=self._failed
        )
        modes = cheapest_modes(offers, services)
        service_of: dict[tuple[str, int], str] = {}
        free = {
            g: list(range(len(group.parties))) for g, group in self._maker.group.items()
        }
        for (group_id, service_id), riders in sorted(modes.riders.items()):
            parties = self._maker.group[group_id].parties
            space = int(riders + 1 - WHOLE)
            for i in list(free[group_id]):
                if parties[i].n <= space:
                    service_of[group_id, i] = service_id
                    free[group_id].remove(i)
                    space -= parties[i].n
        return Assignment(service_of=service_of)

    def _searched(
        self,
        assignment: Assignment,
        best: _Candidate | None,
        started: float,
        *,
        share: float,
    ) -> _Candidate:
        """The choice with its trips; begun with those of ``best``.

        It may take a share of the time; with steps counted, all of them.
        """
        searches = self._searches(assignment)
        if best is not None:
            take_over(best.searches, searches)
        services_fen = self._services_fen(assignment)
        portion = self._portion(share, started)
        self._watch(searches, portion, services_fen, is_varied=best is None)
        return self._settled(assignment, searches)

    def _settled(
        self, assignment: Assignment, searches: Sequence[Search]
    ) -> _Candidate:
        """The choice without those whom a coach of some segment cannot carry.

        They go direct if they can; who waits then is unplanned and on no service.
        """
        stranded = self._stranded(searches)
        if stranded:
            kept = {r: s for r, s in assignment.service_of.items() if r not in stranded}
            self._failed |= {
                (ride[0], service_id)
                for ride, service_id in assignment.service_of.items()
                if ride in stranded
            }
            assignment = Assignment(service_of=kept)
            settled = self._searches(assignment)
            take_over(searches, settled, is_patient=True)
            for search in settled:
                search.fill_up()
            return self._settled(assignment, settled)
        trips_fen = sum(search.state.cost_fen() for search in searches)
        return _Candidate(
            assignment=assignment,
            searches=searches,
            cost_fen=trips_fen + self._services_fen(assignment),
        )

    def _stranded(self, searches: Sequence[Search]) -> set[tuple[str, int]]:
        """Parties on a service whom no feeder or no receiving coach carries."""
        left = {
            worker_id
            for search in searches
            for piece in search.state.waiting.pieces()
            if search.problem.groups[piece.g].segment != "direct"
            for i in piece.parties
            for worker_id in search.problem.groups[piece.g].parties[i].worker_ids
        }
        return {
            (group_id, i)
            for group_id, group in self._maker.group.items()
            for i, party in enumerate(group.parties)
            if party.worker_ids[0] in left
        }

    def _polished(self, best: _Candidate, limits: Limits, started: float) -> _Candidate:
        """The best choice after the rest of the time, or as many steps again."""
        if not self._has_time_left(started):
            return best
        services_fen = self._services_fen(best.assignment)
        begun = started if limits.steps is None else None
        self._watch(best.searches, limits, services_fen, begun=begun)
        found = self._settled(best.assignment, best.searches)
        return found if found.cost_fen <= best.cost_fen else best

    # -- work ------------------------------------------------------------------------

    def _searches(self, assignment: Assignment) -> list[Search]:
        legs = self._maker.legs(assignment)
        return searches_of(
            legs.scenario,
            self._distances,
            legs.groups,
            seed=self._limits.seed,
            is_rising=False,
            away=self._away,
        )

    def _watch(
        self,
        searches: Sequence[Search],
        limits: Limits,
        services_fen: int,
        *,
        begun: float | None = None,
        is_varied: bool = True,
    ) -> None:
        team = Team(searches, seed=self._limits.seed)
        frame = Frame(
            services_fen=services_fen,
            bound_fen=self.bound_fen,
            n_steps_before=self._n_steps,
            is_varied=is_varied,
        )
        begun = time.monotonic() if begun is None else begun
        watch = Watch(limits, team, self._report, self._stop, begun, frame)
        watch.run()
        self._n_steps = watch.n_steps

    def _portion(self, share: float, started: float) -> Limits:
        """A share of the time, counted from now; all the steps where they count."""
        limits = self._limits
        if limits.time_limit_s is None:
            return limits
        left_s = started + limits.time_limit_s - time.monotonic()
        share_s = min(limits.time_limit_s * share, left_s)
        return replace(limits, time_limit_s=max(0.0, share_s))

    def _has_time_left(self, started: float) -> bool:
        limits = self._limits
        if self._stop is not None and self._stop():
            return False
        if limits.time_limit_s is None:
            return True
        return time.monotonic() - started < limits.time_limit_s

    # -- services ----------------------------------------------------------------------

    def _riders(self, assignment: Assignment) -> dict[str, tuple[str, ...]]:
        """Workers aboard by service, sorted."""
        return {
            service_id: tuple(
                sorted(
                    worker_id
                    for group_id, i in rides
                    for worker_id in self._maker.group[group_id].parties[i].worker_ids
                )
            )
            for service_id, rides in assignment.riders.items()
        }

    def _services_fen(self, assignment: Assignment) -> int:
        riders = self._riders(assignment)
        return sum(
            self._scenario.service[s].cost_fen(len(aboard))
            for s, aboard in riders.items()
        )


def _identity(assignment: Assignment) -> frozenset[tuple[object, ...]]:
    items: Mapping[tuple[str, int], str] = assignment.service_of
    return frozenset((*ride, service_id) for ride, service_id in items.items())
