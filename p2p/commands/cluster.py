"""Options that name a cluster, and how they are read."""

from __future__ import annotations

import re
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from p2p.commands.usage import Misused
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.outcome import Cluster

_ADDRESS = re.compile(r"(tcp|tls)://\S+:\d+|local:[1-9]\d*")
_FILES = ("ca", "cert", "key")


def cluster_options(command: Callable[..., None]) -> Callable[..., None]:
    """``--cluster`` and its certificates, handed on as one ``cluster`` or None."""

    @click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Dask scheduler (tcp://HOST:PORT) whose workers search parts of a large "
        "problem, or local:N for N processes of this machine.",
    )
    @click.option(
        "--cluster-ca",
        metavar="FILE",
        help="With tls://HOST:PORT: certificate of the authority that both ends trust.",
    )
    @click.option("--cluster-cert", metavar="FILE", help="Own certificate for tls://.")
    @click.option("--cluster-key", metavar="FILE", help="Its private key.")
    @wraps(command)
    def with_cluster(
        *args: Any,
        cluster: str | None,
        cluster_ca: str | None,
        cluster_cert: str | None,
        cluster_key: str | None,
        **kwargs: Any,
    ) -> None:
        files = (cluster_ca, cluster_cert, cluster_key)
        command(*args, cluster=named_cluster(cluster, *files), **kwargs)

    return with_cluster


def named_cluster(address: str | None, *files: str | None) -> Cluster | None:
    """The cluster of that address and these files; None where none is named."""
    from transport.outcome import Cluster

    given = {name: path for name, path in zip(_FILES, files, strict=True) if path}
    if address is None:
        if given:
            option = f"--cluster-{next(iter(given))}"
            raise Misused(said("CLUSTER_NEEDS_ADDRESS", option=option))
        return None
    if not _ADDRESS.fullmatch(address):
        raise Misused(said("CLUSTER_ADDRESS_WRONG", address=address))
    if given and not address.startswith("tls:"):
        raise Misused(said("CLUSTER_CERTIFICATES_WITHOUT_TLS", address=address))
    for name, path in given.items():
        if not Path(path).is_file():
            option = f"--cluster-{name}"
            raise Misused(said("CLUSTER_FILE_MISSING", option=option, path=path))
    return Cluster(address=address, **given)
