"""Ways of a pricing class in fen, with the time of a limit priced in or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from solvers.areas import cost_home
from solvers.clocks import Limit

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.offers import Offer
    from solvers.problem import Problem

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

SLACK_FEN = 20.0  # for distances that keep the triangle inequality to a metre a leg


@dataclass(frozen=True, kw_only=True)
class View:
    """Costs as the dynamic programme sees them, some time priced in perhaps."""

    out: Floats
    way: Floats
    end: Floats
    worker_fen: float


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
        cls, problem: Problem, offer: Offer, villages: Ints, employers: Ints, area: Ints
    ) -> Ways:
        """The ways between these places (indices)."""
        metres, depot = problem.distance_m, int(problem.depot[offer.k])
        return cls(
            out=_fen(metres[depot, villages], offer.out_price),
            way=_fen(metres[np.ix_(villages, villages)], offer.run_price),
            link=_fen(metres[np.ix_(villages, employers)], offer.run_price),
            between=_fen(metres[np.ix_(employers, employers)], offer.run_price),
            back=_fen(metres[employers, depot], offer.back_price),
            area=area,
        )

    def view(self, limit: Limit | None, price: float) -> View:
        """The ways with a limit's time at a price, fen a second."""
        if limit is None:
            limit = Limit.none(self.link, n_sets=1 << (int(self.area.max()) + 1))
        end = cost_home(
            link=self.link + price * limit.link,
            between=self.between + price * limit.between,
            back=self.back + price * limit.back,
            area=self.area.tolist(),
        )
        end[:, 1:] -= SLACK_FEN + price * limit.most_s[None, 1:]
        return View(
            out=self.out + price * limit.out,
            way=self.way + price * limit.way,
            end=end,
            worker_fen=price * limit.worker_s,
        )


def time_home(limit: Limit, area: Ints) -> Floats:
    """``(n_villages, n_sets)``: least time of a limit from a village to the end."""
    return cost_home(
        link=limit.link, between=limit.between, back=limit.back, area=area.tolist()
    )


def _fen(metres: Ints, price: float) -> Floats:
    return metres.astype(np.float64) * price
