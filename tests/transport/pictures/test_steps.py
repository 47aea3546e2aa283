"""Steps of axes and scales."""

from __future__ import annotations

import pytest

from transport.pictures.steps import nice_step


@pytest.mark.parametrize(
    ("top", "step"), [(0, 1), (7, 2), (100, 20), (99_999, 20_000), (0.3, 0.1)]
)
def test_steps_of_axes_are_round(top: float, step: float) -> None:
    assert nice_step(top) == pytest.approx(step)
