from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transport.builders import (
    make_employer,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.clock import DAY_S, HOUR_S
from transport.groups import Priority, groups_of, parties_of, penalty_fen, priority_of
from transport.tariff import Tariff

if TYPE_CHECKING:
    from random import Random

    from transport.roster import Worker
    from transport.scenario import Scenario

VILLAGES = (make_village("V1"), make_village("V2", county="Xingxian", risk="high"))
EMPLOYERS = (make_employer("E1"), make_employer("E2"))


def scenario_of(*workers: Worker, preset: str = "none") -> Scenario:
    return make_scenario(
        workers=workers,
        villages=VILLAGES,
        employers=EMPLOYERS,
        policy=make_policy(preset, key_employers=("E2",)),
        tariff=Tariff(
            penalty_fen=10, penalty_key_employer_fen=20, penalty_poverty_fen=30
        ),
    )


def test_workers_of_one_village_employer_and_time_make_one_group() -> None:
    workers = [make_worker("W2", village_id="V2"), make_worker("W1", village_id="V2")]
    (group,) = groups_of(scenario_of(*workers), workers)
    assert group.group_id == "V2>E1#1"
    assert (group.village_id, group.employer_id) == ("V2", "E1")
    assert (group.county, group.risk, group.scope) == (
        "Xingxian",
        "high",
        "inter_province",
    )
    assert (group.ready_s, group.deadline_s) == (0, 5 * DAY_S)
    assert group.worker_ids == ("W1", "W2")
    assert [party.n for party in group.parties] == [1, 1]
    assert group.n_workers == 2


def test_groups_are_sorted_and_cohorts_numbered_by_time() -> None:
    workers = [
        make_worker("W1", village_id="V2"),
        make_worker("W2", employer_id="E2"),
        make_worker("W3", ready_from_s=DAY_S),
        make_worker("W4", ready_from_s=DAY_S, report_by_s=2 * DAY_S),
        make_worker("W5"),
    ]
    groups = groups_of(scenario_of(*workers), workers)
    assert [(g.group_id, g.worker_ids) for g in groups] == [
        ("V1>E1#1", ("W5",)),
        ("V1>E1#2", ("W4",)),
        ("V1>E1#3", ("W3",)),
        ("V1>E2#1", ("W2",)),
        ("V2>E1#1", ("W1",)),
    ]


def test_a_party_waits_for_its_last_and_hurries_for_its_first() -> None:
    workers = [
        make_worker("W1", party_id="P", ready_from_s=3 * HOUR_S),
        make_worker("W2", party_id="P", report_by_s=2 * DAY_S),
        make_worker("W3", party_id="P", report_by_s=3 * DAY_S),
    ]
    (group,) = groups_of(scenario_of(*workers), workers)
    assert (group.ready_s, group.deadline_s) == (3 * HOUR_S, 2 * DAY_S)
    assert [party.worker_ids for party in group.parties] == [("W1", "W2", "W3")]


def test_times_outside_the_planning_days_are_clamped() -> None:
    worker = make_worker(ready_from_s=-DAY_S, report_by_s=99 * DAY_S)
    (group,) = groups_of(scenario_of(worker), [worker])
    assert (group.ready_s, group.deadline_s) == (0, 5 * DAY_S)


@pytest.mark.parametrize(
    ("preset", "deadline_s"), [("cn-2020-02-11", 2 * DAY_S), ("cn-2023", 5 * DAY_S)]
)
def test_the_certificate_is_a_deadline_only_where_one_is_asked_for(
    preset: str, deadline_s: int
) -> None:
    worker = make_worker(certificate_until_s=2 * DAY_S)
    (group,) = groups_of(scenario_of(worker, preset=preset), [worker])
    assert group.deadline_s == deadline_s


@pytest.mark.parametrize(
    ("until_s", "ready_s", "deadline_s"),
    [
        (None, 0, 2 * DAY_S),  # must be there before anybody asks
        (DAY_S, 0, 2 * DAY_S),
        (3 * DAY_S, 0, 3 * DAY_S),
        (3 * DAY_S, 2 * DAY_S, 3 * DAY_S),
    ],
)
def test_an_edition_that_begins_on_the_third_day_asks_from_then_on(
    until_s: int | None, ready_s: int, deadline_s: int
) -> None:
    worker = make_worker(certificate_until_s=until_s, ready_from_s=ready_s)
    scenario = make_scenario(
        workers=(worker,), first_day=date(2020, 2, 1), policy=make_policy("cn")
    )
    (group,) = groups_of(scenario, [worker])
    assert group.deadline_s == deadline_s


@pytest.mark.parametrize(
    ("worker", "priority", "fen"),
    [
        (make_worker(), "other", 10),
        (make_worker(employer_id="E2"), "key_employer", 20),
        (make_worker(is_poverty_listed=True), "poverty", 30),
        (make_worker(employer_id="E2", is_poverty_listed=True), "poverty", 30),
    ],
)
def test_the_highest_class_that_applies_sets_the_penalty(
    worker: Worker, priority: Priority, fen: int
) -> None:
    scenario = scenario_of(worker)
    assert priority_of(scenario, worker) == priority
    assert penalty_fen(scenario, worker) == fen


def test_a_party_has_its_highest_priority_and_the_sum_of_penalties() -> None:
    workers = [
        make_worker("W1", party_id="P"),
        make_worker("W2", party_id="P", is_poverty_listed=True),
        make_worker("W3"),
    ]
    (group,) = groups_of(scenario_of(*workers), workers)
    pair, single = group.parties
    assert (pair.priority, pair.penalty_fen) == ("poverty", 40)
    assert (single.priority, single.penalty_fen) == ("other", 10)
    assert group.penalty_fen == 50


def test_nobody_makes_no_group() -> None:
    assert groups_of(scenario_of(), []) == ()


def test_a_party_id_like_a_worker_id_joins_nobody_else() -> None:
    workers = [make_worker("P"), make_worker("W1", party_id="P")]
    assert len(parties_of(workers)) == 2


@st.composite
def rosters(draw: st.DrawFn) -> tuple[Worker, ...]:
    """Rosters whose parties share village and employer."""
    home = st.tuples(st.sampled_from(["V1", "V2"]), st.sampled_from(["E1", "E2"]))
    homes = draw(st.lists(home, min_size=1, max_size=5))
    workers = []
    for number in range(draw(st.integers(0, 14))):
        party = draw(st.integers(0, len(homes) - 1))
        village_id, employer_id = homes[party]
        workers.append(
            make_worker(
                f"W{number}",
                village_id=village_id,
                employer_id=employer_id,
                party_id=draw(st.sampled_from([None, f"P{party}"])),
                ready_from_s=draw(st.sampled_from([None, 0, DAY_S])),
                report_by_s=draw(st.sampled_from([None, 2 * DAY_S])),
                certificate_until_s=draw(st.sampled_from([None, 3 * DAY_S])),
            )
        )
    return tuple(workers)


@settings(deadline=None)
@given(rosters(), st.randoms(use_true_random=False), st.sampled_from(["cn", "none"]))
def test_groups_partition_the_workers_with_parties_whole(
    workers: tuple[Worker, ...], random: Random, preset: str
) -> None:
    scenario = scenario_of(*workers, preset=preset)
    groups = groups_of(scenario, workers)
    spread = Counter(w for group in groups for w in group.worker_ids)
    assert spread == Counter(w.worker_id for w in workers)
    assert sum(group.n_workers for group in groups) == len(workers)
    home = {w: g.group_id for g in groups for p in g.parties for w in p.worker_ids}
    party = {w: p for g in groups for p in g.parties for w in p.worker_ids}
    for a in workers:
        assert home[a.worker_id].startswith(f"{a.village_id}>{a.employer_id}#")
        for b in workers:
            together = a == b or (a.party_id is not None and a.party_id == b.party_id)
            assert (party[a.worker_id] is party[b.worker_id]) == together
    shuffled = list(workers)
    random.shuffle(shuffled)
    assert groups_of(scenario, shuffled) == groups
    assert len({group.group_id for group in groups}) == len(groups)
