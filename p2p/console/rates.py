"""How often something may be tried or asked: counted for a while."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITHIN_S = 300.0
# Wrong passwords within that time, of one name from one address, from one address, and
# of one name from anywhere.
_MOST: Mapping[str, int] = {"both": 8, "address": 40, "name": 100}


class Tries:
    """Counts wrong passwords by name and address."""

    def __init__(self) -> None:
        self._tries: dict[tuple[str, ...], deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def allows(self, name: str, address: str) -> bool:
        """Whether one more may be tried."""
        with self._lock:
            return all(self._n_of(key) < _MOST[key[0]] for key in _keys(name, address))

    def count(self, name: str, address: str) -> None:
        """Count a wrong one."""
        at = time.monotonic()
        with self._lock:
            for key in list(self._tries):
                if not self._n_of(key):
                    del self._tries[key]
            for key in _keys(name, address):
                self._tries[key].append(at)

    def _n_of(self, key: tuple[str, ...]) -> int:
        tries = self._tries.get(key)
        if tries is None:
            return 0
        while tries and tries[0] <= time.monotonic() - _WITHIN_S:
            tries.popleft()
        return len(tries)


def _keys(name: str, address: str) -> tuple[tuple[str, ...], ...]:
    return (("both", name, address), ("address", address), ("name", name))


# Requests of one session within a minute that change something: by a form or a line of
# a scanner, with files, and all of a program's.
_PACE_S = 60.0
PACES: Mapping[str, int] = {"form": 240, "upload": 20, "program": 600}


class Paces:
    """Counts what sessions ask for, so that none takes the console from the others."""

    def __init__(self) -> None:
        self._asked: dict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def allows(self, kind: str, session: str) -> bool:
        """Whether one more may come now; it is counted, if so."""
        at = time.monotonic()
        with self._lock:
            self._forget(at)
            asked = self._asked[kind, session]
            if len(asked) >= PACES[kind]:
                return False
            asked.append(at)
            return True

    def _forget(self, at: float) -> None:
        for key, asked in list(self._asked.items()):
            while asked and asked[0] <= at - _PACE_S:
                asked.popleft()
            if not asked:
                del self._asked[key]
