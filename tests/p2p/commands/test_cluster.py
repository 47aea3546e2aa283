"""Options that name a cluster: mistakes are told before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from p2p.commands.cluster import named_cluster
from transport.outcome import Cluster

SCENARIO = Path(__file__).parents[3] / "scenarios" / "linxian-shenmu-2020"


def test_no_option_names_no_cluster() -> None:
    assert named_cluster(None, None, None, None) is None


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.5:8786", "tls://scheduler:8786", "local:2"]
)
def test_an_address_names_one(address: str) -> None:
    assert named_cluster(address, None, None, None) == Cluster(address=address)


def test_certificates_come_with_it(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("ca.pem", "cert.pem", "key.pem")]
    for path in files:
        path.touch()
    ca, cert, key = map(str, files)
    assert named_cluster("tls://there:8786", ca, cert, key) == Cluster(
        address="tls://there:8786", ca=ca, cert=cert, key=key
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--cluster", "10.0.0.5"], "expected tcp://HOST:PORT"),
        (["--cluster", "local:0"], "N from 1 on"),
        (["--cluster-ca", "ca.pem"], "name it with --cluster"),
        (["--cluster", "tcp://h:1", "--cluster-key", "k"], "tls://HOST:PORT alone"),
        (["--cluster", "tls://h:1", "--cluster-cert", "none.pem"], "no such file"),
    ],
)
def test_mistakes_are_told(options: list[str], told: str, tmp_path: Path) -> None:
    found = CliRunner().invoke(
        main,
        ["plan", str(SCENARIO), "-o", str(tmp_path / "o"), "--lang", "en", *options],
    )
    assert found.exit_code == 2
    assert told in found.output
