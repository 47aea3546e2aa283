"""How a search went, as two lines."""

from __future__ import annotations

from p2p.console.charts import chart_of


def point(at_s: float, objective: int | None, bound: int) -> dict[str, object]:
    return {"elapsed_s": at_s, "objective_fen": objective, "bound_fen": bound}


def test_cost_falls_and_bound_rises_between_the_edges() -> None:
    found = chart_of([point(1, None, 0), point(2, 100, 20), point(3, 60, 50)])
    assert found is not None
    assert found.cost == "300.0,10.0 595.0,74.0"
    assert found.bound == "5.0,170.0 300.0,138.0 595.0,90.0"
    assert (found.low_fen, found.high_fen, found.last_s) == (0, 100, 3)


def test_a_search_that_told_nothing_has_no_chart() -> None:
    assert chart_of([]) is None
    assert chart_of([point(1, 5, 5)]) is None
    assert chart_of([point(1, None, 5), point(2, None, 6)]) is None


def test_a_search_that_stood_still_is_a_flat_line() -> None:
    found = chart_of([point(1, 5, 5), point(1, 5, 5)])
    assert found is not None
    assert found.cost == found.bound == "5.0,170.0 5.0,170.0"


def test_a_long_search_keeps_its_last_moment_and_not_every_other() -> None:
    found = chart_of([point(n, 10_000 - n, n) for n in range(5_000)])
    assert found is not None
    assert 300 < len(found.cost.split()) <= 401
    assert found.last_s == 4_999
