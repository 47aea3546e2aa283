"""Running totals: days up to one, operations closed and open."""

from __future__ import annotations

from datetime import date

from tests.transport.closing.a_coach import situation
from transport.catalogue.sentences import sentence
from transport.closing.closing import closing_of
from transport.closing.facts import closing_facts
from transport.closing.totals import Totals, operation_sum, totals_facts, totals_told

FACTS = closing_facts(closing_of(situation(listed=("W01", "W02"))))


def test_sums_are_told_as_bureaus_report_them() -> None:
    until = date(2020, 3, 23)
    both = [operation_sum(FACTS, until=until, closed_by=by) for by in ("Li", "")]
    found = Totals(until=until, operations=tuple(one for one in both if one))
    lines = [sentence(line, "en") for line in totals_told(found)]
    assert lines[0] == (
        "By 2020-03-23: 2 vehicles, 42 workers, of whom 4 were poverty-listed."
    )
    assert "1 operation counted as planned" in lines[1]
    assert lines[2] == "Cost of the closed ones: 1,760.00 CNY, planned 1,760.00 CNY."
    assert sentence(next(totals_told(found)), "zh") == (
        "截至2020-03-23：车辆 2 辆（架、列），运送 42 人，其中贫困劳动力 4 人。"
    )
    assert "2 operations have this name and all count" in lines[-1]
    assert totals_facts(found)["closed"] == 1


def test_what_had_not_left_by_the_day_does_not_count() -> None:
    assert operation_sum(FACTS, until=date(2020, 2, 24), closed_by="") is None
