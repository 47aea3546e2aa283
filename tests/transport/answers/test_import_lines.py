"""Faults of a roster are told by cause, or each where that is asked for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from transport.answers.import_lines import import_facts
from transport.errors import Fault
from transport.said import said

if TYPE_CHECKING:
    from transport.intake.import_result import ImportResult


def _result(n_faults: int) -> ImportResult:
    faults = tuple(
        Fault(
            file="roster.xlsx[1]",
            row=row,
            column="身份证号",
            value="1",
            wrong=said("ID_LENGTH", n=1),
            remedy=said("COMPARE_WITH_CARD"),
        )
        for row in range(4, 4 + n_faults)
    )
    empty = dict.fromkeys(("columns", "places", "assumed", "questions", "told"), ())
    found = SimpleNamespace(
        folder="out", is_written=False, n_rows=9, n_people=9, faults=faults, **empty
    )
    return cast("ImportResult", found)


def test_few_faults_have_a_line_each_and_no_count() -> None:
    assert import_facts(_result(0))["fault_lines"] == []
    assert len(import_facts(_result(3))["fault_lines"]) == 3


def test_many_of_one_cause_have_two_lines_and_their_number() -> None:
    lines = import_facts(_result(48))["fault_lines"]
    assert lines[0].startswith("roster.xlsx[1]:4:身份证号")
    assert lines[1].startswith("  and 47 more likewise: row 5 '1', row 6 '1'")
    assert lines[2:] == ["48 faults; --all tells each of them"]
    assert len(import_facts(_result(48), each=True)["fault_lines"]) == 48
