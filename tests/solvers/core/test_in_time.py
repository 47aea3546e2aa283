"""The least way in time is that of all orders which keep it."""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.core.in_time import least_in_time
from solvers.core.pair_ways import FAR

if TYPE_CHECKING:
    import numpy.typing as npt


def plain_least(
    ways: dict[str, np.ndarray], wheel_s: float, loaded_s: np.ndarray
) -> float:
    n, m = len(ways["out"]), len(ways["back"])
    best = FAR
    for up in permutations(range(n)):
        for down in permutations(range(m)):
            totals = []
            for kind in ("", "_s"):
                loaded = sum(ways["way" + kind][a, b] for a, b in pairwise(up))
                loaded += ways["link" + kind][up[-1], down[0]]
                loaded += sum(ways["between" + kind][a, b] for a, b in pairwise(down))
                whole = (
                    ways["out" + kind][up[0]] + loaded + ways["back" + kind][down[-1]]
                )
                totals.append((loaded, whole))
            (_, fen), (driven_s, whole_s) = totals
            if driven_s <= loaded_s[up[0], down[-1]] and whole_s <= wheel_s:
                best = min(best, float(fen))
    return best


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=60, derandomize=True)
def test_the_least_way_in_time_is_that_of_all_orders(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    shapes: dict[str, int | tuple[int, int]] = {
        "out": n,
        "way": (n, n),
        "link": (n, m),
        "between": (m, m),
        "back": m,
    }
    ways: dict[str, npt.NDArray[np.float64]] = {
        name + kind: rng.integers(1, 50, shape) * np.float64(1)
        for kind in ("", "_s")
        for name, shape in shapes.items()
    }
    wheel_s, loaded_s = (
        float(rng.integers(60, 250)),
        rng.integers(40, 200, (n, m)).astype(np.float64),
    )
    fens = (ways["out"], ways["way"], ways["link"], ways["between"], ways["back"])
    seconds = (
        ways["out_s"],
        ways["way_s"],
        ways["link_s"],
        ways["between_s"],
        ways["back_s"],
    )
    found = least_in_time(*fens, *seconds, wheel_s, loaded_s)
    assert found == plain_least(ways, wheel_s, loaded_s)
