"""Byte-order marks where none belong are no part of the text."""

from __future__ import annotations

import codecs

import pytest

from transport.reading.csv_edit import with_cells
from transport.reading.csv_file import csv_rows
from transport.reading.encodings import decoded, without_stray_marks

TEXT = "姓名,村\n张三,甲村\n"
MARK = codecs.BOM_UTF8
GB_MARK = "\ufeff".encode("gb18030")
ROWS = [(1, ["姓名", "村"]), (2, ["张三", "甲村"])]


@pytest.mark.parametrize(
    ("marks", "encoding"),
    [
        (MARK, "gb18030"),  # a program marks all it writes
        (GB_MARK, "gb18030"),
        (MARK + MARK, "utf-8"),  # files joined
        (MARK + GB_MARK, "gb18030"),
    ],
)
def test_a_stray_mark_is_passed_over(marks: bytes, encoding: str) -> None:
    raw = marks + TEXT.encode(encoding)
    assert decoded(raw) == TEXT
    assert list(csv_rows(raw)) == ROWS
    edited = with_cells(raw, {(2, 1): "乙村"})
    assert edited.decode(encoding) == TEXT.replace("甲", "乙")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_mark_of_its_own_stays(encoding: str) -> None:
    raw = TEXT.encode(encoding)
    assert without_stray_marks(raw) is raw
    assert list(csv_rows(raw)) == ROWS
