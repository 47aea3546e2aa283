"""A scenario's planning problem in, an outcome out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from solvers.admitting import admitted, unexplained
from solvers.assembly import empty_plan, plan_of
from solvers.blocks.return_loads import with_return_loads
from solvers.bound.certifying import certified
from solvers.core.ready import make_ready
from solvers.journeys.explaining import with_services_named
from solvers.journeys.planning import JourneyPlanning
from solvers.netting import least_for_payer
from solvers.parts.workers import Hall
from solvers.problem.doubtful import with_doubts
from solvers.problem.unseatable import without_unseatable
from solvers.running.deadline import Deadline
from solvers.running.searched import Searched
from solvers.running.setup import searches_of
from solvers.running.team import Team
from solvers.running.watch import RunContext, TimedRun
from solvers.search.polishing import polished
from solvers.search.starting import LEAST_BESIDE
from solvers.search.taking_in import take_in_at_last
from solvers.sources.child import begun_early
from transport.checker import provable_prices
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.journeys.network import journey_network
from transport.outcome import Limits, Outcome, Progress
from transport.plan import (
    Plan,
    SolverInfo,
)
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.blocks.return_loads import Joined
    from solvers.search.search import Search
    from transport.outcome import Report, Status, StopAsked
    from transport.roads.distances import Distances
    from transport.said import Said
    from transport.scenario import Scenario

PACKAGE = "p2p-transport"


def solve(
    scenario: Scenario,
    *,
    limits: Limits,
    report: Report | None = None,
    stop: StopAsked | None = None,
) -> Outcome:
    """The cheapest plan found within the limits, with a proven lower bound.

    ``report`` is called as the search goes; ``stop`` is asked between steps and ends
    the search with the best plan so far. With ``limits.steps`` the plan depends on
    scenario, seed and steps alone. Where the scenario's costs name a payer whose share
    is to be least (``net_of``), that payer's share decides. The time limit counts from
    when the search is ready: where it has to be compiled, that comes first.
    """
    make_ready()
    with Hall(limits) as hall:
        within = partial(_solve, hall=hall)
        if scenario.tariff.net_of:
            return least_for_payer(
                scenario, within, limits=limits, report=report, stop=stop
            )
        return within(scenario, limits=limits, report=report, stop=stop)


def _solve(
    scenario: Scenario,
    *,
    limits: Limits,
    report: Report | None = None,
    stop: StopAsked | None = None,
    hall: Hall,
) -> Outcome:
    """The plan of least total cost; its time runs once everything is set up."""
    asked = scenario
    scenario, screenings = screened(scenario)
    gate = health_gate(scenario, mode="coach")
    groups = groups_of(scenario, gate.eligible)
    if not groups:
        nobody = empty_plan(scenario, gate, _info(limits, Deadline()), screenings)
        return Outcome(status="planned", plan=nobody)
    prices = provable_prices(asked, held=[entry.worker_id for entry in gate.held])
    distances = distances_of(scenario)
    groups = with_tickets(scenario, distances, groups)
    groups = with_doubts(scenario, distances, groups)
    groups = without_unseatable(scenario, groups)
    groups, network = journey_network(scenario, distances, groups)
    if network.possible and any(line.count for line in scenario.fleet):
        planning = JourneyPlanning(
            *(scenario, distances, groups, network),
            limits=limits,
            report=report,
            hall=hall,
        )
        deadline = Deadline(limits.time_limit_s, stop=stop)
        decided = planning.decided(deadline)
    else:
        with begun_early(limits, is_of_use=len(groups) >= LEAST_BESIDE) as child:
            searches = searches_of(scenario, distances, groups, seed=limits.seed)
            deadline = Deadline(limits.time_limit_s, stop=stop)
            context = RunContext(is_polished=True, child=child, hall=hall)
            decided = _by_coach_alone(searches, limits, report, deadline, context)
    if report is not None:
        report(_ending(decided, deadline))
    joined = _ended_well(scenario, distances, decided.searches, deadline)
    plan = plan_of(
        scenario,
        decided,
        gate,
        _info(limits, deadline),
        screenings,
        bookings=joined.bookings,
        chains=joined.chains,
        deadline=deadline.for_reasons() if limits.tells_why else Deadline(0.0),
    )
    plan = replace(plan, solver=_info(limits, deadline))  # what follows proves it
    plan = admitted(asked, plan) if limits.tells_why else unexplained(plan)
    plan = with_services_named(scenario, plan, groups, network, distances)
    plan = certified(plan, prices, decided.searches)
    return Outcome(status=_status(plan), plan=plan, warnings=_warnings(decided))


def _warnings(decided: Searched) -> tuple[Said, ...]:
    """What went wrong in any search and was left out, each thing once."""
    told = (warning for search in decided.searches for warning in search.warnings)
    return tuple(dict.fromkeys(told))


def _by_coach_alone(
    searches: list[Search],
    limits: Limits,
    report: Report | None,
    deadline: Deadline,
    context: RunContext,
) -> Searched:
    """The searches run in their time, with what was proved of them together."""
    team = Team(searches, seed=limits.seed)
    TimedRun(limits, team, report, deadline, context).run()
    return Searched(searches=searches, bound_fen=team.bound_fen)


def _ended_well(
    scenario: Scenario,
    distances: Distances,
    searches: Sequence[Search],
    deadline: Deadline,
) -> Joined:
    """The trips at last: seats left given away, departures chosen, loads for ways back.

    All within the grace of the deadline.
    """
    take_in_at_last(searches, deadline.for_polishing())
    trips = polished(searches, deadline.for_polishing())
    return with_return_loads(
        scenario, distances, trips, deadline.with_grace(), searches
    )


def _ending(decided: Searched, deadline: Deadline) -> Progress:
    states = [search.state for search in decided.searches]
    return Progress(
        stage="ending",
        elapsed_s=deadline.elapsed_s,
        steps=0,
        objective_fen=None,
        lower_bound_fen=decided.bound_fen,
        n_trips=sum(len(state.bookings) for state in states),
        n_unplanned=sum(int(state.waiting.n.sum()) for state in states),
    )


def _info(limits: Limits, deadline: Deadline) -> SolverInfo:
    return SolverInfo(
        version=_version(),
        seed=limits.seed,
        seconds=round(deadline.elapsed_s, 3),
        threads=limits.threads,
        steps=limits.steps,
    )


def _version() -> str:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return "not installed"


def _status(plan: Plan) -> Status:
    if not plan.unplanned:
        return "planned"
    return "unplanned_workers" if plan.trips else "infeasible"
