"""Errors that another process raises arrive as what they are."""

from __future__ import annotations

import pickle

from transport.errors import ClusterError, Fault, OutputError, ScenarioError
from transport.said import said

FAULTS = (
    Fault(
        file="workers.csv",
        row=3,
        column="name",
        wrong=said("AS_WRITTEN", text="is empty"),
        remedy=said("AS_WRITTEN", text="fill it in"),
    ),
    Fault(
        file="fleet.csv",
        wrong=said("AS_WRITTEN", text="is empty"),
        remedy=said("AS_WRITTEN", text="fill it in"),
    ),
)


def test_faults_of_a_scenario_come_back_from_another_process() -> None:
    error = ScenarioError(FAULTS)
    back = pickle.loads(pickle.dumps(error))
    assert isinstance(back, ScenarioError)
    assert back.faults == error.faults == (FAULTS[1], FAULTS[0])
    assert str(back) == str(error)


def test_what_an_output_or_a_cluster_lacks_comes_back_too() -> None:
    for kind in (OutputError, ClusterError):
        error = kind(said("AS_WRITTEN", text="no place"))
        back = pickle.loads(pickle.dumps(error))
        assert type(back) is kind
        assert (back.told, str(back)) == (error.told, str(error))
