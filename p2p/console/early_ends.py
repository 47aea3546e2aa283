"""A search that a page stops before its first plan: ended, as Ctrl-C ends a command."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Protocol

from solvers.running.giving_up import GivingUp
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from transport.outcome import Progress

    class Watcher(Protocol):
        """Who hears how a search stands, and says when it is to end."""

        def report(self, progress: Progress) -> None:
            """Hear where it stands."""
            ...

        def stop(self) -> bool:
            """Whether it is to end."""
            ...


_LOOKS_S = 0.2


@contextmanager
def ended_when_stopped(
    watcher: Watcher, *, haste_s: float | None = None
) -> Iterator[Callable[[Progress], None]]:
    """What hears of the search in the block, which has ``haste_s`` for a first plan.

    They count from when ``watcher`` is told to stop; a search that has a plan ends by
    itself. Python interrupts the main thread alone.

    Raises
    ------
    OutputError
        If no first plan came in time.
    """
    giving_up = GivingUp(haste_s)

    def report(progress: Progress) -> None:
        giving_up.note(progress)
        watcher.report(progress)

    def end(_signal: int, _frame: FrameType | None) -> None:
        if giving_up.is_insisting and not giving_up.has_plan:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield report
        return
    before = signal.signal(signal.SIGINT, end)
    try:
        giving_up.begin_when(partial(_is_asked, watcher))
        yield report
    except KeyboardInterrupt:
        giving_up.end()
        raise stopped_early() from None
    finally:
        giving_up.end()
        signal.signal(signal.SIGINT, before)


def stopped_early() -> OutputError:
    """That there is no plan, because somebody stopped the search."""
    return OutputError(said("CONSOLE_STOPPED_EARLY"))


def _is_asked(watcher: Watcher, seconds: float) -> bool:
    """Whether it is to stop, within so many seconds; a store that refuses says no."""
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        try:
            if watcher.stop():
                return True
        except OutputError:
            return False
        time.sleep(_LOOKS_S)
    return False
