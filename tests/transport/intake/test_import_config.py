"""What the office says itself: read, or refused key by key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from transport.errors import ScenarioError
from transport.intake.import_config import ImportConfig, read_config

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str) -> ImportConfig:
    path = folder / "office.toml"
    path.write_text(text, "utf-8")
    return read_config(path)


def test_every_key_may_be_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ImportConfig()


def test_what_is_said_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'first_day = 2026-03-02\ndays = 3\ncounty = "临县"\n[columns]\n"甲" = "name"\n'
        '[[depots]]\nname = "场"\nlat = 37.9\n',
    )
    assert found.first_day == date(2026, 3, 2)
    assert (found.days, found.county) == (3, "临县")
    assert found.columns == {"甲": "name"}
    assert found.depots == ({"name": "场", "lat": "37.9"},)


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("dayz = 3", "dayz", "KEY_UNKNOWN"),
        ("days = 0", "days", "IS_NO_DAYS"),
        ("days = true", "days", "IS_NO_DAYS"),
        ('first_day = "soon"', "first_day", "IS_NO_DAY"),
        ("county = 3", "county", "NO_SINGLE_VALUE"),
        ('preset = "cn-1999"', "preset", "IS_NO_PRESET"),
        ("columns = 3", "columns", "NO_COLUMNS_TABLE"),
        ("depots = 3", "depots", "NO_TABLE_OF_SETTINGS"),
        ("[[fleet]]\nsits = 49", "fleet.sits", "KEY_UNKNOWN"),
        ("days = = 3", None, "CONFIG_UNREADABLE"),
        ("days = " + "9" * 5_000, None, "CONFIG_UNREADABLE"),
        ("days = 0x" + "f" * 5_000, "days", "IS_NO_DAYS"),
        ("days = " + "[" * 9_000, None, "CONFIG_UNREADABLE"),
        ("[days." + ".".join("a" * 900) + "]", "days", "IS_NO_DAYS"),
    ],
)
def test_what_cannot_be_taken_is_named(
    tmp_path: Path, text: str, column: str | None, code: str
) -> None:
    with pytest.raises(ScenarioError) as caught:
        read(tmp_path, text)
    (fault,) = caught.value.faults
    assert (fault.file, fault.column) == ("office.toml", column)
    assert fault.wrong.code == code
