"""Rows of an office's sheet around one that messages name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.sheet_rows import rows_around
from tests.p2p.test_importing import HEADINGS, roster
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_around_come_with_their_numbers_and_the_column(tmp_path: Path) -> None:
    path = roster(tmp_path / "a.xlsx", n=40)
    found = rows_around([path], "a.xlsx[名册]", 20, column=HEADINGS[1])
    assert [number for number, _ in found.rows] == list(range(14, 27))
    assert found.heading == (1, list(HEADINGS))
    assert found.at == 1
    assert rows_around([path], "a.xlsx", 2).at is None


def test_a_csv_has_no_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,村\n甲,乙\n", "utf-8")
    found = rows_around([path], "a.csv", 2, column="村")
    assert found.rows == ((1, ["姓名", "村"]), (2, ["甲", "乙"]))
    assert found.at == 1


@pytest.mark.parametrize("sheet", ["b.xlsx", "a.xlsx[none]", "../a.xlsx", ""])
def test_what_is_not_there_is_told(tmp_path: Path, sheet: str) -> None:
    path = roster(tmp_path / "a.xlsx")
    with pytest.raises(OutputError):
        rows_around([path], sheet, 2)
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and no book")
    with pytest.raises(OutputError):
        rows_around([path], "a.xlsx", 2)
