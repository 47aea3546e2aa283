"""Searches of several parts at work: figures, rounds, and the end by the clock."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.annealing.annealer import run_burst
from solvers.annealing.cycle import AnnealingCycle
from solvers.annealing.fleet_cycle import FleetCycle
from solvers.running import deadline as deadline_module
from solvers.running import setup
from solvers.running.deadline import Deadline, TimeIsUp
from solvers.running.setup import searches_of
from solvers.running.team import Team
from tests.solvers.cases import county_day
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group
    from transport.scenario import Scenario


def two_counties() -> Scenario:
    """Villages of two counties that share no coach."""
    scenario = county_day(n_workers=24, n_villages=4, n_employers=2, north_deg=0.3)
    villages = tuple(
        replace(v, county=f"County {i % 2}") for i, v in enumerate(scenario.villages)
    )
    policy = replace(scenario.policy, mix_counties=False)
    return replace(scenario, villages=villages, policy=policy)


def by_county(_: Scenario, groups: Sequence[Group], **__: object) -> list[list[Group]]:
    counties = sorted({group.county for group in groups})
    return [[g for g in groups if g.county == county] for county in counties]


@pytest.fixture(autouse=True)
def _each_county_is_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a problem that is too large for one search."""
    monkeypatch.setattr(setup, "parts_of", by_county)


def team_of(scenario: Scenario, *, seed: int = 1) -> Team:
    """The team, its first plan built."""
    groups = groups_of(scenario, scenario.workers)
    searches = searches_of(scenario, distances_of(scenario), groups, seed=seed)
    found = Team(searches, seed=seed)
    for _ in found.build():
        pass
    return found


def after_rounds(n: int, *, workers: int, seed: int = 1) -> tuple[list[int], list[int]]:
    """Cost and bound after each round."""
    team = team_of(two_counties(), seed=seed)
    costs, bounds = [team.cost_fen()], [team.bound_fen]
    with ThreadPoolExecutor(max_workers=workers) as executor:
        for _ in range(n):
            has_improved = team.round(executor)
            costs.append(team.cost_fen())
            bounds.append(team.bound_fen)
            assert has_improved == (costs[-1] < costs[-2])
    return costs, bounds


def test_figures_of_a_team_are_those_of_its_parts() -> None:
    team = team_of(two_counties())
    assert len(team.searches) == 2
    assert team.cost_fen() == sum(s.state.cost_fen() for s in team.searches)
    assert team.bound_fen >= sum(s.bound_fen for s in team.searches)
    assert team.bound_fen <= team.cost_fen()
    assert team.n_trips == sum(len(s.state.bookings) for s in team.searches)
    assert team.n_waiting == 0


def test_building_yields_after_every_trip() -> None:
    scenario = two_counties()
    groups = groups_of(scenario, scenario.workers)
    searches = searches_of(scenario, distances_of(scenario), groups, seed=1)
    team = Team(searches, seed=1)
    waiting = [team.n_waiting]
    for _ in team.build():
        waiting.append(team.n_waiting)
    assert waiting[0] == len(scenario.workers)
    assert all(b <= a for a, b in itertools.pairwise(waiting))
    assert waiting[-1] == 0


def test_rounds_make_no_plan_dearer_and_let_no_bound_fall() -> None:
    costs, bounds = after_rounds(3, workers=1)
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    assert bounds[-1] <= costs[-1]


def test_the_number_of_workers_changes_no_round() -> None:
    assert after_rounds(2, workers=1) == after_rounds(2, workers=2)


def test_a_time_that_is_over_begins_nothing() -> None:
    team = team_of(two_counties())
    team.keep(Deadline(0.0))
    with ThreadPoolExecutor(max_workers=1) as executor:
        assert list(team.by_clock(executor, n_workers=1)) == []
    assert team.rest()


def test_by_the_clock_work_goes_on_until_the_wish_of_the_user() -> None:
    team = team_of(two_counties())
    before_fen, heard = team.cost_fen(), 0
    team.keep(Deadline(600.0, stop=lambda: heard >= 3))
    with ThreadPoolExecutor(max_workers=1) as executor:
        for _ in team.by_clock(executor, n_workers=1):
            heard += 1
    assert heard == 3
    assert team.cost_fen() <= before_fen
    assert team.rest()


def test_a_bound_at_work_when_time_ends_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever is submitted is known as work at once, so that it can be let go."""
    monkeypatch.setattr(deadline_module, "PATIENCE_S", 0.0)
    team = team_of(two_counties())
    team.keep(Deadline(600.0))
    go_on = threading.Event()
    monkeypatch.setattr(team, "raise_bound", lambda *_: go_on.wait())

    def at_an_end(_: int, __: object) -> None:
        raise TimeIsUp

    monkeypatch.setattr(team, "next_cycle", at_an_end)
    with ThreadPoolExecutor(max_workers=1) as executor:
        with pytest.raises(TimeIsUp):
            next(team.by_clock(executor, n_workers=1))
        assert not team.rest()
        go_on.set()


def test_work_of_this_thread_is_done_piece_by_piece_between_bursts() -> None:
    team = team_of(two_counties())
    done: list[int] = []

    def pieces() -> Iterator[bool]:
        for i in range(3):
            done.append(i)
            yield False

    team.keep(Deadline(600.0, stop=lambda: len(done) == 3))
    with ThreadPoolExecutor(max_workers=1) as executor:
        for _ in team.by_clock(executor, n_workers=1, meanwhile=pieces()):
            pass
    assert done == [0, 1, 2]


def test_a_part_is_drawn_by_its_number_of_trips() -> None:
    def part(n_trips: int) -> Any:
        return SimpleNamespace(state=SimpleNamespace(bookings=[None] * n_trips))

    team = Team([part(1), part(0), part(3)], seed=1)
    drawn = [team._draw() for _ in range(400)]
    assert drawn.count(1) == 0
    assert drawn.count(2) == pytest.approx(300, abs=30)


def test_whatever_still_runs_after_a_moment_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deadline_module, "PATIENCE_S", 0.0)
    left: list[str] = []
    team = Team([], seed=1)
    team.working = [Future()]  # never done
    team._at_bound = SimpleNamespace(leave_bound=lambda: left.append("bound"))  # type: ignore[assignment]
    assert not team.rest()
    assert left == ["bound"]


def kinds_of(team: Team, n: int) -> list[str]:
    """The kinds of the first search's next cycles, none of which finds anything."""
    team.searches = team.searches[:1]
    found = []
    for _ in range(n):
        cycle = team.next_cycle(1, busy=())
        found.append(cycle.kind)
        cycle.fit_cycle(most_steps=1)
        cycle.go_on(run_burst(cycle.burst(cycle.round_steps)))
    return found


def test_other_fleets_and_moved_workers_take_turns() -> None:
    found = kinds_of(team_of(two_counties()), 20)
    assert found[0] == "workers"
    assert "fleets" in found[1:4]
    assert "workers" in found[4:]


def test_what_gains_more_has_more_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FleetCycle, "gain", 10.0)
    monkeypatch.setattr(AnnealingCycle, "gain", 1.0)
    team = team_of(two_counties())
    kinds_of(team, 40)
    steps = {cycle.kind: cycle.n_steps_run for cycle in team._cycles.values()}
    assert steps["fleets"] > 2 * steps["workers"]
