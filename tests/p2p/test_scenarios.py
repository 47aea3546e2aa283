"""A scenario built from frames is read like files, and its faults name the frames."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import p2p
from tests.p2p.tiny import frames, scenario, settings

if TYPE_CHECKING:
    from pathlib import Path


def test_frames_say_what_the_same_files_say(tmp_path: Path) -> None:
    built = scenario()
    text = built.resolved_settings
    assert tomllib.loads(text)["name"] == "tiny"
    (tmp_path / "scenario.toml").write_text(text, encoding="utf-8")
    for name, frame in frames().items():
        kept = frame.astype({"phone": "Int64"}) if "phone" in frame else frame
        kept.to_csv(tmp_path / f"{name}.csv", index=False)
    read = p2p.read_scenario(tmp_path)
    assert read.sha256 == built.sha256
    assert read.workers == built.workers
    assert (read.fleet, read.policy) == (built.fleet, built.policy)


def test_cells_of_a_frame_are_read_as_a_sheet_shows_them() -> None:
    first, second, _ = scenario().workers
    assert (first.phone, second.phone) == ("13800000001", None)
    assert (first.ready_from_s, second.ready_from_s) == (6 * 3_600, None)


def test_a_fault_names_the_frame_and_its_row() -> None:
    villages = frames()["villages"].assign(lat=[37.95, "north"])
    with pytest.raises(p2p.ScenarioError) as caught:
        scenario(villages=villages)
    assert [fault.place for fault in caught.value.faults] == ["villages:3:lat"]


def test_a_fault_of_a_setting_names_its_key() -> None:
    given = settings() | {"policy": {"preset": "none", "max_ride_h": "long"}}
    with pytest.raises(p2p.ScenarioError) as caught:
        p2p.scenario_from_frames(settings=given, **frames())
    assert [fault.place for fault in caught.value.faults] == [
        "settings:policy.max_ride_h"
    ]


def test_an_identity_number_that_a_fraction_rounds_is_refused() -> None:
    workers = frames()["workers"].assign(id_number=pd.Series([141101199001010015.0]))
    with pytest.raises(p2p.ScenarioError) as caught:
        scenario(workers=workers)
    (fault,) = caught.value.faults
    assert (fault.place, fault.wrong.code) == (
        "workers:2:id_number",
        "NUMBER_ROUNDED",
    )


def test_missing_values_of_every_kind_are_empty_cells() -> None:
    empty = pd.Series([None, float("nan"), pd.NA], dtype="object")
    assert [
        w.phone
        for w in scenario(workers=frames()["workers"].assign(phone=empty)).workers
    ] == [None] * 3


def test_a_frame_of_an_unknown_name_is_told() -> None:
    found = scenario(vilages=frames()["villages"])
    assert any(warned.file == "vilages" for warned in found.warnings)
