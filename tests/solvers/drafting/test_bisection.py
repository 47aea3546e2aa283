from __future__ import annotations

import pytest

from solvers.drafting.bisection import least_step


@pytest.mark.parametrize("most", [1, 2, 3, 7, 100])
def test_the_least_step_of_which_something_comes(most: int) -> None:
    for least in range(1, most + 1):
        tried: list[int] = []

        def gives(
            step: int, least: int = least, tried: list[int] = tried
        ) -> str | None:
            tried.append(step)
            return f"by {step}" if step >= least else None

        assert least_step(gives, most, f"by {most}") == (least, f"by {least}")
        assert len(tried) <= most.bit_length()
        assert most not in tried  # what it gives is known
