"""Tasks on a Dask cluster: the same plan, and mistakes told in words."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from solvers.parts import dask_cluster
from solvers.parts.dask_cluster import Connection
from solvers.running import setup
from solvers.running.inline import Inline
from tests.solvers.parts.cases import after_steps, by_county, planned
from transport.errors import ClusterError
from transport.outcome import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A scheduler with two workers, all in this process."""
    distributed = pytest.importorskip(
        "distributed", reason="Dask (extra 'cluster') is not installed"
    )
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        dashboard_address="127.0.0.1:0",
    ) as found:
        yield found


@pytest.fixture
def connection(cluster: Any) -> Iterator[Connection]:
    found = Connection(Cluster(address=cluster.scheduler_address))
    yield found
    found.close()


def refused(cluster: Cluster) -> ClusterError:
    with pytest.raises(ClusterError) as caught:
        Connection(cluster)
    return caught.value


def test_steps_on_a_cluster_make_the_same_plan(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "parts_of", by_county)
    assert connection.n == 2
    found = after_steps(connection.executor, n=connection.n)
    assert planned(found) == planned(after_steps(Inline()))


@pytest.mark.usefixtures("cluster")
def test_a_cluster_that_does_not_answer_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dask_cluster, "PATIENCE_S", 0.2)
    error = refused(Cluster(address="tcp://127.0.0.1:9"))
    assert error.told.code == "CLUSTER_UNREACHABLE"
    assert error.told.figures["address"] == "tcp://127.0.0.1:9"


def test_workers_with_another_program_are_refused(
    cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "release", lambda: str(threading.get_ident()))
    error = refused(Cluster(address=cluster.scheduler_address))
    assert error.told.code == "CLUSTER_OF_ANOTHER_RELEASE"


def test_without_dask_it_is_told_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    error = refused(Cluster(address="local:2"))
    assert error.told.code == "CLUSTER_NOT_INSTALLED"
