"""Ctrl-C asks first and insists second."""

from __future__ import annotations

import signal
import subprocess
import sys
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


def test_an_interrupt_while_commands_are_loaded_is_told_as_later_on() -> None:
    script = """
import os, signal, sys
import p2p.commands.beginning
os.kill(os.getpid(), signal.SIGINT)  # what loads next is the rest of the commands
from cli import main
sys.argv = ["p2p", "new", "nowhere", "--lang", "en"]
main()
"""
    found = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert found.returncode == 130
    assert "stopped; nothing was written" in found.stderr
    assert "Traceback" not in found.stderr
