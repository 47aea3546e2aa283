"""A search given up that still has no plan a little after an end was asked for.

Much of what comes before a first plan is one long computation that asks nobody, so the
main thread is interrupted in it, as by a signal.
"""

from __future__ import annotations

import _thread
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.outcome import Progress

HASTE_S = 3.0  # for a first plan that is nearly there
AGAIN_S = 1.0  # an interrupt may be lost in what a library calls back


class GivingUp:
    """Interrupts the main thread unless a first plan is reported in time.

    ``haste_s`` counts from :meth:`begin`. The handler of SIGINT is to raise.
    """

    def __init__(self, haste_s: float | None = None) -> None:
        self.haste_s = HASTE_S if haste_s is None else haste_s
        self.is_insisting = False  # whether interrupts are ours
        self._is_over = threading.Event()

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan to be kept, or nothing more to give up."""
        return self._is_over.is_set()

    def note(self, progress: Progress) -> None:
        """Hear how the search stands: a plan that has a cost is one to be kept."""
        if progress.objective_fen is not None:
            self._is_over.set()

    def begin(self) -> None:
        """An end was asked for: from now on it is given up when the haste is over."""
        threading.Thread(target=self._insist, daemon=True).start()

    def begin_when(self, asked: Callable[[float], bool]) -> None:
        """Begin once ``asked`` says so, which waits for so many seconds at most."""
        threading.Thread(target=self._hear, args=(asked,), daemon=True).start()

    def end(self) -> None:
        """The search has ended by itself."""
        self._is_over.set()

    def _hear(self, asked: Callable[[float], bool]) -> None:
        while not self._is_over.is_set():
            if asked(AGAIN_S):
                self._insist()

    def _insist(self) -> None:
        patience_s = self.haste_s
        while not self._is_over.wait(patience_s):
            self.is_insisting = True
            _thread.interrupt_main()
            patience_s = AGAIN_S
