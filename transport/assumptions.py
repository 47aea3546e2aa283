"""The things that may be assumed, by the names under which the settings list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ASSUMED: Mapping[str, str] = {
    "first_day": "ASSUMED_FIRST_DAY",
    "days": "ASSUMED_DAYS",
    "origin": "ASSUMED_ORIGIN",
    "preset": "ASSUMED_PRESET",
    "depots": "ASSUMED_DEPOTS",
    "fleet": "ASSUMED_FLEET",
    "prices": "ASSUMED_PRICES",
    "health": "ASSUMED_HEALTH",
    "cities": "ASSUMED_CITIES",
    "left_out": "ASSUMED_LEFT_OUT",
}
"""Code of the catalogue for each."""
CONFIRMED = ("ok", "yes", "确认", "是", "对")
