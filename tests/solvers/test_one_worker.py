"""The solver as we ask it: nothing of it depends on a clock, cores, or signals."""

from __future__ import annotations

from solvers.one_worker import one_worker


def test_neither_clock_nor_cores_nor_signals_decide() -> None:
    asked = one_worker(seed=3, effort=0.5).parameters
    assert (asked.num_workers, asked.random_seed) == (1, 3)
    assert asked.max_deterministic_time == 0.5
    assert asked.max_time_in_seconds == float("inf")
    assert not asked.catch_sigint_signal
