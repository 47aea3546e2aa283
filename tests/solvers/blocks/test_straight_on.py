"""Chains timed: the coach waits at its last drop, cleaned, for the load home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.linking import Linking
from solvers.blocks.pricing import NEVER
from solvers.blocks.straight_on import Next, StraightOn
from tests.solvers.return_samples import LINE, ROUND_TRIP_FEN, both_ways
from tests.solvers.sources.subproblems import problem_of
from transport.clock import DAY_S
from transport.groups import groups_of
from transport.roads.distances import distances_of
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from transport.scenario import Scenario


def quotes_of(scenario: Scenario) -> tuple[Quote, Quote]:
    """The round trip of those who go out, and of those who go home."""
    maker = TripMaker(scenario, distances_of(scenario))
    found: dict[bool, Quote] = {}
    for group in groups_of(scenario, scenario.workers):
        quote = maker.quote(
            Route(
                line=LINE,
                villages=(group.village_id,),
                employers=(group.employer_id,),
                loads=(Load(group=group, n=group.n_workers),),
            )
        )
        assert isinstance(quote, Quote)
        found[group.is_homebound] = quote
    return found[False], found[True]


def straight_on(scenario: Scenario) -> StraightOn:
    linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
    return StraightOn(linking, scenario, distances_of(scenario))


def test_a_load_home_saves_the_whole_way_back_and_out_again() -> None:
    scenario = both_ways()
    out, home = quotes_of(scenario)
    assert straight_on(scenario).saved_m(out, home) == 310_000 + 310_000


def test_the_cheapest_chain_is_one_round_trip_within_a_day() -> None:
    scenario = both_ways()
    out, home = quotes_of(scenario)
    fen, links = straight_on(scenario).cheapest(
        LINE, out, [Next(quote=home, is_straight=True)]
    )
    assert fen == ROUND_TRIP_FEN
    first, second = (link.quote for link in links)
    assert first.leg_m == (10_000, 300_000, 0)
    assert second.leg_m == (0, 300_000, 10_000)
    assert second.depart_s >= first.ready_s
    assert second.return_s - first.depart_s <= DAY_S


def test_over_the_depot_the_coach_runs_both_ways_empty() -> None:
    scenario = both_ways()
    out, home = quotes_of(scenario)
    fen, links = straight_on(scenario).cheapest(
        LINE, out, [Next(quote=home, is_straight=False)]
    )
    # back at the depot after eleven hours, the coach is home from both within a day
    assert fen == 2 * ROUND_TRIP_FEN - 180_000 + 180_000 * (_days(links) - 1)
    assert [link.quote.leg_m[-1] for link in links] == [310_000, 10_000]


def test_no_chain_is_found_where_the_days_end_before() -> None:
    scenario = both_ways()
    out, home = quotes_of(scenario)
    short = both_ways(n_days=1)
    after = [Next(quote=q, is_straight=True) for q in (home, out, home, out, home)]
    assert straight_on(short).cheapest(LINE, out, after) == (NEVER, ())
    assert problem_of(short).n_groups == 2


def _days(links: tuple[object, ...]) -> int:
    quotes = [link.quote for link in links]  # type: ignore[attr-defined]
    return int(-(-(quotes[-1].return_s - quotes[0].depart_s) // DAY_S))
