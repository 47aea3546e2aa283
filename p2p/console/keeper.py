"""Keeps a worker running beside the web process, and ends it with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from p2p.console.state import State

_LOOKS_S, _MOST_S, _PATIENCE_S = 0.5, 30.0, 5.0


class Keeper:
    """Starts the worker, starts it again when it dies, ends it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._is_over = threading.Event()
        self._process = self._started()
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int:
        """The process that works now."""
        return self._process.pid

    def _started(self) -> subprocess.Popen[bytes]:
        words = ["-m", "p2p.console.worker", str(self._state.folder), str(os.getpid())]
        return subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.PIPE,  # that it ends tells the worker of our end
            start_new_session=True,  # a Ctrl-C is for the console
        )

    def _keep(self) -> None:
        wait_s = _LOOKS_S
        while not self._is_over.wait(wait_s):
            if self._process.poll() is None:
                wait_s = _LOOKS_S
            else:
                wait_s = min(2 * wait_s, _MOST_S)  # one that cannot start
                _let_go(self._process)
                self._process = self._started()

    def end(self) -> None:
        """End the worker; what it was doing is begun again when the console is back."""
        self._is_over.set()
        self._thread.join()
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        _let_go(self._process)


def _let_go(process: subprocess.Popen[bytes]) -> None:
    """Close our end of what the worker reads."""
    if process.stdin is not None:
        process.stdin.close()
