"""Units: fen and yuan, metres and kilometres, per cent; rounding half up."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


Metres = TypeVar("Metres", int, "npt.NDArray[np.int64]")  # one number or many


PERCENT = 100


KM_M = 1_000


def half_up(numerator: Metres, denominator: int) -> Metres:
    """The quotient rounded to the nearest whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


YUAN_FEN = 100


def fen_of_yuan(yuan: float) -> int:
    """Yuan as whole fen."""
    return round(yuan * YUAN_FEN)


def yuan_of_fen(fen: int) -> float:
    """Fen as yuan, a number."""
    return fen / YUAN_FEN
