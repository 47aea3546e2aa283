"""The lower bound of a plan proved anew, from the scenario alone and without a plan.

The seat-cost bound, or that of whole journeys, is computed again, and the rising bound
is worked on until it reaches what is stated, can rise no further, or is to stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.doubtful import with_doubts
from solvers.journeys.planning import JourneyPlanning
from solvers.setup import searches_of
from transport.distances import distances_of
from transport.eligibility import health_gate
from transport.groups import groups_of
from transport.individual import with_tickets
from transport.journey_network import journey_network
from transport.outcome import Limits
from transport.screening import screened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.search import Search
    from transport.outcome import StopAsked
    from transport.scenario import Scenario


def proved_bound(
    scenario: Scenario, *, enough_fen: int, stop: StopAsked | None = None
) -> int:
    """Fen that no plan's cost and penalties can be under, as far as it was proved.

    The work ends where ``enough_fen`` is reached, where the bound rises no more, or
    when ``stop`` says yes between two units of work.
    """
    scenario, _ = screened(scenario)
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    if not groups:
        return 0
    distances = distances_of(scenario)
    groups = with_tickets(scenario, distances, groups)
    groups = with_doubts(scenario, distances, groups)
    groups, network = journey_network(scenario, distances, groups)
    if network.possible:
        limits = Limits(time_limit_s=None, steps=1)
        planning = JourneyPlanning(
            *(scenario, distances, groups, network), limits=limits, report=None
        )
        return planning.bound_fen
    return _risen(
        searches_of(scenario, distances, groups, seed=1),
        enough_fen=enough_fen,
        stop=stop,
    )


def _risen(
    searches: Sequence[Search], *, enough_fen: int, stop: StopAsked | None
) -> int:
    """The sum of the parts' bounds, worked on in turn."""
    while sum(search.bound_fen for search in searches) < enough_fen:
        rising = [search for search in searches if search.may_raise_bound]
        if not rising:
            break
        for search in rising:
            if stop is not None and stop():
                return sum(one.bound_fen for one in searches)
            search.raise_bound()
    return sum(search.bound_fen for search in searches)
