"""How a plan stands up to the day: delays, workers who do not come, coaches down."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from p2p.result import Plan
    from transport.robustness.simulation import Robustness


def robust(
    plan: Plan,
    *,
    no_show: float = 0.05,
    breakdown: float = 0.02,
    late_p50_min: float = 3.0,
    late_p90_min: float = 12.0,
    samples: int = 10_000,
    seed: int = 1,
) -> Robustness:
    """How likely the plan's limits hold, what will be missing, which spares help.

    Parameters
    ----------
    plan
        The plan that is asked.
    no_show
        Share of workers who do not come, 0 to 1.
    breakdown
        Share of coaches that fail before they leave, 0 to 1.
    late_p50_min, late_p90_min
        Minutes that an hour at the wheel takes longer in half of all trips, and in
        nine of ten at most.
    samples, seed
        Draws of the day, and where they begin; the same give the same answer.

    Returns
    -------
    Robustness
        Shares of the draws and expected numbers; money in fen.

    Raises
    ------
    ValueError
        If a figure lies outside its range.

    Examples
    --------
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> made = p2p.plan(scenario, steps=1)
    >>> 0 <= p2p.robust(made, samples=100).all_hold <= 1
    True
    """
    from transport.robustness.chances import Chances
    from transport.robustness.simulation import drawn_day

    chances = Chances(
        no_show=no_show,
        breakdown=breakdown,
        late_p50_min=late_p50_min,
        late_p90_min=late_p90_min,
        n_samples=samples,
        seed=seed,
    )
    return drawn_day(plan.scenario, plan.record, chances)
