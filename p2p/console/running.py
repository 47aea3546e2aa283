"""Operations under way, kept open for the pages: one desk, one board, each by turns."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from p2p.boards import ShownBoard
from p2p.checking_in import Desk, take_in_cards
from p2p.operating import open_operation
from p2p.store.engine import STORE_FILE
from transport.operation.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from p2p.operating import Operation

_STAYS = 4  # times as long as it took to make up, a board is shown
_MOST = 8  # operations that are open at once; who comes next closes the oldest


class _Seen(NamedTuple):
    """What a board was made of; another one is made where any of it is another."""

    version: int
    last_event: int
    last_entry: int
    at_s: int


class _MadeUp(NamedTuple):
    """A board with what it was made of, and until when it may be shown again."""

    seen: _Seen
    shown: ShownBoard
    until_s: float

    def may_stay(self, at_s: int) -> bool:
        return self.seen.at_s == at_s and time.monotonic() < self.until_s


class Running:
    """An operation whose store is open, for all who look at it in this process.

    Its desk forgets nothing between lines, so a line takes as long with 12,000 workers
    as with ten. It is used by one at a time; other processes may write beside it.
    """

    def __init__(self, where: OperationFolder) -> None:
        self._stack = ExitStack()
        self.out = where.out
        self.operation: Operation = self._stack.enter_context(open_operation(where.out))
        self._desk = Desk(self.operation, by="")
        self._lock = threading.Lock()
        self._board_lock = threading.Lock()
        self._board: _MadeUp | None = None
        self._cards_ns = 0

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The desk, for as long as the block lasts; its words are to be said in it."""
        with self._lock:
            self._take_in_cards()
            yield self._desk

    def _take_in_cards(self) -> None:
        """Cards that were printed since."""
        from transport.documents.tokens import TOKENS

        files = [self.out / TOKENS, *self.out.glob(f"versions/*/{TOKENS}")]
        at_ns = sum(path.stat().st_mtime_ns for path in files if path.is_file())
        if at_ns != self._cards_ns:
            take_in_cards(self.operation, files)
            self._cards_ns = at_ns

    def board(self, at_s: int) -> ShownBoard:
        """The board of a moment; the one of before where nothing has changed.

        One that took long to make up is shown a little longer, so that many who look
        at a large operation keep nobody from checking in.
        """
        from transport.operation.board import board_of

        with self._lock:
            ledger = self._desk.look()
        was, entries = ledger.was, ledger.entries
        seen = _Seen(
            was.version,
            was.events[-1].number if was.events else 0,
            entries[-1].number if entries else 0,
            at_s,
        )
        with self._board_lock:
            last = self._board
            if last is None or (last.seen != seen and not last.may_stay(at_s)):
                began_s = time.monotonic()
                board = board_of(Ledger(was=was, entries=entries), at_s)
                last = self._board = _MadeUp(
                    seen=seen,
                    shown=ShownBoard(board=board, was=was),
                    until_s=time.monotonic() + _STAYS * (time.monotonic() - began_s),
                )
            return last.shown

    def close(self) -> None:
        """Give its connections back."""
        with self._lock:
            self._stack.close()


class AllRunning:
    """The operations that are open, by the file of their store."""

    def __init__(self) -> None:
        self._open: dict[tuple[Path, int], Running] = {}
        self._lock = threading.Lock()

    def of(self, where: OperationFolder) -> Running:
        """The operation in the folder.

        Raises
        ------
        OutputError
            If it has no store that can be opened.
        """
        path = where.out / STORE_FILE
        with self._lock:
            key = (path, path.stat().st_ino if path.is_file() else 0)
            found = self._open.pop(key, None) or Running(where)
            self._open[key] = found  # the last one used stands last
            while len(self._open) > _MOST:
                self._open.pop(next(iter(self._open))).close()
            return found

    def close(self) -> None:
        """Close all of them."""
        with self._lock:
            for one in self._open.values():
                one.close()
            self._open.clear()
