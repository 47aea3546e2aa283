"""Ctrl-C asks first and insists second."""

from __future__ import annotations

import signal
import threading

import pytest

from p2p.commands.interrupts import stop_on_interrupt


def test_the_first_interrupt_asks_and_the_second_insists() -> None:
    told = []
    before = signal.getsignal(signal.SIGINT)

    def interrupt_twice() -> None:
        with stop_on_interrupt(lambda: told.append("first")) as stop:
            assert not stop()
            signal.raise_signal(signal.SIGINT)
            assert stop()
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        interrupt_twice()
    assert told == ["first"]
    assert signal.getsignal(signal.SIGINT) is before


def test_outside_the_main_thread_nothing_is_caught() -> None:
    answers = []
    before = signal.getsignal(signal.SIGINT)

    def ask() -> None:
        with stop_on_interrupt(lambda: None) as stop:
            answers.append((stop(), signal.getsignal(signal.SIGINT) is before))

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert answers == [(False, True)]
