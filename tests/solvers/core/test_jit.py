"""Functions compiled, and where their machine code is kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numba
import numpy as np
import pytest

from solvers.core import jit

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path / "code"))


def each_over(row: np.ndarray[tuple[int], np.dtype[np.float64]], n: int) -> float:
    """The sum of the row's numbers, each divided by ``n``."""
    found = 0.0
    for value in row:
        found += value / n
    return found


@pytest.mark.parametrize("made", [jit.compiled, jit.leaf, jit.brief])
def test_a_compiled_function_returns_what_python_does(
    made: Callable[..., Callable[..., float]],
) -> None:
    assert made(each_over)(np.array([1.0, 2.0, 5.0]), 2) == 4.0


@pytest.mark.parametrize("made", [jit.compiled, jit.leaf, jit.brief])
def test_division_by_zero_gives_what_numpy_gives(
    made: Callable[..., Callable[..., float]],
) -> None:
    assert made(each_over)(np.array([1.0]), 0) == np.inf


@pytest.mark.parametrize("made", [jit.compiled, jit.leaf, jit.prompt, jit.brief])
def test_a_function_is_compiled_once_for_all_constants(
    made: Callable[[Callable[..., int]], Callable[..., int]],
) -> None:
    @made
    def shifted(number: int, by: int) -> int:
        return number + by

    @made
    def there_and_back(number: int) -> int:
        there = shifted(shifted(number, 1), -1)
        return int(shifted(there, by=number))

    assert there_and_back(4) == 8
    assert len(shifted.signatures) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("kept", [False, True])
def test_what_compiled_code_alone_calls_refuses_python(
    tmp_path: Path, *, kept: bool
) -> None:
    def made() -> tuple[Callable[[int], int], Callable[[int], int]]:
        @jit.leaf
        def _doubled(number: int) -> int:
            return 2 * number

        @jit.inner
        def one_more(number: int) -> int:
            return _doubled(number) + 1

        @jit.leaf
        def asked(number: int) -> int:
            return one_more(number)

        assert asked(3) == 7
        return _doubled, one_more

    if kept:
        made()
        assert list((tmp_path / "code").rglob("*_doubled*.nbc"))
    for closed in made():
        with pytest.raises(TypeError, match="is called by compiled code alone"):
            closed(3)


def test_without_numba_what_is_closed_is_left_as_it_is() -> None:
    assert jit._closed(each_over) is each_over


def test_without_numbas_own_door_a_function_is_left_as_it_is() -> None:
    assert jit._once(each_over) is each_over


def test_what_was_compiled_is_kept_on_disk(tmp_path: Path) -> None:
    jit.compiled(each_over)(np.array([1.0]), 2)
    assert list((tmp_path / "code").rglob("*each_over*.nbc"))


def test_where_nothing_can_be_written_code_is_kept_while_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jit._passing.cache_clear()
    monkeypatch.setattr(jit, "user_cache_dir", lambda _: str(tmp_path / "home" / "p2p"))
    assert jit.place(tmp_path).parts[:-2] == tmp_path.parts
    allowed = {tmp_path / "home", tmp_path}
    monkeypatch.setattr(os, "access", lambda path, _: path in allowed)
    sources = tmp_path / "sources"
    sources.mkdir()
    assert jit.place(sources).is_relative_to(tmp_path / "home" / "p2p")
    allowed.clear()
    kept = [jit.place(sources) for _ in range(2)]
    assert kept[0] == kept[1]
    assert not kept[0].is_relative_to(tmp_path)
    shutil.rmtree(jit._passing())
    jit._passing.cache_clear()


def test_another_state_of_the_sources_has_another_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = Path(jit.__file__).parent
    before = jit.place(tmp_path)
    copied = tmp_path / "copied"
    shutil.copytree(sources, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(jit, "__file__", str(copied / "jit.py"))
    assert jit.place(tmp_path) == before
    with (copied / "ruin.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert jit.place(tmp_path) != before
