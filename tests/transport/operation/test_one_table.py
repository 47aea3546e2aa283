"""The one table of a file: a workbook's sheet by its name, faults told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from transport.operation.check_in_table import CHECK_INS
from transport.operation.one_table import raw_table
from transport.reading.findings import Findings

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sheet_that_is_named_so_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("other", 0).append(["anything"])
    sheet = book.create_sheet("签到")
    sheet.append(["人员编号", "时间"])
    sheet.append(["W1", "2020-03-10 07:00"])
    book.save(tmp_path / "form.xlsx")
    findings = Findings()
    file, raw = raw_table(tmp_path / "form.xlsx", CHECK_INS, findings)
    assert file == "form.xlsx[签到]"
    assert raw is not None
    assert list(raw.rows) == [2]
    assert not findings.faults


def test_an_empty_or_missing_file_is_a_fault(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("worker_id,at\n")
    for path in (empty, tmp_path / "none.csv", tmp_path):
        findings = Findings()
        raw_table(path, CHECK_INS, findings)
        assert len(findings.faults) == 1
