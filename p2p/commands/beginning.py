"""Ctrl-C while the commands are still being loaded: heard, and told as later on.

Loaded before all else; from then until `listen_again` an interrupt is only noted.
"""

from __future__ import annotations

import signal
import threading

_heard: list[int] = []
_is_ours = (
    threading.current_thread() is threading.main_thread()
    and signal.getsignal(signal.SIGINT) is signal.default_int_handler
)
if _is_ours:
    signal.signal(signal.SIGINT, lambda number, _frame: _heard.append(number))


def listen_again() -> None:
    """Have an interrupt end the program as usual; what loads is loaded."""
    if _is_ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def refuse_if_interrupted() -> None:
    """Nothing, unless somebody has pressed Ctrl-C in the meantime.

    Raises
    ------
    KeyboardInterrupt
        If so, once.
    """
    if _heard:
        _heard.clear()
        raise KeyboardInterrupt
