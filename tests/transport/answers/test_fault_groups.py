"""Many faults of one cause are told in two lines, few of them each by its own."""

from __future__ import annotations

from transport.answers.fault_groups import groups_of, rest_of
from transport.answers.scenario_lines import fault_lines
from transport.errors import Fault
from transport.said import said


def _fault(
    row: int, *, column: str = "village_id", wrong: str = "NOT_IN_TABLE"
) -> Fault:
    return Fault(
        file="workers.csv",
        row=row,
        column=column,
        value=f"V{row}",
        wrong=said(wrong, table="villages"),
        remedy=said("ADD_IT_TO", table="villages"),
    )


def test_one_cause_is_one_thing_wrong_in_one_column() -> None:
    faults = [_fault(2), _fault(2, column="muster_id"), _fault(3), _fault(4, wrong="X")]
    assert [len(group) for group in groups_of(faults)] == [2, 1, 1]


def test_up_to_three_faults_of_a_cause_are_told_each() -> None:
    faults = [_fault(row) for row in (2, 3, 4)]
    assert rest_of(faults) is None
    lines = fault_lines(faults)
    assert [line[:13] for line in lines[:3]] == [f"workers.csv:{n}" for n in (2, 3, 4)]
    assert lines[3:] == ["3 faults"]


def test_more_are_told_once_with_their_number_and_the_first_places() -> None:
    faults = [*(_fault(row) for row in range(2, 50)), _fault(2, column="employer_id")]
    assert fault_lines(faults) == [
        "workers.csv:2:village_id  'V2'  is not in the table of villages  "
        "add it to villages",
        "  and 47 more likewise: row 3 'V3', row 4 'V4', row 5 'V5', ...",
        "workers.csv:2:employer_id  'V2'  is not in the table of villages  "
        "add it to villages",
        "49 faults; --all tells each of them",
    ]
    assert fault_lines(faults, "zh")[1] == (
        "  另有47处相同：第3行“V3”、第4行“V4”、第5行“V5”等"
    )


def test_all_of_them_are_told_on_demand() -> None:
    lines = fault_lines([_fault(row) for row in range(2, 50)], each=True)
    assert len(lines) == 49
    assert lines[-1] == "48 faults"
