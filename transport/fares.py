"""Fares of trains by rule: a price a kilometre that falls with the distance.

Second class of high-speed lines: 0.46 CNY/km (300 km/h and more) or 0.31 CNY/km, of
which 100, 90 and 80 % are due up to 500 km, up to 1,000 km and beyond (prices of the
lines opened since 2011). Hard seats of K trains: 0.05861 CNY/km with the tapering of
the national tariff, and on it 40 % for fast trains, 25 % for air conditioning, and
50 % of all that for new stock.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from transport.units import KM_M, YUAN_FEN

FareRule = Literal["hsr", "emu", "k_seat"]

_FAST = ((500, 100), (1_000, 90), (None, 80))
_NATIONAL = (
    *((200, 100), (500, 90), (1_000, 80)),
    *((1_500, 70), (2_500, 60), (None, 50)),
)
RATES: dict[FareRule, tuple[Fraction, tuple[tuple[int | None, int], ...]]] = {
    "hsr": (Fraction(46, 100), _FAST),
    "emu": (Fraction(31, 100), _FAST),
    "k_seat": (
        Fraction(5_861, 100_000) * Fraction(165, 100) * Fraction(3, 2),
        _NATIONAL,
    ),
}

"""CNY a kilometre, and the (until km, per cent due) zones of the distance."""


def fare_fen(rule: FareRule, distance_m: int) -> int:
    """Fen of one seat over the distance, rounded half up to whole yuan."""
    per_km, zones = RATES[rule]
    yuan, begun_m = Fraction(0), 0
    for until_km, percent in zones:
        until_m = distance_m if until_km is None else min(distance_m, until_km * KM_M)
        if until_m > begun_m:
            yuan += per_km * percent * (until_m - begun_m) / (100 * KM_M)
            begun_m = until_m
    return int(yuan + Fraction(1, 2)) * YUAN_FEN
