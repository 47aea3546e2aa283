"""Tables of a closing read: template and back, mistakes with row, column, remedy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.closing.a_coach import an_actual, situation
from transport.closing.checks import doubts_in, faults_in
from transport.closing.closing import closing_of
from transport.closing.reading import read_actuals, read_invoices
from transport.closing.template import write_template
from transport.errors import ScenarioError

if TYPE_CHECKING:
    from pathlib import Path

    from transport.errors import Warned
    from transport.language import Lang

WAS = situation()
CLOCK = WAS.scenario.clock
TODAY = CLOCK.first_day


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_as_written_says_that_all_was_run_as_planned(
    tmp_path: Path, lang: Lang
) -> None:
    path = tmp_path / "day.xlsx"
    write_template(path, WAS, (), lang=lang)
    heard: list[Warned] = []
    _, rows = read_actuals(path, CLOCK, today=TODAY, hear=heard.extend)
    assert list(faults_in(WAS, "day.xlsx", rows)) == []
    found = closing_of(WAS, actuals=rows)
    assert found.actual == found.planned
    assert not found.rides[0].differs
    _, lines = read_invoices(path, CLOCK, today=TODAY, hear=heard.extend)
    assert lines == ()  # nothing is charged yet
    assert heard == []  # all of it is read


def test_an_amount_may_be_quantity_by_price(tmp_path: Path) -> None:
    path = tmp_path / "invoices.csv"
    path.write_text(
        "承运单位,车次,费用项目,数量,单价,金额\n甲公司,T001,车辆租金,1.5,100.01,\n"
        "甲公司,T001,驾驶员,,,300\n,T001,随车人员,,,\n",
        encoding="utf-8",
    )
    _, lines = read_invoices(path, CLOCK, today=TODAY, hear=None)
    assert [one.amount_fen for one in lines] == [15_002, 30_000]


def test_lines_without_carrier_amount_or_ride_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "invoices.csv"
    path.write_text(
        "carrier,trip_id,coach,day,item,quantity,price,amount\n"
        ",T001,,,hire,,,100\nA,T001,,,hire,2,,\nA,,P1,,hire,,,100\n",
        encoding="utf-8",
    )
    with pytest.raises(ScenarioError) as caught:
        read_invoices(path, CLOCK, today=TODAY, hear=None)
    found = [(one.row, one.column) for one in caught.value.faults]
    assert found == [(2, "carrier"), (3, "amount"), (4, "trip_id")]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"ride_id": "T9"}, "has no such trip"),
        ({"has_run": False, "n_riders": 3}, "was not run, and yet has riders"),
        ({"distance_m": 90_000, "deadhead_m": 95_000}, "more than the whole way"),
        ({"absent": ("W99",)}, "is no worker of T001"),
        ({"absent": ("W01",), "n_riders": 21}, "20 workers are left"),
        ({"n_riders": 60}, "more than the coach has passenger seats"),
        ({"back_s": 3_600}, "back before it has left"),
        ({"back_s": 20 * 86_400}, "more than a week from"),
    ],
)
def test_what_cannot_be_is_a_fault(facts: dict[str, Any], told: str) -> None:
    row = an_actual()
    (fault,) = faults_in(WAS, "day.csv", [replace(row, **facts)])
    assert told in str(fault)
    assert str(fault).startswith("day.csv:2:")


def test_a_trip_told_twice_is_a_fault_and_an_odd_distance_a_doubt() -> None:
    rows = [an_actual(), an_actual()]
    (fault,) = faults_in(WAS, "day.csv", rows)
    assert "stands in row 2 already" in str(fault)
    (doubt,) = doubts_in(WAS, "day.csv", [an_actual(distance_m=1_234_000)])
    assert "reading of the odometer" in str(doubt)
