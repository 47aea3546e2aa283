"""The lower bound of a plan proved anew, from the scenario and its certificate alone.

The seat-cost bound, or that of whole journeys, is computed again. Where the certificate
lists the cuts of a bound by mixes, they are priced again; where that is not enough, the
rising bound is worked on until it reaches what is stated, can rise no further, or is to
stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.bound.branching import ceiling_over
from solvers.bound.pair_list import LONG_WORK, SOME_WORK
from solvers.bound.recutting import NODES, Recutting
from solvers.journeys.planning import JourneyPlanning
from solvers.problem.doubtful import with_doubts
from solvers.problem.unseatable import without_unseatable
from solvers.running.setup import searches_of
from solvers.search.bounded import bound_over
from transport.gate.eligibility import health_gate
from transport.gate.screening import checks_fen, screened
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.journeys.network import journey_network
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.search.search import Search
    from transport.dual_prices import Certificate, PriceCuts
    from transport.outcome import StopAsked
    from transport.scenario import Scenario

ROUNDING = 500_000  # of which one part is lost to sums in floating point


def is_reached(proved_fen: int, stated_fen: int) -> bool:
    """Whether no more is stated than was proved, but for rounding."""
    return stated_fen - proved_fen <= max(1, stated_fen // ROUNDING)


def proved_bound(
    scenario: Scenario,
    *,
    enough_fen: int,
    certificate: Certificate | None = None,
    stop: StopAsked | None = None,
) -> int:
    """Fen that no plan's cost and penalties can be under, as far as it was proved.

    The work ends where ``enough_fen`` is reached, where the bound rises no more, or
    when ``stop`` says yes between two units of work.
    """
    scenario, screenings = screened(scenario)
    same_fen = checks_fen(screenings)
    rides_fen = _rides_fen(
        scenario,
        enough_fen=enough_fen - same_fen,
        certificate=certificate,
        stop=stop,
    )
    return rides_fen + same_fen


def _rides_fen(
    scenario: Scenario,
    *,
    enough_fen: int,
    certificate: Certificate | None,
    stop: StopAsked | None,
) -> int:
    """What the rides and those who stay cost at least, once all checks are made."""
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    if not groups:
        return 0
    distances = distances_of(scenario)
    groups = with_tickets(scenario, distances, groups)
    groups = with_doubts(scenario, distances, groups)
    groups = without_unseatable(scenario, groups)
    groups, network = journey_network(scenario, distances, groups)
    if network.possible:
        limits = Limits(time_limit_s=None, steps=1)
        planning = JourneyPlanning(
            *(scenario, distances, groups, network), limits=limits, report=None
        )
        bound = planning.bound
        while not (bound.is_settled or is_reached(bound.bound_fen, enough_fen)):
            if stop is not None and stop():
                break
            bound.advance()
        return bound.bound_fen
    searches = searches_of(scenario, distances, groups, seed=1)
    known = _of_certificate(searches, certificate, enough_fen=enough_fen, stop=stop)
    return _risen(searches, known, enough_fen=enough_fen, stop=stop)


def _of_certificate(
    searches: Sequence[Search],
    certificate: Certificate | None,
    *,
    enough_fen: int,
    stop: StopAsked | None,
) -> list[int]:
    """Each part's bound by seat costs or, where that is more, by the certificate."""
    parts: Mapping[tuple[str, ...], PriceCuts] = {
        part.group_ids: part for part in (certificate.parts if certificate else ())
    }
    known = [search.bound_fen for search in searches]
    stated = {
        at: own
        for at, search in enumerate(searches)
        for own in [parts.get(tuple(g.group_id for g in search.problem.groups))]
        if own is not None and search.may_raise_bound
    }
    for most_work in (SOME_WORK, LONG_WORK):
        again = {
            at: Recutting(searches[at].problem, own, stop=stop, most_work=most_work)
            for at, own in stated.items()
        }
        for n_nodes in NODES:
            for at, part in again.items():
                if is_reached(bound_over(searches, known), enough_fen):
                    return known
                known[at] = max(known[at], part.bound_fen(n_nodes=n_nodes))
        stated = {at: own for at, own in stated.items() if not again[at].is_exact}
    return known


def _risen(
    searches: Sequence[Search],
    known: Sequence[int],
    *,
    enough_fen: int,
    stop: StopAsked | None,
) -> int:
    """The sum of the parts' bounds, those below what is stated worked on in turn."""

    def proved_fen() -> list[int]:
        pairs = zip(searches, known, strict=True)
        return [max(search.bound_fen, fen) for search, fen in pairs]

    while not is_reached(bound_over(searches, proved_fen()), enough_fen):
        rising = [at for at, search in enumerate(searches) if search.may_raise_bound]
        if not rising:
            break
        for at in rising:
            if stop is not None and stop():
                return bound_over(searches, proved_fen())
            proved = proved_fen()
            asked_fen = proved[at] + enough_fen - sum(proved)
            searches[at].raise_bound(plan_fen=ceiling_over(asked_fen))
    return bound_over(searches, proved_fen())
