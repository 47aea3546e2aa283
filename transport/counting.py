"""Counting: how many pieces of a long piece of work are done, told after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[int, int], None]  # pieces done, of all there are


class Count:
    """Pieces done of ``n_all``; without ``told`` nobody hears of them."""

    def __init__(self, n_all: int = 0, told: Told | None = None) -> None:
        self._n_all = n_all
        self._told = told
        self._n_done = 0

    @property
    def n_done(self) -> int:
        """How many are done."""
        return self._n_done

    def add(self, n: int = 1) -> None:
        """So many pieces more are done."""
        self._n_done += n
        if self._told is not None:
            self._told(self._n_done, self._n_all)
