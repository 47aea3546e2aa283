"""Compiling a function over arrays to machine code, with its type kept for mypy."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numba
from numba import types
from numba.misc.appdirs import user_cache_dir

from solvers.core.taken_up import pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

    Compiled = TypeVar("Compiled", bound=Callable[..., object])


def _digest() -> str:
    """One value for all sources of this folder as they are."""
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def place(folder: Path) -> Path:
    """Where what is compiled of the sources in ``folder`` is kept.

    Beside them, or, where an administrator installed them, with the user's own files;
    where neither can be written, as of a service without a home, for as long as the
    program runs.
    """
    homes = (folder, Path(user_cache_dir("p2p")))
    home = next(filter(_may_be_written, homes), None) or _passing()
    return home / "__pycache__" / f"numba-{_digest()}"


def _may_be_written(folder: Path) -> bool:
    """Whether files may be put there, if need be after making it."""
    there = next(part for part in (folder, *folder.parents) if part.exists())
    return os.access(there, os.W_OK)


@cache
def _passing() -> Path:
    """A folder that is removed when the program ends; its own processes share it."""
    home = Path(tempfile.mkdtemp(prefix="p2p-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


# Numba keeps what it compiled beside a function and makes it anew when that function's
# file changes, but not when that of one it calls does: so each state of the folder has
# a place of its own. A user's NUMBA_CACHE_DIR goes first.
if not numba.config.CACHE_DIR:
    numba.config.CACHE_DIR = str(place(Path(__file__).parent))
    if _passing.cache_info().currsize:
        os.environ["NUMBA_CACHE_DIR"] = numba.config.CACHE_DIR


def _once(dispatcher: Any) -> Any:
    """The function, compiled for a number whether it is a constant or not.

    Numba compiles what is called with 0 here and with -1 there once for each, and once
    more for what is no constant: a fifth of all compiling. It asks a function for its
    types at `get_call_template`; should it not, then it compiles as it will.
    """
    asked = getattr(dispatcher, "get_call_template", None)
    if asked is None:
        return dispatcher

    def for_any_number(args: Any, kws: Any) -> Any:
        plain = tuple(types.unliteral(one) for one in args)
        return asked(plain, {name: types.unliteral(one) for name, one in kws.items()})

    dispatcher.get_call_template = for_any_number
    return dispatcher


def compiled(function: Compiled) -> Compiled:
    """The function compiled by Numba at its first call, then kept on disk.

    Python's own lock is free while it runs. Division by zero gives what NumPy gives.
    """
    return _made(function, nogil=True)


def leaf(function: Compiled) -> Compiled:
    """The same for a function that makes no array; views of one it may take.

    Without the counting of references a call costs a tenth: with it, every array in
    every argument is counted up and down.
    """
    return _made(function, nogil=True, _nrt=False)


def prompt(function: Compiled) -> Compiled:
    """One that makes arrays, and is over so soon that Python's own lock is kept.

    Who lets go of it may wait 5 ms until another thread does.
    """
    return _made(function)


def brief(function: Compiled) -> Compiled:
    """A leaf that is over so soon that Python's own lock is kept."""
    return _made(function, _nrt=False)


def inner(function: Compiled) -> Compiled:
    """A leaf that other modules of this folder call, and nobody calls in Python."""
    return _made(function, is_inner=True, nogil=True, _nrt=False)


def _made(function: Compiled, *, is_inner: bool = False, **options: bool) -> Compiled:
    """The function as Numba makes it, and no more of it than is called.

    Numba makes each function three times: for compiled callers, for Python, and for C.
    Nothing here is called from C, and what one module has for itself (``_name``) not
    from Python either: a third of all compiling is for what nobody calls. Of what is
    left a seventh would be machine code of functions that their callers take up.
    """
    is_inner = is_inner or function.__name__.startswith("_")
    made = numba.njit(
        cache=True,
        error_model="numpy",
        no_cfunc_wrapper=True,
        no_cpython_wrapper=is_inner,
        pipeline_class=pipeline(is_inner=is_inner),
        **options,
    )
    dispatcher = _once(made(function))
    return cast("Compiled", _closed(dispatcher) if is_inner else dispatcher)


def _closed(dispatcher: Any) -> Any:
    """The function, which refuses a caller in Python: there is nothing to lead it to.

    What Numba compiled it notes by `_insert` for callers in Python; who finds nothing
    there asks for it to be compiled.
    """

    def refused(*_args: object, **_named: object) -> None:
        name = f"{dispatcher.__module__}.{dispatcher.__name__}"
        msg = f"{name} is called by compiled code alone"
        raise TypeError(msg)

    if hasattr(dispatcher, "_compile_for_args"):  # else Numba is switched off
        dispatcher._insert = _noted_nowhere
        dispatcher._compile_for_args = refused
    return dispatcher


def _noted_nowhere(*_overload: object) -> None:
    """Nothing to do."""
