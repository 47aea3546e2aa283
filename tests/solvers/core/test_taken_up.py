"""What compiled callers take up works in them, made just now or kept on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numba
import numpy as np
import pytest
from numba.core.compiler import Compiler

from solvers.core import jit, taken_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path / "code"))


def functions() -> tuple[Any, ...]:
    """Two that are taken up, one in the other, and two callers of them."""

    @jit.leaf
    def _root_of(number: float) -> float:
        if number < 0:
            msg = "below zero"
            raise ValueError(msg)
        return float(np.sqrt(number))

    @jit.inner
    def roots_of(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        found = 0.0
        for number in numbers:
            found += _root_of(number)
        return found

    @jit.leaf
    def asked(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        return roots_of(numbers) + _root_of(numbers[0])

    @jit.leaf
    def asked_twice(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        return 2 * roots_of(numbers)

    return _root_of, roots_of, asked, asked_twice


def outcomes(*callers: Callable[..., float]) -> list[float | str]:
    found: list[float | str] = []
    for caller in callers:
        found.append(caller(np.array([4.0, 9.0])))
        with pytest.raises(ValueError, match="below zero") as told:
            caller(np.array([4.0, -1.0]))
        found.append(str(told.value))
    return found


def test_callers_made_before_after_and_kept_do_the_same() -> None:
    *_, asked, _ = functions()
    assert outcomes(asked) == [7.0, "below zero"]
    *_, asked, asked_twice = functions()  # the first is on disk, the second is made
    assert outcomes(asked, asked_twice) == [7.0, "below zero", 10.0, "below zero"]
    *_, asked, asked_twice = functions()
    assert outcomes(asked_twice, asked) == [10.0, "below zero", 7.0, "below zero"]


def test_of_what_is_taken_up_there_is_no_machine_code() -> None:
    inner, between, asked, _ = functions()
    assert outcomes(asked) == [7.0, "below zero"]
    for function, n_made in ((inner, 0), (between, 0), (asked, 1)):
        (made,) = function.overloads.values()
        bodies = [
            one.name
            for one in made.library._final_module.functions
            if not one.is_declaration and function.__name__ in one.name
        ]
        assert min(len(bodies), 1) == n_made, bodies


def test_another_numba_makes_all_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken_up.pipeline(is_inner=True) is taken_up.TakenUp
    assert taken_up.pipeline(is_inner=False) is Compiler
    monkeypatch.setattr(numba, "__version__", "0.99.1")
    assert taken_up.pipeline(is_inner=True) is Compiler
    *_, asked, _ = functions()
    assert outcomes(asked) == [7.0, "below zero"]
