"""What hangs on coarse positions is counted, in workers and in the cost of trips."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from tests.transport.builders import make_employer, make_village
from transport.answers.coarse_places import (
    coarse_facts,
    coarse_lines,
    coarse_of,
    precision_lines,
    precisions,
)
from transport.plan import Plan, Stop

if TYPE_CHECKING:
    from transport.scenario import Scenario


def _stop(place_id: str, *, board: tuple[str, ...] = (), drop: bool = False) -> Stop:
    kind: Any = "drop" if drop else "pickup"
    on, off = ((), board) if drop else (board, ())
    return Stop(
        kind=kind,
        place_id=place_id,
        at_m=0,
        arrive_s=0,
        depart_s=0,
        board=on,
        alight=off,
    )


def _scenario(**precision: str) -> Scenario:
    villages = {
        key: replace(
            make_village(key), precision=cast("Any", precision.get(key, "point"))
        )
        for key in ("V1", "V2")
    }
    return cast(
        "Scenario",
        SimpleNamespace(
            village=villages, employer={"E1": make_employer("E1")}, depot={}
        ),
    )


def _plan() -> Plan:
    first = (_stop("V1", board=("A", "B")), _stop("E1", board=("A", "B"), drop=True))
    second = (_stop("V2", board=("C",)), _stop("E1", board=("C",), drop=True))
    trips = [
        SimpleNamespace(stops=first, cost_fen=100_000),
        SimpleNamespace(stops=second, cost_fen=300_000),
    ]
    cost = SimpleNamespace(total_fen=500_000)
    return cast("Plan", SimpleNamespace(trips=trips, cost=cost))


def test_trips_that_call_at_a_centre_are_counted_with_their_cost() -> None:
    coarse = coarse_of(_scenario(V2="county"), _plan())
    assert [(p.place_id, p.precision, p.workers) for p in coarse.places] == [
        ("V2", "county", 1)
    ]
    assert (coarse.n_workers, coarse.cost_fen, coarse.share) == (1, 300_000, 0.6)
    assert coarse_facts(coarse)["cost"] == 3_000.0
    (line,) = coarse_lines(coarse)
    assert "1 place for 1 worker" in line
    assert "3,000.00 CNY, 60.0 %" in line


def test_a_plan_on_fine_positions_says_nothing() -> None:
    assert coarse_lines(coarse_of(_scenario(V1="village"), _plan())) == []


def test_places_are_counted_by_precision_unless_all_are_exact() -> None:
    scenario = _scenario(V2="town")
    facts = {
        "villages": precisions(scenario.village.values()),
        "employers": precisions(scenario.employer.values()),
    }
    assert facts == {"villages": {"point": 1, "town": 1}, "employers": {"point": 1}}
    (line,) = precision_lines(facts, "en")
    assert line.endswith("villages: 1 exact, 1 by the town's centre")


def test_a_coarse_depot_is_no_reason_to_doubt_the_cost() -> None:
    scenario = _scenario()
    coarse = coarse_of(scenario, _plan())
    assert (coarse.places, coarse.n_workers, coarse.cost_fen) == ((), 0, 0)


def test_in_chinese_the_same_is_said() -> None:
    (line,) = coarse_lines(coarse_of(_scenario(V1="town"), _plan()), "zh")
    assert "1处地点（2人）" in line
    assert "1,000.00元" in line
    assert "20.0 %" in line
