"""What differs between compared plans, told."""

from __future__ import annotations

from dataclasses import replace

from tests.solvers.replanning.days import printed
from transport.catalogue.sentences import sentence
from transport.report.compare_told import bridge_steps, difference_told, order_told
from transport.report.figures import figures_of

BASE = figures_of(*printed())
LINE = next(iter(BASE.lines))
DEARER = replace(
    BASE,
    total_fen=BASE.total_fen + 5_000,
    objective_fen=BASE.objective_fen + 5_000,
    lines={**BASE.lines, LINE: BASE.lines[LINE] + 5_000},
    n_planned=BASE.n_planned - 1,
    n_trips=BASE.n_trips + 2,
)


def test_a_bridge_holds_the_lines_that_differ() -> None:
    assert bridge_steps(BASE, DEARER) == [(LINE, 5_000)]
    assert bridge_steps(BASE, BASE) == []


def test_differences_are_told_in_sentences() -> None:
    told = difference_told("tolls", DEARER, "base", BASE)
    words = [sentence(one, "en") for one in told]
    assert words[0].startswith("tolls costs 50.00 CNY more than base")
    assert "+50.00" in words[1]
    assert words[2:] == ["1 worker fewer can travel.", "It takes 2 trips more."]
    same = [sentence(one, "en") for one in difference_told("a", BASE, "b", BASE)]
    assert same == ["a costs what b does."]


def test_an_order_is_proven_where_one_costs_less_than_the_other_can() -> None:
    far = replace(DEARER, bound_fen=BASE.objective_fen + 1)
    ((is_proven, _),) = order_told(["a", "b"], [far, BASE], "en")
    assert is_proven
    near = replace(DEARER, bound_fen=BASE.objective_fen)
    ((is_proven, _),) = order_told(["a", "b"], [near, BASE], "en")
    assert not is_proven
