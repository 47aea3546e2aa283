"""What makes one timetable of a trip better than another, before comfort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import HOUR_S

if TYPE_CHECKING:
    from transport.tariff import Tariff

FEN, N_DAYS, STRAIN_S, N_DEAR = range(4)


def dearness(
    tariff: Tariff, *, cost_fen: int, n_days: int, aboard_s: int, strain_s: int
) -> tuple[int, int, int]:
    """Least first: fen with the weight of time aboard, days in use, strain aboard.

    ``n_days``: calendar days on which the coach is in use; 0 where these do not count.
    ``aboard_s``: of all workers together.
    """
    weight_fen = tariff.time_aboard_h_fen * aboard_s // HOUR_S
    return cost_fen + weight_fen, n_days, strain_s
