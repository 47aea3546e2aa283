"""The process beside the search: begun early, ended for certain.

It takes half a second to load the other solvers, on a core that setting up the search
leaves idle; so it is begun before there is anything to ask.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.outcome import Limits

    Child = subprocess.Popen[bytes]

MODULE = "solvers.sources.chain_run"  # asks other solvers for plans


def has_a_core(limits: Limits) -> bool:
    """Whether a process beside this one has a core to itself."""
    return limits.threads > 1 and (os.cpu_count() or 1) > 1


def spawned(module: str) -> Child:
    """A child that runs the module and waits for its task.

    In a group of its own: a terminal's Ctrl-C is for whoever asked, who ends it.
    """
    path = os.pathsep.join(folder or os.curdir for folder in sys.path)
    return subprocess.Popen(
        [sys.executable, "-m", module],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0 if os.name == "posix" else None,
    )


@contextmanager
def begun_early(limits: Limits, *, is_of_use: bool) -> Iterator[Child | None]:
    """A child for a search by the clock where it may be of use; at last it has ended.

    None where there is no core for it, or no clock.
    """
    is_timed = limits.time_limit_s is not None
    if not (is_of_use and is_timed and has_a_core(limits)):
        yield None
        return
    child = spawned(MODULE)
    try:
        yield child
    finally:
        ended(child)


def ended(child: Child) -> None:
    """End the child, whatever it does, and leave its pipes."""
    child.kill()
    for pipe in (child.stdin, child.stdout, child.stderr):
        if pipe is not None:
            pipe.close()
    child.wait()
