"""Ways of a pricing class in fen, and in seconds of a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.areas import cost_home
from solvers.core.class_figures import LimitFigures, WayFigures

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.bound.time_limits import Limit
    from solvers.bound.trip_kinds import TripKind
    from solvers.problem.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

SLACK_FEN = 20.0  # for distances that keep the triangle inequality to a metre a leg


@dataclass(frozen=True, kw_only=True)
class LimitedWays:
    """Costs and times as the dynamic programme sees them.

    ``end_s``: ``(n_v, n_m)``, no more than the time to call in the areas of the set, or
    of any wider one, and to end.
    """

    out: Floats
    way: Floats
    end: Floats
    out_s: Floats
    way_s: Floats
    end_s: Floats
    worker_s: float
    most_s: float

    @property
    def figures(self) -> WayFigures:
        """The fen, as the compiled programmes take them."""
        return WayFigures(out=self.out, way=self.way, end=self.end)

    def limit(self, marks_s: Floats) -> LimitFigures:
        """The seconds likewise, with states told apart at these seconds left."""
        return LimitFigures(
            out=self.out_s,
            way=self.way_s,
            end=self.end_s,
            worker=self.worker_s,
            most=self.most_s,
            marks=marks_s,
        )

    @property
    def is_timed(self) -> bool:
        """Whether there is a limit."""
        return self.most_s > 0.0

    @property
    def slack_s(self) -> float:
        """What the limit leaves a trip to all areas from the farthest village."""
        return self.most_s - float((self.out_s + self.end_s[:, -1]).max())


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Fen of a class's ways: from the yard, between places, home."""

    out: Floats
    way: Floats
    link: Floats
    between: Floats
    back: Floats
    area: Ints

    @classmethod
    def of(
        cls,
        problem: Problem,
        offer: TripKind,
        villages: Ints,
        employers: Ints,
        area: Ints,
    ) -> Ways:
        """The ways between these places (indices)."""
        metres, depot = problem.distance_m, int(problem.depot[offer.line_idx])
        return cls(
            out=_fen(metres[depot, villages], offer.prices.out_fen),
            way=_fen(metres[np.ix_(villages, villages)], offer.prices.run_fen),
            link=_fen(metres[np.ix_(villages, employers)], offer.prices.run_fen),
            between=_fen(metres[np.ix_(employers, employers)], offer.prices.run_fen),
            back=_fen(metres[employers, depot], offer.prices.back_fen),
            area=area,
        )

    def limited(self, limit: Limit | None) -> LimitedWays:
        """The ways, and the time they take of a limit."""
        end = cost_home(
            link=self.link,
            between=self.between,
            back=self.back,
            area=self.area.tolist(),
        )
        end[:, 1:] -= SLACK_FEN
        if limit is None:
            return LimitedWays(
                out=self.out,
                way=self.way,
                end=end,
                out_s=np.zeros_like(self.out),
                way_s=np.zeros_like(self.way),
                end_s=np.zeros_like(end),
                worker_s=0.0,
                most_s=0.0,
            )
        home = cost_home(
            link=limit.link,
            between=limit.between,
            back=limit.back,
            area=self.area.tolist(),
        )
        return LimitedWays(
            out=self.out,
            way=self.way,
            end=end,
            out_s=limit.out,
            way_s=limit.way,
            end_s=least_of_wider(home),
            worker_s=limit.worker_s,
            most_s=limit.most_s,
        )


def least_of_wider(values: Floats) -> Floats:
    """``(..., n_sets)``: for each set the least value of any set that contains it."""
    least = values.copy()
    n_sets = values.shape[-1]
    bit = 1
    while bit < n_sets:
        for m in range(n_sets):
            if not m & bit:
                least[..., m] = np.minimum(least[..., m], least[..., m | bit])
        bit <<= 1
    return least


def _fen(metres: Ints, price: float) -> Floats:
    return metres.astype(np.float64) * price
