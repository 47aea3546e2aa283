"""How figures of compared plans are told."""

from __future__ import annotations

import pytest

from transport.report.compare_table import Cell, Tenths, cell_text


@pytest.mark.parametrize(
    ("value", "told"),
    [(Tenths(1.5), "1.5"), (1234.5, "1,234.50"), (1667, "1,667"), ("7.0 %", "7.0 %")],
)
def test_hours_have_one_decimal_money_two_and_counts_none(
    value: Cell, told: str
) -> None:
    assert cell_text(value) == told
