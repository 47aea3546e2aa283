"""Cycles of annealing: how hot their bursts are, and what becomes of their results."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from solvers.annealing.cycle import (
    COLD,
    HEATS,
    LEAST_CYCLE,
    WORTH_FEN,
    AnnealingCycle,
)
from solvers.search.state import Standing

if TYPE_CHECKING:
    from solvers.annealing.annealer import Burst

MEAN_FEN = 1_000


class FakeState:
    """Two trips of a thousand fen on average, and what is done to them."""

    def __init__(self) -> None:
        self.bookings = [SimpleNamespace(cost_fen=n) for n in (800, 1_200)]
        self.is_restored = False

    def saved_fen(self) -> int:
        return 0

    def standing(self) -> Standing:
        fen = sum(booking.cost_fen for booking in self.bookings)
        return Standing(cost_fen=fen, left=())

    def restore(self, kept: list[Any]) -> None:
        self.bookings = list(kept)
        self.is_restored = True


class FakeAnnealer:
    """Starts from ``start-1``, ``start-2``, …; books one trip of ``booked_fen``."""

    def __init__(self, frozen: int, n_items: int, booked_fen: int) -> None:
        self.data = SimpleNamespace(item=np.zeros((n_items, 1)))
        self.n_starts = 0
        self.adopted: list[Any] = []
        self._frozen, self._booked_fen = frozen, booked_fen

    def start(self, state: FakeState) -> tuple[str, list[Any]]:
        self.n_starts += 1
        return f"start-{self.n_starts}", state.bookings[: self._frozen]

    def adopt(
        self, best: Any, state: FakeState, *, frozen: list[Any], below_fen: int
    ) -> None:
        self.adopted.append((best, below_fen))
        booked = SimpleNamespace(cost_fen=self._booked_fen)
        state.bookings = [*frozen, booked]


def cycle_of(
    *,
    frozen: int = 0,
    n_items: int = 1,
    booked_fen: int = 1_500,
    is_better_in_part: bool = False,
) -> tuple[AnnealingCycle, FakeState, FakeAnnealer]:
    state = FakeState()
    annealer = FakeAnnealer(frozen, n_items, booked_fen)
    search: Any = SimpleNamespace(
        state=state,
        fill_up=lambda: None,
        chain=lambda: False,
        take_better=lambda _: is_better_in_part,
    )
    cycle = AnnealingCycle(search, cast("Any", annealer), seed=3)
    return cycle, state, annealer


def result(cost_fen: float, name: str = "last") -> Any:
    return SimpleNamespace(best="best", last=name, cost_fen=cost_fen)


def heats(burst: Burst) -> tuple[float, float]:
    return burst.hot_fen / MEAN_FEN, burst.cold_fen / MEAN_FEN


def test_a_cycle_cools_from_hot_to_cold_burst_by_burst() -> None:
    cycle, _, _ = cycle_of()
    half = LEAST_CYCLE // 2
    middle = (HEATS[0] * COLD) ** 0.5
    assert heats(cycle.burst(half)) == pytest.approx((HEATS[0], middle))
    assert heats(cycle.burst(half)) == pytest.approx((middle, COLD))


def test_a_burst_goes_no_further_than_the_end_of_the_cycle() -> None:
    cycle, _, _ = cycle_of()
    assert heats(cycle.burst(50 * LEAST_CYCLE)) == pytest.approx((HEATS[0], COLD))


def test_the_next_cycle_is_cooler_and_starts_from_the_plan() -> None:
    cycle, _, annealer = cycle_of()
    for heat in (*HEATS, HEATS[0]):
        assert heats(cycle.burst(LEAST_CYCLE))[0] == pytest.approx(heat)
        cycle.take(result(1e9))
    assert annealer.n_starts == len(HEATS) + 1


def test_within_a_cycle_a_burst_goes_on_from_the_last_result() -> None:
    cycle, _, annealer = cycle_of()
    assert cast("Any", cycle.burst(1).trips) == "start-1"
    cycle.take(result(1e9, "reached"))
    assert cast("Any", cycle.burst(1).trips) == "reached"
    assert annealer.n_starts == 1


def test_a_cycle_that_is_cut_short_begins_cooler() -> None:
    cycle, _, _ = cycle_of(n_items=40)  # 20,000 steps
    cycle.fit_cycle(most_steps=10_000)
    assert heats(cycle.burst(10_000)) == pytest.approx((HEATS[0] / 2, COLD))


def test_bursts_draw_different_lots() -> None:
    cycle, _, _ = cycle_of()
    assert len({cycle.burst(1).seed for _ in range(5)}) == 5


@pytest.mark.parametrize("short_fen", [0, WORTH_FEN])
def test_a_solution_that_is_hardly_cheaper_is_not_booked(short_fen: int) -> None:
    cycle, state, annealer = cycle_of()
    cycle.burst(1)
    assert not cycle.take(result(2_000 - short_fen))
    assert annealer.adopted == []
    assert state.standing().cost_fen == 2_000


def test_a_cheaper_solution_is_booked() -> None:
    cycle, state, annealer = cycle_of(booked_fen=1_500)
    cycle.burst(1)
    assert cycle.take(result(1_400.0))
    assert annealer.adopted == [("best", 2_000)]
    assert state.standing().cost_fen == 1_500


def test_a_solution_that_turns_out_dearer_is_undone() -> None:
    cycle, state, _ = cycle_of(booked_fen=2_500)
    cycle.burst(1)
    assert not cycle.take(result(1_400.0))
    assert state.is_restored
    assert state.standing().cost_fen == 2_000


def test_trips_outside_the_arrays_count_beside_the_solution() -> None:
    """The first trip, of 800 fen, is not in it: 1,150 and 800 are no gain."""
    cycle, _, annealer = cycle_of(frozen=1, booked_fen=1_000)
    cycle.burst(1)
    assert not cycle.take(result(1_150.0))
    assert annealer.adopted == []
    assert cycle.take(result(1_050.0))


def test_a_plan_that_has_changed_meanwhile_is_started_from_anew() -> None:
    cycle, state, annealer = cycle_of(frozen=1)
    cycle.burst(1)
    del state.bookings[0]
    assert not cycle.take(result(0.0))
    cycle.burst(1)
    assert annealer.n_starts == 2


def test_amid_a_cycle_the_next_burst_may_begin_before_the_last_is_booked() -> None:
    cycle, state, annealer = cycle_of(booked_fen=1_500)
    cycle.burst(1)
    found = result(1_400.0, "reached")
    assert cycle.go_on(found)
    assert cast("Any", cycle.burst(1).trips) == "reached"
    assert cycle.book(found)
    assert state.standing().cost_fen == 1_500
    assert annealer.n_starts == 1


def test_at_the_end_of_a_cycle_the_result_is_booked_first() -> None:
    cycle, _, _ = cycle_of()
    cycle.burst(LEAST_CYCLE)
    assert not cycle.go_on(result(1e9))


def test_a_cycle_whose_plan_has_gone_does_not_go_on_from_its_results() -> None:
    cycle, state, annealer = cycle_of(frozen=1)
    cycle.burst(1)
    del state.bookings[0]
    assert not cycle.book(result(0.0))
    assert not cycle.go_on(result(0.0))
    cycle.burst(1)
    assert annealer.n_starts == 2


def test_a_cycle_is_amid_from_its_first_burst_to_its_end() -> None:
    cycle, _, _ = cycle_of()
    found = [cycle.is_amid]
    for n_steps in (LEAST_CYCLE // 2, LEAST_CYCLE):
        cycle.burst(n_steps)
        cycle.go_on(result(3_000))
        found.append(cycle.is_amid)
    assert found == [False, True, False]
    assert cycle.n_steps_run == LEAST_CYCLE // 2 + LEAST_CYCLE


def test_a_cycle_that_has_grown_to_so_many_steps_begins_cooler() -> None:
    cycle, _, _ = cycle_of(n_items=40)  # 20,000 steps
    cycle.grow_to(10_000)
    assert heats(cycle.burst(10_000)) == pytest.approx((HEATS[0] / 2, COLD))
    cycle.take(result(1e9))
    cycle.fit_cycle(most_steps=15_000)
    assert heats(cycle.burst(10_000)) == pytest.approx((HEATS[1] / 2, COLD))


def test_what_was_gained_counts_by_step_and_fades() -> None:
    cycle, _, _ = cycle_of(booked_fen=1_500)
    assert cycle.gain == 0.0
    cycle.burst(LEAST_CYCLE)
    assert cycle.take(result(1_400.0))
    gain = cycle.gain
    assert gain == pytest.approx(500 / LEAST_CYCLE)
    cycle.burst(LEAST_CYCLE)
    cycle.take(result(1e9))
    assert 0.0 < cycle.gain < gain / 2


def test_what_is_better_of_a_dearer_solution_stays() -> None:
    for is_better in (False, True):
        cycle, state, _ = cycle_of(booked_fen=2_100, is_better_in_part=is_better)
        cycle.burst(LEAST_CYCLE)
        assert cycle.take(result(1_000)) is is_better
        assert state.is_restored
