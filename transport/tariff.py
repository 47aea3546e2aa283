"""Rates of money that hold for the whole scenario."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.units import YUAN_FEN

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """Rates beside the fleet's own prices, in fen, and the payers' shares.

    ``penalty_*``: what leaving an eligible worker behind weighs; no money. The default
    is dearer than sending a coach for a single worker anywhere in the country.
    ``time_aboard_h_fen``: no money; it weighs only when a trip's timetable is chosen.
    ``net_of``: payer whose share is minimised; empty: the total is.
    ``payer_shares``: weights by payer; they split the plan's total.
    """

    deadhead_percent: int = 50  # weight of empty kilometres with billing per_day
    toll_exempt_outbound: bool = False
    toll_exempt_return: bool = False
    disinfection_fen: int = 0  # a trip
    escort_day_fen: int = 0  # an escort and day
    kit_fen: int = 0  # a worker, on the coach from his village
    meal_fen: int = 0  # a worker and meal
    meal_every_s: int = 6 * 3_600  # of the journey; begun ones are not counted
    time_aboard_h_fen: int = 0  # weight of a worker's hour aboard
    penalty_fen: int = 100_000 * YUAN_FEN
    penalty_key_employer_fen: int = 150_000 * YUAN_FEN
    penalty_poverty_fen: int = 200_000 * YUAN_FEN
    net_of: str = ""
    payer_shares: Mapping[str, int] = field(default_factory=lambda: {"government": 1})
