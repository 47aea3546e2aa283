"""What blocks cost: the near gate by hand."""

from __future__ import annotations

from solvers.blocks.pricing import NEVER, BlockPrices, Link
from tests.solvers.near_gate import DAY_FEN, apart, moved_quote, near
from transport.clock import DAY_S, HOUR_S

SCENARIO = near()
PRICES = BlockPrices(tariff=SCENARIO.tariff, policy=SCENARIO.policy)
FIRST = apart(SCENARIO)[0].quote
SECOND = moved_quote(apart(SCENARIO)[1].quote, by_s=3 * HOUR_S)
AWAY_S = SECOND.return_s - SECOND.depart_s


def test_the_second_trip_of_a_day_buys_no_day() -> None:
    links = [Link(quote=FIRST), Link(quote=SECOND)]
    assert PRICES.fen(links) == DAY_FEN
    assert PRICES.saved_fen(links) == DAY_FEN
    assert [sum(lines.values()) for lines in PRICES.lines(links)] == [DAY_FEN, 0]


def test_other_drivers_are_paid_for_a_day_of_their_own() -> None:
    links = [Link(quote=FIRST), Link(quote=SECOND, is_fresh=True)]
    assert PRICES.lines(links)[1] == {"drivers": 35_000}


def test_the_least_price_of_a_longer_block_is_that_of_its_time_away() -> None:
    links = [Link(quote=FIRST)]
    soon_s = FIRST.ready_s + AWAY_S
    assert PRICES.least_fen(links, SECOND, back_s=soon_s) == DAY_FEN
    next_day_s = FIRST.depart_s + DAY_S + 1
    assert PRICES.least_fen(links, SECOND, back_s=next_day_s) == 2 * DAY_FEN


def test_no_crew_that_may_ride_drives_longer_than_its_hours() -> None:
    far = near(north_deg=1.3, policy={"driver_hours": "cn", "max_drivers": 1})
    prices = BlockPrices(tariff=far.tariff, policy=far.policy)
    quote = apart(far)[0].quote
    assert 4 * HOUR_S < sum(quote.leg_driving_s) < 8 * HOUR_S
    link = Link(quote=quote)
    assert prices.fewest_drivers([link], days=1) == 1
    assert prices.fewest_drivers([link, link], days=1) is None
    assert prices.fewest_drivers([link, link], days=2) == 1
    back_s = quote.depart_s + DAY_S
    assert prices.least_fen([link], quote, back_s=back_s) == NEVER
