"""Check-in devices at once, with a plan running beside, by one command.

    python -m benchmarks devices --minutes 5

A scenario is planned and its operation begun; a console is served on this machine,
asked to plan the same scenario anew, and meanwhile so many devices scan workers and
take the entries back, each its own workers, one line after another with a short rest.
At the end every entry that was confirmed has to be in the store. Printed are how many
lines there were, how long the console took for them, and how many were lost.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from rich.console import Console

from benchmarks.device import Device

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SCENARIO, AT = Path("scenarios/linxian-shenmu-2020"), "2020-02-24T05:00"
_RUN = [sys.executable, str(Path(__file__).parents[1] / "cli.py")]
_PATIENCE_S, _LOOKS_S, _RESTS_S = 60.0, 0.2, 0.3
_MINUTE_S, _STEPS = 60, "2"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    asked = _parser().parse_args(arguments)
    console = Console(width=100, markup=False, highlight=False)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plan = operation_in(root, asked.scenario)
        with served(root) as port:
            _plan_beside(root, asked.scenario, port, asked.minutes)
            devices = [
                Device(port, "day", f"device {n}", asked.at)
                for n in range(asked.devices)
            ]
            _work(devices, plan, asked.minutes * _MINUTE_S)
        lost = lost_in(root / "day", devices)
    took = sorted(s for one in devices for s in one.took_s)
    refused = sum(len(one.refused) for one in devices)
    console.print(f"{len(devices)} devices, {asked.minutes:g} min, {len(took)} lines")
    for share in (50, 95, 99):
        console.print(f"p{share} {1000 * percentile(took, share):.0f} ms")
    console.print(f"longest {1000 * took[-1]:.0f} ms")
    console.print(f"not confirmed {refused}, lost {lost}")
    if lost:
        sys.exit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks devices", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--devices", type=int, default=20)
    parser.add_argument("--scenario", type=Path, default=SCENARIO)
    parser.add_argument("--at", default=AT, help="moment that the entries are of")
    return parser


def operation_in(root: Path, scenario: Path) -> dict[str, list[str]]:
    """Plan the scenario and begin its operation in ``root``; workers by trip."""
    out = root / "day"
    _run("plan", scenario, "-o", out, "--steps", _STEPS, "--no-map", "--no-manifests")
    _run("operate", "init", out, "--by", "benchmark")
    trips = json.loads((out / "plan.json").read_text("utf-8"))["trips"]
    return {
        trip["trip_id"]: [w for stop in trip["stops"] for w in stop.get("board", ())]
        for trip in trips
    }


def _run(*words: object) -> str:
    done = subprocess.run(
        [*_RUN, *map(str, words)], check=True, capture_output=True, text=True
    )
    return done.stdout


@contextmanager
def served(root: Path) -> Iterator[int]:
    """A console at the folder; its port. It is ended with the block."""
    port = free_port()
    process = start(root, port)
    try:
        yield port
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)


def start(root: Path, port: int) -> subprocess.Popen[bytes]:
    """A console that answers on the port."""
    words = ["console", "--folder", str(root), "--port", str(port), "--no-browser"]
    process = subprocess.Popen([*_RUN, *words], stdout=subprocess.DEVNULL)
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return process
        except OSError:
            time.sleep(_LOOKS_S)
    process.kill()
    msg = f"the console did not answer on port {port} within {_PATIENCE_S:g} s"
    raise TimeoutError(msg)


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _plan_beside(root: Path, scenario: Path, port: int, minutes: float) -> None:
    """Have the same scenario planned anew for as long as devices scan."""
    shutil.copytree(scenario, root / "beside")
    body = urlencode({"time_limit_s": max(1, round(minutes * _MINUTE_S))}).encode()
    address = f"http://127.0.0.1:{port}/api/v1/operations/beside/plan"
    with urllib.request.urlopen(address, body, timeout=_PATIENCE_S):
        pass


def _work(
    devices: Sequence[Device], plan: dict[str, list[str]], lasts_s: float
) -> None:
    """Scan with all of them at once, each its own workers."""
    workers = [worker for riders in plan.values() for worker in riders]
    until_s = time.monotonic() + lasts_s
    threads = [
        threading.Thread(
            target=_scan_on, args=(device, workers[at :: len(devices)], until_s)
        )
        for at, device in enumerate(devices)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _scan_on(device: Device, workers: Sequence[str], until_s: float) -> None:
    while time.monotonic() < until_s:
        kept = []
        for worker in workers:
            kept.append(device.scan(worker))
            time.sleep(_RESTS_S)
            if time.monotonic() >= until_s:
                return
        for number in filter(None, kept):
            device.take_back(number)
            time.sleep(_RESTS_S)
    device.close()


def lost_in(out: Path, devices: Sequence[Device]) -> int:
    """How many entries were confirmed to a device and are not in the store."""
    told = json.loads(_run("checkin", out, "--list", "--json"))["check_ins"]
    kept = [entry["by"] for entry in told]
    return sum(max(0, one.confirmed - kept.count(one.by)) for one in devices)


def percentile(values: Sequence[float], share: int) -> float:
    """The least value that so many of a hundred do not exceed; ``values`` sorted."""
    return values[max(0, -(-len(values) * share // 100) - 1)]
