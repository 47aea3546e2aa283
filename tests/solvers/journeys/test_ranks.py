"""Each class of a group is a choice of its own, and weighs more than any lower one."""

from __future__ import annotations

from solvers.journeys.modes import ModeChoice, cheapest_modes
from solvers.journeys.ranks import by_rank, cohort_of, n_left
from tests.transport.builders import make_policy, make_scenario, make_worker
from transport.groups import Group, groups_of
from transport.services import Service
from transport.tariff import Tariff

TRAIN = Service(
    service_id="T",
    from_hub="H1",
    to_hub="H2",
    kind="train",
    departs_s=0,
    duration_s=3_600,
    seats=2,
    seat_cost_fen=100,
)
SEAT_FEN = {"T": 100.0}


def mixed() -> Group:
    """A listed worker, and a pair and a single who are not; staying weighs 9,000."""
    scenario = make_scenario(
        policy=make_policy(),
        tariff=Tariff(penalty_fen=9_000, penalty_poverty_fen=9_000),
        workers=(
            make_worker("W1", party_id="P"),
            make_worker("W2", party_id="P"),
            make_worker("W3"),
            make_worker("W4", is_poverty_listed=True),
        ),
    )
    (group,) = groups_of(scenario, scenario.workers)
    return group


def choice(group: Group, *, seat_fen: float) -> ModeChoice:
    return ModeChoice(
        group_id=group.group_id,
        n=group.n_workers,
        direct_fen=None,
        by_service={"T": seat_fen},
        penalty_fen=1.0,  # of the whole group; each class has its own
    )


def test_a_group_is_offered_class_by_class() -> None:
    group = mixed()
    parts = by_rank([choice(group, seat_fen=300)], {group.group_id: group}, SEAT_FEN)
    named = {cohort_of(part.group_id): part.n for part in parts}
    assert named == {(group.group_id, 0): 1, (group.group_id, 2): 3}
    assert all(part.by_service == {"T": 300} for part in parts)


def test_a_class_weighs_more_than_a_lower_one_by_all_that_a_seat_could_cost() -> None:
    group = mixed()
    highest, lowest = by_rank(
        [choice(group, seat_fen=300)], {group.group_id: group}, SEAT_FEN
    )
    assert lowest.penalty_fen == 9_000
    assert highest.penalty_fen > lowest.penalty_fen + 300 + 100


def test_a_seat_dearer_than_staying_really_weighs_is_not_offered() -> None:
    """8,900 and the ticket of 100 are just worth it."""
    group = mixed()
    for seat_fen, is_offered in ((8_900, True), (8_901, False)):
        for part in by_rank(
            [choice(group, seat_fen=seat_fen)], {group.group_id: group}, SEAT_FEN
        ):
            assert ("T" in part.by_service) == is_offered


def test_the_last_seat_goes_to_the_listed_though_hers_is_dearer() -> None:
    group = mixed()
    cheap, dear = choice(group, seat_fen=300), choice(group, seat_fen=5_000)
    listed, others = by_rank([cheap], {group.group_id: group}, SEAT_FEN)
    (far, _) = by_rank([dear], {group.group_id: group}, SEAT_FEN)
    assert listed.group_id == far.group_id
    modes = cheapest_modes([far, others], [TRAIN])
    assert round(modes.riders[far.group_id, "T"]) == 1
    assert round(modes.riders[others.group_id, "T"]) == 1


def test_who_waits_in_several_searches_is_counted_by_class() -> None:
    assert n_left([(1, 0, 2), (0, 0, 5), (3, 1, 0)]) == (4, 1, 7)
