"""The measuring of check-in devices: percentiles, entries that were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import p2p
from benchmarks.device import Device
from benchmarks.devices import lost_in, percentile
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_percentile_is_a_value_that_so_many_do_not_exceed() -> None:
    values = [float(n) for n in range(1, 21)]
    assert percentile(values, 95) == 19.0
    assert percentile(values, 50) == 10.0
    assert percentile([3.0], 95) == 3.0


def test_a_confirmed_entry_that_is_in_no_store_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = an_operation(tmp_path)
    p2p.check_in(out, ["W1"], by="device 0", at="2020-03-10T06:00")
    monkeypatch.setattr(Device, "__post_init__", lambda _self: None)
    there = Device(0, "out", "device 0", "2020-03-10T06:00", confirmed=1)
    gone = Device(0, "out", "device 1", "2020-03-10T06:00", confirmed=2)
    assert lost_in(out, [there, gone]) == 2
