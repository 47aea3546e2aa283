"""How often something may be tried: passwords, above all."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque


class Rate:
    """At most so many tries by one key within so many seconds."""

    def __init__(self, most: int, within_s: float) -> None:
        self._most, self._within_s = most, within_s
        self._tries: dict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def allows(self, *keys: str) -> bool:
        """Whether one more try is allowed by every key; it then counts."""
        at = time.monotonic()
        with self._lock:
            for key in list(self._tries):
                self._forget(key, at)
            if any(len(self._tries[key]) >= self._most for key in keys):
                return False
            for key in keys:
                self._tries[key].append(at)
            return True

    def _forget(self, key: str, at: float) -> None:
        tries = self._tries[key]
        while tries and tries[0] <= at - self._within_s:
            tries.popleft()
        if not tries:
            del self._tries[key]
