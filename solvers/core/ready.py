"""Making the compiled search ready before a clock runs: loaded, or compiled once."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from numba.core import event

from solvers.core.annealing import anneal
from solvers.core.call_annealing import anneal_calls
from solvers.core.central import central_prices
from solvers.core.changes import reprice
from solvers.core.drop_orders import least_of_orders, listed_orders
from solvers.core.in_time import least_in_time
from solvers.core.knapsack import knapsack_costs
from solvers.core.leg_times import leg_times
from solvers.core.legal_orders import legal_orders
from solvers.core.looks import looked
from solvers.core.order_shares import best_routes
from solvers.core.pair_pool import cheap_pairs
from solvers.core.pair_sets import listed_pairs
from solvers.core.pair_ways import least_ways, ways_home
from solvers.core.pairs import priced_pairs
from solvers.core.pool_prices import price_entries, price_orders
from solvers.core.pricing import least_reduced_costs
from solvers.core.quick_trips import quick_trips
from solvers.core.shared_rides import shared_rides
from solvers.core.smallest_calls import call_hours, call_pricing, call_search
from solvers.core.timetables import earliest, least_away
from solvers.core.village_sets import cheapest_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTRIES = (  # called from outside
    anneal,
    anneal_calls,
    reprice,
    least_reduced_costs,
    knapsack_costs,
    listed_pairs,
    ways_home,
    least_ways,
    priced_pairs,
    cheap_pairs,
    price_entries,
    price_orders,
    quick_trips,
    cheapest_sets,
    central_prices,
    listed_orders,
    least_of_orders,
    best_routes,
    least_in_time,
    leg_times,
    legal_orders,
    shared_rides,
    earliest,
    least_away,
    looked,
)
BESIDE = ("-m", "solvers.core.beside")  # arguments of Python


def make_ready(told: Callable[[], None] | None = None) -> bool:
    """Have machine code at hand for all that is called; whether some was compiled.

    Numba compiles for the very processor, once for each state of this folder, and
    keeps the code on disk; compiling takes most of a minute, loading a moment.
    ``told`` is called once, when it turns out that there is something to compile.
    """
    with _at_compilation(told) as started:
        with _pricing_compiled_beside():
            call_search()
            call_hours()
        call_pricing()
    return bool(started)


@contextmanager
def _pricing_compiled_beside() -> Iterator[None]:
    """Where the search must be compiled, the other core compiles the pricing.

    Which takes about as long as the search and the hours. Both keep what they compile
    on disk. Should that process fail, then this one finds nothing there and compiles
    the pricing itself.
    """
    others: list[subprocess.Popen[bytes]] = []

    def begin() -> None:
        if (os.cpu_count() or 1) > 1:
            others.append(_process_beside())

    try:
        with _at_compilation(begin):
            yield
        for other in others:
            other.wait()
    finally:
        for other in others:
            other.kill()
            other.wait()


def _process_beside() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(folder or os.curdir for folder in sys.path)
    return subprocess.Popen(
        [sys.executable, *BESIDE],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class _Once(event.Listener):  # type: ignore[misc]  # numba is untyped
    """Calls ``told`` when a first function is compiled."""

    def __init__(self, told: Callable[[], None] | None) -> None:
        self.started: list[Any] = []
        self._told = told

    def on_start(self, event: Any) -> None:
        """A function is being compiled: none such was found on disk."""
        self.started.append(event)
        if len(self.started) == 1 and self._told is not None:
            self._told()

    def on_end(self, event: Any) -> None:
        """Nothing to do."""


@contextmanager
def _at_compilation(told: Callable[[], None] | None) -> Iterator[list[Any]]:
    listener = _Once(told)
    with event.install_listener("numba:compile", listener):
        yield listener.started
