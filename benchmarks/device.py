"""A check-in device as the console knows one: a browser's page and its scanner."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

_CSRF = re.compile(r'name="csrf" content="(\w+)"')
_LOOK = re.compile(r'class="answer (\w+)"')
LAST = re.compile(r'name="take_back" value="(\d+)"')
_PATIENCE_S = 30.0


@dataclass
class Device:
    """One that enters under the name ``by`` at the console on the port.

    ``confirmed``: how many entries the console has confirmed to it. ``took_s``: how
    long each answer took. ``refused``: answers that were neither.
    """

    port: int
    operation: str
    by: str
    at: str
    confirmed: int = 0
    took_s: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=_PATIENCE_S
        )
        self._path = f"/o/{self.operation}/checkin"
        self._line.request("GET", self._path)
        answer = self._line.getresponse()
        page = answer.read().decode()
        self._cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
        found = _CSRF.search(page)
        self._csrf = found[1] if found else ""

    def scan(self, code: str) -> int:
        """Scan a line; the number of the entry, 0 where there is no new one."""
        return self._sent(code=code)

    def take_back(self, number: int) -> int:
        """End an entry; 0 where that was not confirmed."""
        return self._sent(take_back=str(number))

    def _sent(self, **words: str) -> int:
        body = urlencode(
            {"csrf": self._csrf, "by": self.by, "at": self.at, "code": "", **words}
        )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": self._cookie,
            "X-Part": "1",
        }
        began_s = time.monotonic()
        self._line.request("POST", self._path, body, headers)
        text = self._line.getresponse().read().decode()
        self.took_s.append(time.monotonic() - began_s)
        look = _LOOK.search(text)
        if look is None or look[1] != "good":
            self.refused.append(look[1] if look else text[:200])
            return 0
        self.confirmed += 1
        last = LAST.search(text)
        return int(last[1]) if last else 0

    def close(self) -> None:
        """Hang up."""
        self._line.close()
