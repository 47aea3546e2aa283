"""Ctrl-C as a wish to stop: the first asks, the second insists."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from solvers.running.giving_up import GivingUp
    from transport.outcome import StopAsked


@contextmanager
def stop_on_interrupt(
    on_first: Callable[[], None], *, giving_up: GivingUp | None = None
) -> Iterator[StopAsked]:
    """A function that says whether Ctrl-C was pressed while the block runs.

    The first Ctrl-C calls ``on_first`` and interrupts nothing; a second one raises
    ``KeyboardInterrupt`` as usual. Outside the main thread, where Python delivers no
    signals, the function always says no. ``giving_up``: where the block makes a first
    plan, what raises as a second Ctrl-C does when none comes in time.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def note(_signal: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        on_first()
        if giving_up is not None:
            giving_up.begin()

    before = signal.signal(signal.SIGINT, note)
    try:
        yield asked.is_set
    finally:
        if giving_up is not None:
            giving_up.end()
        signal.signal(signal.SIGINT, before)
