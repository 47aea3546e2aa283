"""Work by the clock: bursts on every core, other work between their results."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from solvers.annealing.annealer import run_burst
from solvers.running.by_clock import LEAST_STEPS, ByClock, timed_burst
from solvers.running.deadline import Deadline
from solvers.running.team import Team
from tests.solvers.cases import built, county_day, search_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def a_team() -> Team:
    return Team([built(search_of(county_day(n_workers=12)))], seed=1)


def test_a_timed_burst_finds_what_the_burst_finds() -> None:
    cycle = a_team().next_cycle(1, ())
    burst = cycle.burst(LEAST_STEPS)
    result, seconds = timed_burst(burst)
    assert seconds > 0.0
    assert result.cost_fen == run_burst(burst).cost_fen


def test_nothing_is_begun_when_the_time_is_over() -> None:
    team = a_team()
    before = team.cost_fen()
    with ThreadPoolExecutor(1) as executor:
        work = ByClock(team, executor, Deadline(0.0), n_workers=1, meanwhile=None)
        assert list(work.run()) == []
    assert team.working == []
    assert team.cost_fen() == before


def test_other_work_is_done_between_bursts_and_costs_never_rise() -> None:
    team = a_team()
    before, done = team.cost_fen(), []

    def meanwhile() -> Iterator[bool]:
        for piece in range(3):
            done.append(piece)
            yield False

    deadline = Deadline(3.0)
    with ThreadPoolExecutor(2) as executor:
        work = ByClock(team, executor, deadline, n_workers=2, meanwhile=meanwhile())
        for _ in work.run():
            pass
    assert done == [0, 1, 2]
    assert team.cost_fen() <= before


def test_bursts_are_as_long_as_it_takes_to_book_one() -> None:
    """Else their worker would be idle meanwhile; within a share of all the time."""
    team = a_team()
    cycle = team.next_cycle(1, ())
    with ThreadPoolExecutor(1) as executor:
        work = ByClock(team, executor, Deadline(1e6), n_workers=1, meanwhile=None)
        work._speed[cycle.kind] = 1_000.0  # steps a second
        work._all_s = 100.0
        assert work._n_steps(cycle) == round(1_000 * cycle.burst_s)
        work._taking_s = 5.0
        assert work._n_steps(cycle) == 5_000
        work._taking_s = 50.0
        assert work._n_steps(cycle) == round(1_000 * 2 * cycle.burst_share * 100.0)
