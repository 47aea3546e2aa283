"""What may happen on the day, in figures, and how it is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import HOUR_S, MINUTE_S

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Shares = npt.NDArray[np.float64]  # (n_samples,)

_Z90 = 1.2815515655446004  # nine in ten of a normal quantity are below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """What is assumed of the day, and how often it is drawn.

    ``no_show``: share of workers who do not come, each on his own. ``breakdown``: share
    of coaches that fail before they leave. ``late_p50_min``, ``late_p90_min``: minutes
    that an hour at the wheel takes longer in half of all trips, and in nine of ten at
    most. Field data for the last three are wanting: they are assumptions.
    """

    no_show: float = 0.05
    breakdown: float = 0.02
    late_p50_min: float = 3.0
    late_p90_min: float = 12.0
    n_samples: int = 10_000
    seed: int = 1

    def __post_init__(self) -> None:
        for name in ("no_show", "breakdown"):
            if not 0 <= getattr(self, name) <= 1:
                msg = f"{name} is {getattr(self, name)}, expected 0 to 1"
                raise ValueError(msg)
        if not 0 < self.late_p50_min < self.late_p90_min < math.inf:
            msg = (
                f"late_p50_min {self.late_p50_min} and late_p90_min"
                f" {self.late_p90_min}: expected more than 0, and the second longer"
            )
            raise ValueError(msg)
        if self.n_samples < 1:
            msg = f"n_samples is {self.n_samples}, expected at least 1"
            raise ValueError(msg)

    def late_shares(self, generator: np.random.Generator) -> Shares:
        """By which share of its driving a trip is late: log-normal, one a sample.

        exp(mu + sigma z) with mu = ln P50 and sigma = ln(P90 / P50) / 1.2816.
        """
        p50, p90 = (
            minutes * MINUTE_S / HOUR_S
            for minutes in (self.late_p50_min, self.late_p90_min)
        )
        sigma = math.log(p90 / p50) / _Z90
        return generator.lognormal(math.log(p50), sigma, self.n_samples)
