"""Compiling a function over arrays to machine code, with its type kept for mypy."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import numba

if TYPE_CHECKING:
    from collections.abc import Callable

    Compiled = TypeVar("Compiled", bound=Callable[..., object])


def compiled(function: Compiled) -> Compiled:
    """The function compiled by Numba at its first call, then kept on disk.

    Python's own lock is free while it runs. A function that calls another compiled one
    keeps the old copy of it on disk when only the other's file changes: after editing,
    remove the ``__pycache__`` folders.
    """
    return cast(
        "Compiled", numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    )


def leaf(function: Compiled) -> Compiled:
    """The same for a function that makes no array, not even a view of one."""
    made = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)
    return cast("Compiled", made(function))
