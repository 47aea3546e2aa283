"""The page of places says how much of the country has a position, by province."""

from __future__ import annotations

from pathlib import Path

from scenarios.coverage import Coverage, coverage, errors_km, table
from transport.places import ERROR_M

PAGE = Path(__file__).parents[2] / "docs" / "places.md"


def test_the_page_has_the_table_that_the_command_prints() -> None:
    found = coverage()
    assert table(found) in PAGE.read_text(encoding="utf-8")
    assert len(found) == 31
    assert sum(one.villages for one in found) == 620_573


def test_the_error_told_of_a_centre_is_the_median_measured() -> None:
    measured = errors_km()
    n, median, ninth = measured["county for town"]
    assert n > 10_000
    assert round(median) * 1_000 == ERROR_M["county"]
    n_villages, median_village, ninth_village = measured["town for village"]
    assert n_villages > 500
    assert round(median_village) * 1_000 == ERROR_M["town"]
    page = PAGE.read_text(encoding="utf-8")
    assert f"{median:.1f} km, one in ten beyond {ninth:.1f} km" in page
    assert f"{median_village:.1f} km, one in ten beyond {ninth_village:.1f} km" in page


def test_a_table_sums_up() -> None:
    lines = table([Coverage("甲", 2, 1, 1_000, 3), Coverage("乙", 3, 0, 5, 0)])
    assert lines.splitlines()[-1] == "| 全国 | 5 | 1 | 1,005 | 3 |"
