"""A Dask cluster as an executor of tasks: one that runs, or one of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from solvers.core.ready import make_ready
from solvers.parts.release import release
from transport.causes import library_words
from transport.errors import ClusterError
from transport.said import said

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from transport.outcome import Cluster

LOCAL = "local:"
PATIENCE_S = 10  # until a scheduler has answered
WORKERS_S = 30  # until it has a worker


class Connection:
    """A client of the cluster; ``n``: threads that its workers have altogether.

    Raises
    ------
    ClusterError
        If Dask is not installed, the cluster cannot be reached, has no worker, or one
        of its workers runs another release of this program.
    """

    def __init__(self, cluster: Cluster) -> None:
        distributed = _distributed()
        self._own: Any = None
        self._client: Any = None
        address: Any = cluster.address
        try:
            if cluster.address.startswith(LOCAL):
                address = self._own = distributed.LocalCluster(
                    n_workers=int(cluster.address.removeprefix(LOCAL)),
                    threads_per_worker=1,
                    dashboard_address="127.0.0.1:0",
                )
            self._client = distributed.Client(
                address, timeout=PATIENCE_S, security=_security(distributed, cluster)
            )
            self._client.wait_for_workers(1, timeout=WORKERS_S)
            self._refuse_other_releases(cluster)
            self._client.run(make_ready)
        except (ImportError, AttributeError) as error:
            self._refuse(cluster, "CLUSTER_WITHOUT_THE_PROGRAM", error)
        except (OSError, TimeoutError, ValueError, TypeError) as error:
            self._refuse(cluster, "CLUSTER_UNREACHABLE", error)
        self.n = sum(self._client.nthreads().values())
        self.executor: Executor = self._client.get_executor(pure=False)
        self.lost: tuple[type[BaseException], ...] = (
            distributed.KilledWorker,
            distributed.scheduler.NoValidWorkerError,
        )

    def _refuse(self, cluster: Cluster, code: str, error: Exception) -> NoReturn:
        self.close()
        reason = library_words(error)
        raise ClusterError(
            said(code, address=cluster.address, reason=reason)
        ) from error

    def _refuse_other_releases(self, cluster: Cluster) -> None:
        own = release()
        for worker, other in sorted(self._client.run(release).items()):
            if other != own:
                self.close()
                raise ClusterError(
                    said(
                        "CLUSTER_OF_ANOTHER_RELEASE",
                        address=cluster.address,
                        worker=worker,
                        theirs=other,
                        ours=own,
                    )
                )

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        for one in (self._client, self._own):
            if one is not None:
                one.close()


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(said("CLUSTER_NOT_INSTALLED")) from error
    return distributed


def _security(distributed: Any, cluster: Cluster) -> Any:
    """Dask's settings for certificates, where some were named; else its own config."""
    if not (cluster.ca or cluster.cert or cluster.key):
        return None
    return distributed.Security(
        tls_ca_file=cluster.ca,
        tls_client_cert=cluster.cert,
        tls_client_key=cluster.key,
        require_encryption=True,
    )
