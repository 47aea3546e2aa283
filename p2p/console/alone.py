"""A plan's folder written by one alone: a job waits for whoever writes there."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.files.out_folder import locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 60
_AGAIN_S = 0.5
_HELD = ("ANOTHER_WRITES_THERE", "ANOTHER_HOST_WRITES_THERE")


@contextmanager
def alone_in(out: Path, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Nobody else writes ``out`` while the block runs; a command that does is awaited.

    Raises
    ------
    OutputError
        If it still writes there after ``patience_s``.
    """
    last = time.monotonic() + patience_s
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(locked(out))
                break
            except OutputError as error:
                is_held = error.told.code in _HELD
                if not is_held or time.monotonic() >= last:
                    raise
            time.sleep(_AGAIN_S)
        yield
