"""Tours by rounds: what is told after each, and when there is nothing to tell."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.tours import annealing_source, engine, request_source
from solvers.tours.engine import (
    CHOICE_SHARE,
    CLOSE,
    LAST_SHARE,
    MAIN_SHARE,
    TRIAL_SHARE,
    WARM,
    leaders,
    tours,
)
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, TourResult

if TYPE_CHECKING:
    from types import ModuleType

N_RUNS = 6  # two trials, two main runs, two last ones
N_OTHER = 3  # of them of one source, where the other is as good


def problem(*demand: int, capacity: int = 6, may_split: bool = False) -> TourProblem:
    """Customers on a line, each ten farther out."""
    x = 10 * np.arange(len(demand) + 1)
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=np.zeros_like(distance),
        demand=np.array([0, *demand], dtype=np.int64),
        kinds=(VehicleKind(capacity=capacity, count=9, fixed=0, unit=1),),
        may_split=may_split,
    )


def told(
    of: TourProblem, *, seconds: float | None = None, cores: int = 2
) -> list[tuple[Tour, ...]]:
    """Every solution told; without seconds a few iterations are made."""
    n = 10 if seconds is None else None
    with ThreadPoolExecutor(max_workers=1) as executor:
        return list(
            tours(of, executor, seed=1, seconds=seconds, iterations=n, cores=cores)
        )


def tour(*visits: tuple[int, int]) -> Tour:
    pieces = tuple(Visit(node=node, quantity=n) for node, n in visits)
    return Tour(kind=0, visits=pieces)


def test_where_nobody_waits_the_solution_is_no_tour() -> None:
    assert told(problem(0, 0, may_split=True)) == [()]


def test_where_no_vehicle_is_large_enough_there_is_no_solution() -> None:
    assert told(problem(7, 1)) == []


def test_each_solution_told_is_no_dearer_than_the_one_before() -> None:
    of = problem(4, 4, 4, 2, may_split=True)
    costs = [sum(map(of.cost, found)) for found in told(of)]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == 2 * (40 + 20 + 10)  # three vehicles carry fourteen


@pytest.fixture
def bursts(monkeypatch: pytest.MonkeyPatch) -> list[TourBurst]:
    """Every burst asked for; each finds one tour for each of its visits."""
    asked: list[TourBurst] = []

    def run(burst: TourBurst) -> TourResult:
        asked.append(burst)
        found = tuple(tour((v.node, v.quantity)) for v in burst.visits)
        return TourResult(best=found, seen=found)

    monkeypatch.setattr(engine, "run_tours", run)
    monkeypatch.setattr(engine, "run_cut", lambda burst: run(burst))
    for source in (annealing_source, request_source):
        monkeypatch.setattr(source, "anneal", lambda burst: run(burst))
    return asked


def test_a_first_solution_comes_before_the_rounds(bursts: list[TourBurst]) -> None:
    told(problem(4, 2))
    assert [burst.until_feasible for burst in bursts] == [True] + [False] * N_RUNS
    assert len({burst.seed for burst in bursts}) == len(bursts)


def test_loads_that_may_be_split_start_in_vehicles_full(
    bursts: list[TourBurst],
) -> None:
    told(problem(14, capacity=6, may_split=True))
    for burst in bursts:
        assert [visit.quantity for visit in burst.visits] == [6, 6, 2]
    n_afresh = sum(not burst.start for burst in bursts[1:])
    assert n_afresh == 2  # with demands that are to be cut finely


def mixed() -> TourProblem:
    """Two kinds of vehicles, of which one costs more."""
    plain = problem(4, 2)
    return replace(plain, kinds=(plain.kinds[0], replace(plain.kinds[0], fixed=9)))


def timed() -> TourProblem:
    windows = np.array([[0, 99]] * 3, dtype=np.int64)
    return replace(problem(4, 2), windows=windows)


def test_sources_as_good_as_each_other_have_a_lane_each(
    bursts: list[TourBurst],
) -> None:
    told(problem(4, 2), seconds=100.0)
    seconds = [burst.seconds for burst in bursts[1:]]
    assert seconds == [10, 10, 50, 50, 27, 27]
    assert 2 * (TRIAL_SHARE + MAIN_SHARE + LAST_SHARE) / 2 + 2 * CHOICE_SHARE <= 1


def test_the_source_whose_trial_cost_less_has_both_lanes(
    bursts: list[TourBurst], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Annealing puts 4 and 2 into one vehicle, the other uses two."""
    annealed: list[TourBurst] = []

    def better(burst: TourBurst) -> TourResult:
        annealed.append(burst)
        found = (tour((1, 4), (2, 2)),)
        return TourResult(best=found, seen=found)

    monkeypatch.setattr(annealing_source, "anneal", better)
    told(problem(4, 2), seconds=100.0)
    assert len(bursts) == 2  # the first solution and a trial
    assert [burst.seconds for burst in annealed] == [10, 50, 50, 27, 27]
    assert len({burst.seed for burst in annealed}) == 5


def test_on_one_core_a_leader_has_one_long_run_a_round(
    bursts: list[TourBurst], monkeypatch: pytest.MonkeyPatch
) -> None:
    def worse(burst: TourBurst) -> TourResult:
        return TourResult(best=(), seen=())

    monkeypatch.setattr(annealing_source, "anneal", worse)
    told(problem(4, 2), seconds=100.0, cores=1)
    _, trial, main, last = bursts
    assert (trial.seconds, main.seconds, last.seconds) == (5, 50, 13.5)
    assert (trial.start, main.start, bool(last.start)) == ((), (), True)


def test_only_the_last_round_begins_warm(bursts: list[TourBurst]) -> None:
    told(problem(4, 2))
    assert [burst.heat for burst in bursts[1:]] == [1.0] * 4 + [WARM] * 2


def test_trials_that_end_close_show_no_leader() -> None:
    def one(burst: TourBurst) -> TourResult:
        raise NotImplementedError

    def other(burst: TourBurst) -> TourResult:
        raise NotImplementedError

    both = (one, other)
    assert leaders(both, [1_000, 1_000 * (1 + CLOSE)]) == both
    assert leaders(both, [1_000, 1_000 * (1 + 2 * CLOSE)]) == (one, one)
    assert leaders(both, [float("inf"), 1_000]) == (other, other)
    assert leaders(both, [float("inf")] * 2) == both


def test_a_round_is_cut_short_where_earlier_ones_took_too_long(
    bursts: list[TourBurst], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock stands still at first, then at 80 s of 100: 6 s are for a selection."""
    monkeypatch.setattr(engine, "time", Clock(bursts))
    told(problem(4, 2), seconds=100.0)
    assert [burst.seconds for burst in bursts[5:]] == [pytest.approx(14)] * 2


def test_runs_that_share_a_core_share_what_time_is_left(
    bursts: list[TourBurst], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 14 s each has 7."""
    monkeypatch.setattr(engine, "time", Clock(bursts))
    told(problem(4, 2), seconds=100.0, cores=1)
    assert [burst.seconds for burst in bursts[5:]] == [pytest.approx(7)] * 2


class Clock:
    """Shows nought until five bursts have run, then eighty."""

    def __init__(self, bursts: list[TourBurst]) -> None:
        self._bursts = bursts

    def monotonic(self) -> float:
        return 80.0 if len(self._bursts) >= 5 else 0.0


def test_on_one_core_every_run_has_half_the_time(bursts: list[TourBurst]) -> None:
    told(problem(4, 2), seconds=100.0, cores=1)
    seconds = [burst.seconds for burst in bursts[1:]]
    assert seconds == [5, 5, 25, 25, 13.5, 13.5]


@pytest.mark.parametrize(
    ("of", "fresh"),
    [
        (problem(4, 2), [1, 3]),
        (mixed(), [1, 3]),
        (problem(4, 2, may_split=True), [1, 3]),
        (problem(4, 2, may_split=True, capacity=50), [1, 3]),  # hardly worth a split
        (timed(), [1, 3]),
        (replace(timed(), kinds=mixed().kinds), [1, 2]),
    ],
)
def test_pyvrp_starts_afresh_until_the_last_round(
    bursts: list[TourBurst], of: TourProblem, fresh: list[int]
) -> None:
    """All else goes on from the best; of two lanes of PyVRP both start afresh."""
    told(of)
    assert [i for i, burst in enumerate(bursts) if i and not burst.start] == fresh


def test_a_time_that_is_over_ends_after_the_first_solution(
    bursts: list[TourBurst],
) -> None:
    assert len(told(problem(4, 2), seconds=0.0)) == 1
    assert len(bursts) == 1


@pytest.mark.parametrize(
    ("of", "source", "n_annealed"),
    [
        (problem(4, 2), annealing_source, N_OTHER),
        (problem(4, 2, may_split=True), annealing_source, N_OTHER),
        (problem(4, 2, may_split=True, capacity=50), annealing_source, N_OTHER),
        (timed(), request_source, N_OTHER),
        (timed(), annealing_source, 0),
        (replace(timed(), kinds=mixed().kinds), request_source, 0),
    ],
)
def test_annealing_is_used_where_it_can_be(
    of: TourProblem,
    source: ModuleType,
    n_annealed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Beside PyVRP; by requests where times count."""
    asked: list[ModuleType] = []
    for each in (annealing_source, request_source):

        def run(burst: TourBurst, each: ModuleType = each) -> TourResult:
            asked.append(each)
            return TourResult(best=burst.start, seen=())

        monkeypatch.setattr(each, "anneal", run)
    told(of)
    assert asked.count(source) == n_annealed


def test_loads_too_large_for_vehicles_whole_are_split_from_the_start() -> None:
    """Three loads of four in two vehicles of six, which hold just that."""
    of = problem(4, 4, 4, may_split=True)
    of = replace(of, kinds=(replace(of.kinds[0], count=2),))
    found = told(of)[-1]
    assert sorted(sum(v.quantity for v in one.visits) for one in found) == [6, 6]
