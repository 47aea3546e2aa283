"""Items: singles of one penalty together, every party of several apart."""

from __future__ import annotations

from solvers.problem.items import items_of
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_scenario, make_worker
from transport.tariff import Tariff


def test_singles_of_one_penalty_are_one_item_and_each_party_is_its_own() -> None:
    scenario = make_scenario(
        tariff=Tariff(penalty_fen=10, penalty_poverty_fen=30),
        workers=(
            make_worker("W1"),
            make_worker("W2"),
            make_worker("W3", is_poverty_listed=True),
            make_worker("W4", party_id="P"),
            make_worker("W5", party_id="P", is_poverty_listed=True),
        ),
    )
    items = items_of(problem_of(scenario))
    told = [(item.n, item.penalty_fen, item.may_split) for item in items]
    assert sorted(told) == [(1, 30.0, True), (2, 10.0, True), (2, 20.0, False)]


def test_items_hold_every_party_once() -> None:
    workers = tuple(
        make_worker(f"W{i}", party_id=f"P{i // 3}" if i < 6 else None) for i in range(9)
    )
    problem = problem_of(make_scenario(workers=workers))
    items = items_of(problem)
    parties = [party for item in items for party in item.parties]
    assert sorted(parties) == list(range(len(problem.party_sizes[0])))
    assert sum(item.n for item in items) == 9
