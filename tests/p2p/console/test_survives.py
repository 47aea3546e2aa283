"""Check-ins while the console is killed, and with others who write at the same time."""

from __future__ import annotations

import http.client
import os
import signal
import threading
from pathlib import Path

from benchmarks.device import LAST, Device
from benchmarks.devices import free_port, start
from p2p.checking_in import Desk, ledger
from p2p.operating import open_operation
from tests.p2p.console.conftest import desk_at
from tests.p2p.store.an_operation import an_operation
from transport.operation.check_ins import CheckIn

AT = "2020-03-10T06:00"
N_CONFIRMED = 12  # by each device before the console is killed
GONE = (OSError, http.client.HTTPException)


def kept_by(out: Path) -> list[str]:
    with open_operation(out) as operation:
        return [entry.by for entry in ledger(operation).entries]


def scan_until_gone(device: Device, worker: str, enough: threading.Barrier) -> None:
    """Scan and take back until the console is no more; tell once there is enough."""
    is_told = False
    try:
        while True:
            number = device.scan(worker)
            if device.confirmed >= N_CONFIRMED and not is_told:
                enough.wait(30)
                is_told = True
            if number:
                device.take_back(number)
    except GONE:
        pass
    finally:
        device.close()


def workers_of(pid: int) -> list[int]:
    """Processes that the console has started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = status.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(words[1]) == pid:
            found.append(int(status.parent.name))
    return found


def test_what_was_confirmed_outlives_web_and_worker(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    port = free_port()
    console = start(tmp_path, port)
    worker = workers_of(console.pid)
    devices = [Device(port, "out", f"gate {n}", AT) for n in (1, 2, 3)]
    enough = threading.Barrier(4)
    threads = [
        threading.Thread(
            target=scan_until_gone, args=(device, f"W{n}", enough), daemon=True
        )
        for n, device in enumerate(devices, start=1)
    ]
    for thread in threads:
        thread.start()
    enough.wait(30)
    for pid in (console.pid, *worker):
        os.kill(pid, signal.SIGKILL)
    console.wait(60)
    for thread in threads:
        thread.join(60)
    kept = kept_by(out)
    for device in devices:
        assert device.refused == []
        assert device.confirmed >= N_CONFIRMED
        # What was on its way when the console died may be in, and nothing else.
        assert device.confirmed <= kept.count(device.by) <= device.confirmed + 1


def test_a_command_and_the_console_write_side_by_side(tmp_path: Path) -> None:
    out = an_operation(tmp_path)

    def by_command() -> None:
        with open_operation(out) as operation:
            desk = Desk(operation, by="command")
            at_s = operation.scenario.clock.seconds(AT)
            for _ in range(N_CONFIRMED):
                entry = desk.scan("W2", at_s).answer.entry
                assert entry is not None
                desk.enter(
                    CheckIn(
                        stage="taken_back",
                        ride_id="",
                        at_s=at_s,
                        by="command",
                        takes_back=entry.number,
                    )
                )

    for page in desk_at(tmp_path):
        thread = threading.Thread(target=by_command)
        thread.start()
        for _ in range(N_CONFIRMED):
            text = page.post("/o/out/checkin", code="W1", at=AT, by="page").text
            last = LAST.search(text)
            assert last is not None
            page.post("/o/out/checkin", take_back=last[1], at=AT, by="page")
        thread.join(60)
    kept = kept_by(out)
    assert kept.count("page") == 2 * N_CONFIRMED
    assert kept.count("command") == 2 * N_CONFIRMED
