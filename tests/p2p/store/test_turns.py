"""Whose turn it is: nobody who writes without a break keeps the others out."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from p2p.store.engine import STORE_FILE, file_address, read_address
from p2p.store.store import Store
from p2p.store.turns import first_in_line
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import URL


class Busy(threading.Thread):
    """Writes time after time with no break between; counts how often."""

    def __init__(self, url: URL) -> None:
        super().__init__()
        self.url, self.n_written, self.is_over = url, 0, False

    def run(self) -> None:
        store = Store(self.url)
        while not self.is_over and self.n_written < 100:
            with store.writing():
                time.sleep(0.02)
            self.n_written += 1
        store.close()


def test_whoever_writes_without_a_break_lets_others_write_in_between(
    tmp_path: Path,
) -> None:
    url = file_address(an_operation(tmp_path) / STORE_FILE)
    busy, store = Busy(url), Store(url)
    busy.start()
    waited: list[int] = []
    for n in range(4):
        while busy.n_written <= n:
            time.sleep(0.001)
        before = busy.n_written
        with store.writing():
            waited.append(busy.n_written - before)
        time.sleep(0.02)  # it takes the store back
    busy.is_over = True
    busy.join()
    store.close()
    assert max(waited) <= 2, waited


def test_nobody_is_first_for_ever(tmp_path: Path) -> None:
    url, begun = file_address(tmp_path / STORE_FILE), time.monotonic()
    with first_in_line(url, waits_s=5), first_in_line(url, waits_s=0.05):
        assert 0.05 <= time.monotonic() - begun < 4
    with first_in_line(url, waits_s=5):
        assert time.monotonic() - begun < 4


def test_a_server_has_its_own_line() -> None:
    with first_in_line(read_address("postgresql://desk@db/day"), waits_s=0):
        pass
