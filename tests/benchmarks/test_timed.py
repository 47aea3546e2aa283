from __future__ import annotations

from benchmarks.timed import Timed, in_time, thinned


def at(*elapsed_s: float) -> list[Timed[str]]:
    return [Timed(elapsed_s=s, found="plan") for s in elapsed_s]


def test_a_solution_that_comes_a_tenth_late_counts_and_a_later_one_does_not() -> None:
    assert in_time(at(1, 10, 11, 11.1), 10) == at(1, 10, 11)


def test_the_first_and_the_last_solution_are_never_thinned_out() -> None:
    assert thinned(at(1, 2, 3, 4, 5), 3) == at(1, 3, 5)
    assert thinned(at(1, 2), 3) == at(1, 2)
