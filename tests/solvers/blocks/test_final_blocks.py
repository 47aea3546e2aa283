"""The blocks of a plan at last: names, what each trip adds, crews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.final_blocks import final_blocks
from solvers.blocks.pricing import Link
from tests.solvers.near_gate import DAY_FEN, apart, moved, near
from tests.solvers.sources.subproblems import problem_of
from transport.clock import HOUR_S

if TYPE_CHECKING:
    from solvers.blocks.final_blocks import InBlock
    from solvers.drafting.drafts import Booking
    from transport.scenario import Scenario


def placed(scenario: Scenario, trips: list[Booking]) -> list[InBlock]:
    problem = problem_of(scenario)
    return final_blocks(scenario, [(problem, trip) for trip in trips])


def test_trips_in_turn_are_one_block_and_the_first_buys_the_day() -> None:
    scenario = near(count=2)
    one, other = apart(scenario)
    first, alone, second = placed(scenario, [one, other, moved(other, by_s=3 * HOUR_S)])
    assert first.block_id == second.block_id == "B001"
    assert alone.block_id == "B002"
    assert sum(first.cost_lines.values()) == sum(alone.cost_lines.values()) == DAY_FEN
    assert second.cost_lines == {}
    assert first.crew == second.crew == 1


def test_other_drivers_are_the_second_crew() -> None:
    scenario = near(
        n_workers=20, north_deg=1.0, policy={"driver_hours": "cn"}, crew_change=True
    )
    one, other = apart(scenario)
    first, second = placed(scenario, [one, moved(other, by_s=8 * HOUR_S)])
    assert (first.crew, second.crew) == (1, 2)
    assert second.cost_lines["drivers"] == 35_000


def test_trips_that_share_a_quote_are_each_in_one_chain() -> None:
    """Two coaches out at one time for people of one village, and each out again."""
    scenario = near(count=2)
    one, other = apart(scenario)
    sooner, later = (moved(other, by_s=n * HOUR_S) for n in (3, 4))
    problem = problem_of(scenario)
    trips = [(problem, trip) for trip in (one, one, sooner, later)]
    chains = [
        (Link(quote=one.quote), Link(quote=again.quote)) for again in (sooner, later)
    ]
    blocks = final_blocks(scenario, trips, chains)
    assert [block.block_id for block in blocks] == ["B001", "B002", "B001", "B002"]
    costs_fen = [sum(block.cost_lines.values()) for block in blocks]
    assert costs_fen == [DAY_FEN, DAY_FEN, 0, 0]


def test_a_plan_without_trips_has_no_blocks() -> None:
    assert final_blocks(near(), []) == []
