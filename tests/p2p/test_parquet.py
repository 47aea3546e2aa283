"""Tables of a plan as Parquet: everybody once, nobody by name, for the owner alone."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import p2p
from p2p import parquet
from tests.p2p.test_plan_forms import made, run

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["made"]  # the fixture
WHY = "the extra tables is not installed"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made" / "by-county"


def table(out: Path, name: str) -> Any:
    return pd.read_parquet(out / "analysis" / f"{name}.parquet")


def test_the_tables_say_what_the_frames_of_the_plan_say(out: Path) -> None:
    pytest.importorskip("pyarrow", reason=WHY)
    code, told = run("export", out, "--parquet")
    assert code == 0, told
    plan = p2p.open_plan(out)
    assert table(out, "trips")["trip_id"].tolist() == [
        trip.trip_id for trip in plan.record.trips
    ]
    workers = table(out, "workers")
    assert workers["worker_id"].tolist() == ["W1", "W2", "W3", "W4"]
    assert workers["boards"].tolist()[:3] == plan.workers_frame()["boards"].tolist()[:3]
    stops = table(out, "stops")
    assert stops["boarding"].sum() == plan.record.n_planned == stops["alighting"].sum()
    ends = stops.groupby("trip_id")["at_km"].max().tolist()
    assert ends == pytest.approx([t.distance_m / 1000 for t in plan.record.trips])
    assert not (out / "exchange").exists()


def test_they_name_nobody_and_are_for_their_owner_alone(out: Path) -> None:
    pytest.importorskip("pyarrow", reason=WHY)
    for _ in range(2):  # written again
        assert run("export", out, "--parquet")[0] == 0
    assert stat.S_IMODE((out / "analysis").stat().st_mode) == 0o700
    files = sorted((out / "analysis").glob("*.parquet"))
    assert [path.stem for path in files] == ["stops", "trips", "workers"]
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Worker" not in pd.read_parquet(path).to_csv()


def test_without_the_library_it_is_said_before_any_work(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    code, told = run("export", out, "--parquet")
    assert code == 2
    assert "p2p-transport[tables]" in told
    assert not (out / "analysis").exists()
