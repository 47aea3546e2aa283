"""Data of the compiled search under which coaches run several trips a day.

The compiled search prices trips one by one. Where trips of a line go together on a day,
what a day of hire costs is shared among them; so each is given its share of the saving,
and the line as many coaches as there are turns. It is a guess, put right when the trips
are booked: those that do not go together cost their full price again.
"""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING

from solvers.core import problem_data as core

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from solvers.blocks.turns import Turn
    from solvers.core.problem_data import ProblemData

    Ints = npt.NDArray[np.int64]


def in_turn(data: ProblemData, turns: Mapping[int, Sequence[Turn]]) -> ProblemData:
    """The data with the prices, seats and coaches of trips in turn.

    ``turns``: those of some trips of each line on which trips go together.
    """
    price, line, seats = data.price.copy(), data.line.copy(), data.seats.copy()
    for k, found in turns.items():
        n = median_low(turn.n_a_day for turn in found)
        saved_fen = median_low(turn.saved_fen for turn in found)
        price[k, core.TRIP_FEN] -= saved_fen * (n - 1) / n
        line[k, core.COUNT] *= n
        n_relief = median_low(turn.n_relief for turn in found)
        if n_relief:
            _lose_seats(seats[k], n_relief)
            line[k, core.N_LINE :] = seats[k, :, : core.MOST].max(axis=0)
    return data._replace(price=price, line=line, seats=seats)


def _lose_seats(seats: Ints, n_relief: int) -> None:
    """Take the seats of so many further drivers from a coach of each crew."""
    by_drivers = seats[:, 1 : core.MOST]
    by_drivers[:, :-n_relief] = by_drivers[:, n_relief:]
    by_drivers[:, -n_relief:] = 0
    seats[:, 0] = by_drivers.max(axis=1)
    seats[:, core.MOST] = seats[:, [0, core.MOST]].min(axis=1)
