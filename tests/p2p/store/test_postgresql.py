"""The same store in PostgreSQL; skipped where there is no server to start."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from p2p.operating import init_operation, open_operation
from p2p.reporting import lock, locks, report
from tests.p2p.store.an_operation import an_event, an_operation
from transport.errors import OutputError, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER_USER = "postgres"  # the server does not run as root


def _tool(name: str) -> str:
    """A program of the server; skips where it is not there."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([*map(str, homes), os.environ.get("PATH", "")])
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"PostgreSQL's {name} is not installed")
    return found


def _as_server() -> list[str]:
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(SERVER_USER)
    except KeyError:
        pytest.skip(f"runs as root, and there is no user {SERVER_USER}")
    if shutil.which("runuser") is None:
        pytest.skip("runs as root, and there is no runuser")
    return ["runuser", "-u", SERVER_USER, "--"]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server of this test's own."""
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    initdb, pg_ctl, prefix = _tool("initdb"), _tool("pg_ctl"), _as_server()
    home = Path(tempfile.mkdtemp(prefix="p2p-pg-", dir="/tmp"))
    if prefix:
        shutil.chown(home, SERVER_USER)
    data, listens = home / "data", f"-k {home} -c listen_addresses="
    made = [initdb, "-D", str(data), "-A", "trust", "-U", "p2p", "--no-sync"]
    started = [pg_ctl, "-D", str(data), "-o", listens, "-l", str(home / "log"), "-w"]
    quiet = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*prefix, *made], check=True, **quiet)  # type: ignore[call-overload]
    subprocess.run([*prefix, *started, "start"], check=True, **quiet)  # type: ignore[call-overload]
    try:
        yield f"postgresql://p2p@/postgres?host={home}"
    finally:
        stopped = [pg_ctl, "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run([*prefix, *stopped], check=True, **quiet)  # type: ignore[call-overload]
        shutil.rmtree(home, ignore_errors=True)


def test_an_operation_is_kept_on_a_server_by_the_same_code(
    server: str, tmp_path: Path
) -> None:
    out = an_operation(tmp_path)
    with (
        pytest.raises(OutputError, match="operate init"),
        open_operation(out, store=server),
    ):
        pass
    assert init_operation(out, author="chief", store=server).number == 1
    with pytest.raises(OutputError, match="a store already"):
        init_operation(out, author="chief", store=server)
    with open_operation(out, store=server) as operation:
        event = an_event(operation, "no_show", worker_id="W1")
        assert report(operation, event).number == 1
        with pytest.raises(ScenarioError, match="out already"):
            report(operation, event)
        lock(operation, "trip", "T001", by="chief")
        assert [one.ref for one in locks(operation)] == ["T001"]
        late = an_event(operation, "coach_delayed", trip_id="T001", delay_s=60)
        with ThreadPoolExecutor(4) as pool:  # writers wait for each other
            numbers = pool.map(lambda _: report(operation, late).number, range(12))
        assert sorted(numbers) == list(range(2, 14))
    with open_operation(out) as beside:  # the store in the folder is another
        assert beside.situation().events == ()
