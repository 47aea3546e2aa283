"""What a solver is asked and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.said import Said

Stage = Literal["first plan", "search", "ending"]
Status = Literal["planned", "unplanned_workers", "infeasible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A Dask cluster that works on parts of a large problem.

    ``address``: its scheduler's, or ``local:N`` for one of N processes that is started
    and ended with the search. ``ca``, ``cert``, ``key``: files in PEM form by which
    both ends know each other; without any, Dask's own settings hold.
    """

    address: str
    ca: str | None = None
    cert: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When a search ends, whichever limit comes first, and who works on it.

    With ``steps`` the plan does not depend on the clock; ``time_limit_s`` must then be
    ``None``. ``tells_why``: whether reasons are looked for of those who stay; a plan
    that is only asked whom it carries needs none.
    """

    time_limit_s: float | None = 60.0
    steps: int | None = None
    gap: float = 0.0
    seed: int = 1
    threads: int = 1
    tells_why: bool = True
    cluster: Cluster | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a running search stands; ``objective_fen`` is None before a first plan.

    ``done`` of ``n_all`` rides have a seat in the stage ``first plan``; a worker who
    changes to a flight or train has two. In that called ``ending`` nothing is searched
    any more: departures and reasons are settled.
    """

    elapsed_s: float
    steps: int
    objective_fen: int | None
    lower_bound_fen: int
    n_trips: int
    n_unplanned: int
    stage: Stage = "search"
    done: int = 0
    n_all: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a search ended.

    ``planned``: every eligible worker rides; ``unplanned_workers``: some do not;
    ``infeasible``: there are eligible workers and none can ride. ``warnings``: what
    went wrong on the way and was left out.
    """

    status: Status
    plan: Plan
    warnings: tuple[Said, ...] = ()


Report = Callable[[Progress], None]
StopAsked = Callable[[], bool]
