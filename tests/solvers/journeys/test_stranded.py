"""Who is on a service and on no coach to or from it, and who shares their coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.journeys.legs import Assignment, LegMaker
from solvers.journeys.stranded import stranded_of, with_companions
from solvers.running.setup import searches_of
from tests.solvers.cases import built
from tests.solvers.journeys.days import far_day, network_of, train
from transport.roads.distances import distances_of
from transport.roads.hub_sides import HubDistances

if TYPE_CHECKING:
    from solvers.search.search import Search

SCENARIO = far_day(n_workers=30, services=(train(),))
GROUPS, NETWORK = network_of(SCENARIO)
MAKER = LegMaker(SCENARIO, GROUPS, NETWORK.possible)
FIRST, SECOND = [g.group_id for g in GROUPS if g.n_workers > 1][:2]
THREE = Assignment(service_of={(FIRST, 0): "K1", (FIRST, 1): "K1", (SECOND, 0): "K1"})


def searches() -> list[Search]:
    """The coaches of all segments, before any trip is built."""
    legs = MAKER.legs(THREE)
    return searches_of(
        legs.scenario,
        HubDistances(distances_of(SCENARIO)),
        legs.groups,
        seed=1,
        is_rising=False,
    )


def test_before_a_coach_runs_all_on_the_service_are_stranded_and_nobody_else() -> None:
    assert stranded_of(MAKER, searches()) == set(THREE.service_of)


def test_whom_feeders_and_receiving_coaches_carry_is_not_stranded() -> None:
    plans = [built(search) for search in searches()]
    assert stranded_of(MAKER, plans) == set()


def test_the_party_of_a_coach_that_does_not_run_is_stranded_alone() -> None:
    plans = [built(search) for search in searches()]
    for search in plans:
        for booking in list(search.state.bookings):
            groups = [search.problem.groups[p.group_idx] for p in booking.draft.pieces]
            if groups[0].segment == "receiving":
                search.state.remove(booking)
    assert stranded_of(MAKER, plans) == set(THREE.service_of)


def test_who_shares_a_coach_with_the_stranded_is_named_with_them() -> None:
    plans = [built(search) for search in searches()]
    together = with_companions(MAKER, plans, {(FIRST, 0)})
    assert {(FIRST, 0), (FIRST, 1)} <= together <= set(THREE.service_of)
    assert with_companions(MAKER, plans, set()) == set()
    assert with_companions(MAKER, searches(), {(FIRST, 0)}) == {(FIRST, 0)}
