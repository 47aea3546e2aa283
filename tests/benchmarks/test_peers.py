from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.evaluate import Evaluator
from benchmarks.instance import instance_of
from benchmarks.peers.registry import PEERS, is_installed, solver

if TYPE_CHECKING:
    from transport.scenario import Scenario

SECONDS = 1.0


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_carries_everybody_on_a_small_day(peer: str, day: Scenario) -> None:
    if not is_installed(peer):
        pytest.skip(f"{peer} is not installed")
    instance = instance_of(day, way="whole")
    found = solver(peer)(instance, seconds=SECONDS, seed=1)
    evaluator = Evaluator(day)
    verdicts = [evaluator.verdict(timed.found) for timed in found]
    assert min(verdict.n_unserved for verdict in verdicts) == 0
    times = [timed.elapsed_s for timed in found]
    assert times == sorted(times)
