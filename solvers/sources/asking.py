"""A child process that is given one task and answers it bit by bit."""

from __future__ import annotations

import pickle
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from solvers.sources.child import spawned

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.sources.child import Child

    Take = Callable[["Answer"], None]

Answer = TypeVar("Answer")


class Asking(Generic[Answer]):
    """The child at work; ``take`` is called with each answer, in a thread of its own.

    A child that fails has no more answers: whoever asked goes on without it, and
    ``failure`` says why.
    """

    def __init__(
        self, module: str, task: Any, take: Take[Answer], *, child: Child | None = None
    ) -> None:
        """``module`` reads a pickled task and writes pickled answers.

        ``child``: one of it that waits already.
        """
        written = pickle.dumps(task)
        self._take = take
        self._child = child or spawned(module)
        self._is_closed = False
        self.failure: Exception | None = None
        self._talking = Thread(target=self._talk, args=(written,), daemon=True)
        self._talking.start()

    def _talk(self, task: bytes) -> None:
        """Hand the task over, then take what comes back, until the child ends."""
        asked, answers = self._child.stdin, self._child.stdout
        assert asked is not None
        assert answers is not None
        try:
            with asked:
                asked.write(task)
            while True:
                self._take(pickle.load(answers))
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            self._note_end()

    def _note_end(self) -> None:
        """It has ended by itself, well or not, or was ended."""
        assert self._child.stderr is not None
        with self._child:
            complaint = self._child.stderr.read()
        if self._child.returncode and not self._is_closed:
            last = complaint.decode(errors="replace").strip().splitlines()[-1:]
            self.failure = RuntimeError(*last)

    @property
    def is_at_work(self) -> bool:
        """Whether more answers may come."""
        return self._talking.is_alive()

    def close(self) -> None:
        """End the child."""
        self._is_closed = True
        self._child.kill()
        self._talking.join()
