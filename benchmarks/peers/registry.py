"""Which peers there are, loaded only when they run: each is an optional install."""

from __future__ import annotations

import importlib
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.instance import CoachTrip
    from benchmarks.timed import Timed

Solve: TypeAlias = "Callable[..., list[Timed[tuple[CoachTrip, ...]]]]"

# by the name on the command line: module, and the packages it needs
PEERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ortools": ("benchmarks.peers.ortools_routing", ("ortools",)),
    "pyvrp": ("benchmarks.peers.pyvrp_search", ("pyvrp",)),
    "vroom": ("benchmarks.peers.vroom_search", ("vroom",)),
    "vroom-pyvrp": ("benchmarks.peers.vroom_then_pyvrp", ("vroom", "pyvrp")),
    "vrp-cli": ("benchmarks.peers.vrp_cli_search", ("vrp_cli",)),
}
ENGINE = "engine"  # ours


def is_installed(peer: str) -> bool:
    """Whether the packages that the peer needs are there."""
    return all(find_spec(package) is not None for package in PEERS[peer][1])


def solver(peer: str) -> Solve:
    """``solve(instance, *, seconds, seed)`` of the peer.

    Raises
    ------
    ImportError
        If a package it needs is not installed.
    """
    return cast("Solve", importlib.import_module(PEERS[peer][0]).solve)
