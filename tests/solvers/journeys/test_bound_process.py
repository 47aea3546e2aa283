"""The bound of whole journeys in a process of its own: it proves what this one does."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from solvers.journeys.bound_process import raised_beside
from tests.solvers.given_roads import given_roads
from tests.solvers.journeys.test_rising import bound_of, day, risen

if TYPE_CHECKING:
    from transport.scenario import Scenario

PATIENCE_S = 100.0


def test_it_proves_what_is_proved_in_this_one() -> None:
    bound = bound_of(day())
    first_fen = bound.bound_fen
    asking = raised_beside(bound, seconds=PATIENCE_S)
    asking._talking.join(PATIENCE_S)
    asking.close()
    assert asking.failure is None
    assert first_fen < bound.bound_fen == risen()[1].bound_fen


@pytest.mark.parametrize("scenario", [day(), given_roads(day())], ids=["line", "roads"])
def test_what_it_is_proved_from_can_be_sent(scenario: Scenario) -> None:
    data = bound_of(scenario).data
    sent = pickle.loads(pickle.dumps(data))
    ids = sorted(scenario.position)
    for mine, theirs in zip(
        data.distances.matrices(ids), sent.distances.matrices(ids), strict=True
    ):
        assert (mine == theirs).all()
