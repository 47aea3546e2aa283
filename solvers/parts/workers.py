"""Who does the tasks of parts: processes of this machine, a cluster, or this thread."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.core.ready import make_ready
from solvers.parts.processes import Processes, WorkerLost
from solvers.running.inline import Inline

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor
    from types import TracebackType

    from solvers.running.deadline import Deadline
    from transport.outcome import Limits

LEAST_S = 15.0  # of work by the clock for which processes are worth starting
LEAST_STEPS = 40  # the same with steps counted


@dataclass(frozen=True, kw_only=True)
class Workers:
    """``n`` of them, behind one executor.

    ``lost``: what the future of a task raises that has ended every worker it was given.
    """

    executor: Executor
    n: int
    lost: tuple[type[BaseException], ...] = (WorkerLost,)


class Hall:
    """Where workers are found; they come when there is first work for them.

    To be used as a context: at its end they have gone.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._workers: Workers | None = None
        self._close: Callable[[], None] | None = None

    def __enter__(self) -> Hall:
        if self._limits.cluster is not None:
            self._connect()  # what is wrong with it is told before anything is planned
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._close is not None:
            self._close()
        self._workers = self._close = None

    def of(self, n_parts: int, deadline: Deadline) -> Workers | None:
        """Workers for so many parts; None where one thread's search does as well.

        With steps counted there are always some, be it this thread alone: the plan must
        not depend on it.
        """
        if n_parts <= 1:
            return None
        if self._workers is not None:
            return self._workers
        has_cores = self._limits.threads > 1 and (os.cpu_count() or 1) > 1
        if deadline.is_timed:
            if not has_cores or deadline.left_s < LEAST_S:
                return None
        elif not has_cores or (self._limits.steps or 0) < LEAST_STEPS:
            return Workers(executor=Inline(), n=1)
        n = min(self._limits.threads, n_parts)
        processes = Processes(n, first=make_ready)
        self._close = lambda: processes.shutdown(wait=False, cancel_futures=True)
        self._workers = Workers(executor=processes, n=n)
        return self._workers

    def _connect(self) -> None:
        from solvers.parts.dask_cluster import Connection

        assert self._limits.cluster is not None
        connection = Connection(self._limits.cluster)
        self._close = connection.close
        self._workers = Workers(
            executor=connection.executor, n=connection.n, lost=connection.lost
        )
