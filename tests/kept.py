"""What one process of a run of tests has made, for the others of that run."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")
KEPT_VARIABLE = "P2P_TESTS_KEPT"  # a folder of this run, removed when it ends


def once_for_all(name: str, make: Callable[[], Made]) -> Made:
    """What ``make`` returns, made by the first process that asks.

    Who asks meanwhile waits for it; without a folder it is made here.
    """
    folder = os.environ.get(KEPT_VARIABLE)
    if folder is None:
        return make()
    path = Path(folder) / name
    with FileLock(path.with_name(f"{name}.lock")):
        if path.exists():
            return cast("Made", pickle.loads(path.read_bytes()))
        made = make()
        own = path.with_name(f"{name}.{os.getpid()}")
        own.write_bytes(pickle.dumps(made))
        own.replace(path)
        return made
