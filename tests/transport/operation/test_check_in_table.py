"""The form of check-ins: headings of both languages, cells that cannot be read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transport.clock import HOUR_S, Clock
from transport.errors import ScenarioError
from transport.operation.check_in_table import read_check_ins

if TYPE_CHECKING:
    from pathlib import Path

CLOCK = Clock(first_day=date(2020, 3, 10))
TODAY = date(2020, 3, 11)


def test_workers_ticked_off_and_stages_are_read_in_either_language(
    tmp_path: Path,
) -> None:
    form = tmp_path / "form.csv"
    form.write_text(
        "车次,人员编号,勾选人员,环节,时间,登记人,清点人数,缺员,签收人\n"
        "T001,W1,W2 W3,交接,2020-03-10 08:00,李,3,W4,王\n"
        "T001,,W2,,2020-03-10 07:00,,,,\n",
        "utf-8",
    )
    file, (signed, plain) = read_check_ins(form, CLOCK, today=TODAY, hear=None)
    assert (file, signed.row, signed.at_s) == ("form.csv", 2, 8 * HOUR_S)
    assert (signed.workers, signed.stage) == (("W1", "W2", "W3"), "handed_over")
    assert (signed.counted, signed.missing, signed.signed_by) == (3, ("W4",), "王")
    assert (plain.workers, plain.stage, plain.by) == (("W2",), None, "")


def test_every_cell_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    form.write_text("worker_id,stage,at\nW1,flown,2020-03-10 08:00\nW2,,soon\n")
    with pytest.raises(ScenarioError) as refused:
        read_check_ins(form, CLOCK, today=TODAY, hear=None)
    places = [(fault.row, fault.column) for fault in refused.value.faults]
    assert places == [(2, "stage"), (3, "at")]
