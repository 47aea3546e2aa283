from __future__ import annotations

import math

import numpy as np
import pytest

from transport.robustness.chances import Chances


def test_half_of_the_delays_are_below_p50_and_nine_in_ten_below_p90() -> None:
    chances = Chances(late_p50_min=3, late_p90_min=12, n_samples=200_000, seed=4)
    shares = chances.late_shares(np.random.default_rng(4))
    assert np.mean(shares <= 3 / 60) == pytest.approx(0.5, abs=0.005)
    assert np.mean(shares <= 12 / 60) == pytest.approx(0.9, abs=0.005)
    assert np.std(np.log(shares)) == pytest.approx(math.log(4) / 1.2816, rel=0.01)


@pytest.mark.parametrize(
    "wrong",
    [
        {"no_show": -0.1},
        {"breakdown": 1.5},
        {"late_p50_min": 12.0},
        {"late_p50_min": 0.0},
        {"late_p90_min": math.inf},
        {"n_samples": 0},
    ],
)
def test_figures_out_of_range_are_refused_by_name(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Chances(**wrong)  # type: ignore[arg-type]
