"""Notices of spring 2020: cited for days of that year, and for no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

YEAR = 2020
FEVER = "交运明电〔2020〕44号"
ASKED_BEFOREHAND = "交运明电〔2020〕56号"


def were_in_force(day: date) -> bool:
    """Whether papers and reasons for ``day`` may rest on them.

    Later years had documents of their own, of which the editions name those known.
    """
    return day.year == YEAR
