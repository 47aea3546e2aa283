"""Cells of a CSV file changed, and a fleet's prices among them."""

from __future__ import annotations

import pytest

from transport.reading.csv_edit import with_cells
from transport.reading.fleet_cells import fleet_sheet

FLEET = """车队表

车场编号,车型,核定座位,数量,计费方式,固定价
D1,a,49,2,per_trip,900
D1,b,53,2,per_trip
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_other_cells_and_the_encoding_stay(encoding: str) -> None:
    raw = FLEET.encode(encoding)
    made = with_cells(raw, {(4, 5): "1000"}).decode(encoding)
    assert made == FLEET.replace("900", "1000")


def test_a_short_row_is_filled_up_and_no_formula_is_written() -> None:
    made = with_cells(b"a;b;c\r\n1\r\n", {(2, 2): "=1+1"})
    assert made == b"a;b;c\r\n1;;'=1+1\r\n"


def test_prices_are_found_by_depot_and_type_below_a_title() -> None:
    raw = FLEET.encode()
    sheet = fleet_sheet(raw)
    assert sheet.cell(0, "fixed") == "900"
    changes = {
        ("D1", "b"): {"fixed": "1200", "per_km": "3"},
        ("D9", "b"): {"fixed": "1"},
    }
    made = sheet.with_prices(raw, changes).decode()
    assert made == FLEET.replace("b,53,2,per_trip", "b,53,2,per_trip,1200")
