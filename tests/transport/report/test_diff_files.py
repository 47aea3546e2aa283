"""The workbook of what changed, and the messages about it, as files."""

from __future__ import annotations

import csv
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl

from tests.transport.answers.test_differences import side, without
from transport.answers.differences import differences
from transport.clock import HOUR_S
from transport.presentation.version import version_of
from transport.report.diff_files import BOOK, MESSAGES, write_diff

if TYPE_CHECKING:
    from pathlib import Path


def test_both_files_name_those_touched_alone_and_not_why(tmp_path: Path) -> None:
    after = replace(side(without("W0")), number=3, from_s=10 * HOUR_S)
    found = differences(side(), after)
    write_diff(tmp_path, found, side(), after, lang="en", audience="worker")
    book = openpyxl.load_workbook(tmp_path / BOOK)
    assert book.sheetnames == ["changed", "no longer travel", "travel now"]
    rows = list(book["no longer travel"].iter_rows(values_only=True))
    assert rows[1][:5] == ("W0", "W0 no longer travels", "T001", None, "1A")
    assert book["changed"].max_row == 1
    narrow = book["changed"].column_dimensions["E"].width
    assert narrow < len("seat before")  # so that the heading takes two lines
    assert (book["changed"].row_dimensions[1].height or 0) >= 30
    assert (book["no longer travel"].row_dimensions[2].height or 0) < 20
    with (tmp_path / MESSAGES).open(encoding="utf-8-sig") as file:
        heading, message = csv.reader(file)
    assert heading[0] == "worker_id"
    assert message[0] == "W0"
    footer = book["changed"].oddFooter
    assert footer is not None
    stamps = str(footer.left.text).splitlines()
    assert [told[:9] for told in stamps] == ["version 1", "version 3"]
    assert version_of(after.scenario, after.plan) in stamps[1]
    assert stamps[1].endswith("from 2020-02-25 10:00")
    for name in (BOOK, MESSAGES):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
