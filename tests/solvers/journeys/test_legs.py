"""Who goes by a service is on a feeder and a receiving coach, and on no direct one."""

from __future__ import annotations

from collections import Counter

import pytest

from solvers.journeys.legs import DIRECT, Assignment, LegMaker, Legs, prototype_key
from tests.solvers.journeys.days import far_day, network_of, train
from transport.roads.hub_sides import hub_of

SCENARIO = far_day(n_workers=30, services=(train(),))
GROUPS, NETWORK = network_of(SCENARIO)
MAKER = LegMaker(SCENARIO, GROUPS, NETWORK.possible)
FIRST, SECOND = [g.group_id for g in GROUPS if g.n_workers > 1][:2]
CHAIN = {(c.group_id, c.service_id): c for c in NETWORK.possible}
THREE = Assignment(service_of={(FIRST, 0): "K1", (FIRST, 1): "K1", (SECOND, 0): "K1"})


def segments(legs: Legs) -> dict[str, tuple[str, ...]]:
    """The segments in whose groups each worker is, sorted."""
    found: dict[str, list[str]] = {}
    for group in legs.groups:
        for worker_id in group.worker_ids:
            found.setdefault(worker_id, []).append(group.segment)
    return {worker_id: tuple(sorted(names)) for worker_id, names in found.items()}


def riders(assignment: Assignment) -> set[str]:
    return {
        worker_id
        for group_id, i in assignment.service_of
        for worker_id in MAKER.group[group_id].parties[i].worker_ids
    }


def test_without_services_the_groups_are_as_they_were() -> None:
    legs = MAKER.legs(DIRECT)
    assert legs.groups == GROUPS
    assert legs.scenario == SCENARIO


def test_a_party_on_a_service_is_in_two_groups_and_any_other_in_its_own() -> None:
    ways = segments(MAKER.legs(THREE))
    aboard = riders(THREE)
    assert len(ways) == 30
    for worker_id, names in ways.items():
        by_train = worker_id in aboard
        assert names == (("feeder", "receiving") if by_train else ("direct",))


def test_legs_have_the_windows_of_the_chain_and_hubs_for_their_far_ends() -> None:
    chain = CHAIN[FIRST, "K1"]
    group = MAKER.group[FIRST]
    legs = MAKER.legs(Assignment(service_of={(FIRST, 0): "K1"}))
    feeder, receiving = (
        next(g for g in legs.groups if g.segment == segment)
        for segment in ("feeder", "receiving")
    )
    assert (feeder.village_id, hub_of(feeder.employer_id)) == (group.village_id, "YCS")
    assert (feeder.ready_s, feeder.deadline_s) == (
        *(chain.feeder_ready_s, chain.feeder_deadline_s),
    )
    assert hub_of(receiving.village_id) == "HZS"
    assert receiving.employer_id == group.employer_id
    assert (receiving.ready_s, receiving.deadline_s) == (
        *(chain.receiving_ready_s, chain.receiving_deadline_s),
    )
    assert {feeder.service_id, receiving.service_id} == {"K1"}


def test_hubs_are_places_of_the_scenario_where_coaches_call() -> None:
    legs = MAKER.legs(THREE)
    for group in legs.groups:
        assert group.village_id in legs.scenario.village
        assert group.employer_id in legs.scenario.employer
        if group.segment == "feeder":
            hub = legs.scenario.employer[group.employer_id]
            assert (hub.lat, hub.lon) == (35.08, 110.99)


def test_parties_whose_legs_are_alike_are_one_group() -> None:
    legs = MAKER.legs(Assignment(service_of={(FIRST, 0): "K1", (FIRST, 1): "K1"}))
    names = Counter(group.segment for group in legs.groups)
    assert names["feeder"] == names["receiving"] == 1
    assert len({group.group_id for group in legs.groups}) == len(legs.groups)


def test_who_is_taken_off_goes_direct_and_others_keep_their_time_to_report() -> None:
    fewer = MAKER.without(THREE, {(FIRST, 0)})
    assert set(fewer.service_of) == {(FIRST, 1), (SECOND, 0)}
    assert fewer.windows is not None
    whole = MAKER.without(THREE, ())
    assert whole.windows is not None
    assert fewer.windows == {ride: whole.windows[ride] for ride in fewer.service_of}
    names = segments(MAKER.legs(fewer))
    (gone,) = riders(THREE) - riders(fewer)
    assert names[gone] == ("direct",)


def test_riders_are_listed_by_service_and_sorted() -> None:
    assert THREE.riders == {"K1": tuple(sorted(THREE.service_of))}
    assert DIRECT.riders == {}


@pytest.mark.parametrize("side", [0, 1])
def test_every_leg_that_a_chain_could_use_has_one_prototype(side: int) -> None:
    kinds = Counter(prototype_key(group) for group in MAKER.prototypes().groups)
    assert set(kinds.values()) == {1}
    for chain in NETWORK.possible:
        assert MAKER.keys_of(chain)[side] in kinds
