"""Each mistake in the settings is told at its key, with the nearest valid spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of

if TYPE_CHECKING:
    from pathlib import Path

_RIDE = "max_ride_h = 30"
_NAME = 'name = "test"'

# piece of the settings, its replacement; key and line of the fault, words in it
SPOILT = [
    ("days = 5", "days = 0", "days", 3, "out of range"),
    ("days = 5", 'days = 5\nDays = "x"', "Days", 4, "no such key"),
    ("2020-02-25", '"25 Feb"', "first_day", 2, "no date"),
    ("2020-02-25", "2020-02-25T06:00:00", "first_day", 2, "no date"),
    ('"Shanxi"', "[1]", "origin.province", 6, "no single value"),
    ('"Shanxi"', '" "', "origin.province", 6, "empty"),
    ('"cn-2020-02-11"', '"cn-2020-2-11"', "policy.preset", 10, "no preset"),
    (_RIDE, "max_rid_h = 30", "policy.max_rid_h", 11, "no such key"),
    (_RIDE, "max_ride_h = -1", "policy.max_ride_h", 11, "out of range"),
    (_RIDE, "max_ride_h = true", "policy.max_ride_h", 11, "no number"),
    (_RIDE, "max_ride_h = [30]", "policy.max_ride_h", 11, "no number"),
    (_RIDE, "load_cap = 50", "policy.load_cap", 11, "out of range"),
    (_RIDE, 'codes_allowed = ["blue"]', "policy.codes_allowed", 11, "none of"),
    (_RIDE, 'driver_hours = "xx"', "policy.driver_hours", 11, "no preset"),
    (_RIDE, 'pickup_from = "6"', "policy.pickup_from", 11, "no time"),
    (_RIDE, "mix_counties = 2", "policy.mix_counties", 11, "neither yes nor no"),
    (_RIDE, "temperature_limit_c = 99", "policy.temperature_limit_c", 11, "range"),
    (_RIDE, 'key_employers = ["E9"]', "policy.key_employers", 11, "no employer_id"),
    (_RIDE, 'risk_by_city = {Hang = "high"}', "policy.risk_by_city.Hang", 11, "city"),
    (_RIDE, 'risk_by_city = {x = "big"}', "policy.risk_by_city.x", 11, "none of"),
    (_RIDE, "[policy.risk_by_city]\nX = 3", "policy.risk_by_city.X", 12, "none of"),
    ('Lüliang"', 'L"\ncity_of_county.X = "Y"', "origin.city_of_county.X", 8, "county"),
    ("kit = 15.5", "kit = 15.555", "costs.kit", 14, "finer than 1/100"),
    ("kit = 15.5", "kit = -1", "costs.kit", 14, "out of range"),
    ("50\nemployer = 50", "0", "payers", 16, "no payer has a weight above 0"),
    ("government = 50", "government = -1", "payers.government", 17, "out of range"),
    (_NAME, f"{_NAME}\nindividual.allowed = 1", "individual.allowed", 2, "no price"),
    (_NAME, f'{_NAME}\ncrs = "wgs72"', "crs", 2, "none of"),
    (_NAME, f'{_NAME}\ncrs.vilages = "gcj02"', "crs", None, "no table"),
    (_NAME, f'{_NAME}\nutc_offset = "8"', "utc_offset", 2, "no offset"),
    (_NAME, f"{_NAME}\nextra = 1", "extra", 2, "no such key"),
    (_NAME, f"{_NAME}\nsolver = 1", "solver", 2, "no table"),
    ('"cn-2023"', '"cn-2032"', "variants.no-cap.policy.preset", 21, "no preset"),
    ('preset = "cn-2023"', "presett = 1", "variants.no-cap.policy.presett", 21, "key"),
    (".no-cap.policy]\npreset", "]\nx", "variants.x", 21, "no table of settings"),
]


@pytest.mark.parametrize(("old", "new", "key", "line", "wrong"), SPOILT)
def test_one_bad_key_is_one_fault_at_that_key(
    old: str, new: str, key: str, line: int | None, wrong: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.set(old, new)
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.column, fault.row) == ("scenario.toml", key, line)
    assert wrong in str(fault.wrong)
    assert str(fault.remedy)


@pytest.mark.parametrize(
    ("piece", "key"),
    [
        ('name = "test"\n', "name"),
        ("days = 5\n", "days"),
        ('[origin]\nprovince = "Shanxi"\ncity = "Lüliang"\n', "origin"),
        ('preset = "cn-2020-02-11"\n', "policy.preset"),
    ],
)
def test_a_required_key_must_be_set(piece: str, key: str, tmp_path: Path) -> None:
    draft = Draft()
    draft.set(piece, "")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.column) == ("scenario.toml", key)
    assert "missing" in str(fault.wrong)


def test_a_misspelt_key_is_told_with_its_nearest_spelling(tmp_path: Path) -> None:
    draft = Draft()
    draft.set(_RIDE, "max_ride_hours = 30")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert str(fault.remedy) == "did you mean 'max_ride_h'?"


def test_text_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    draft = Draft()
    draft.set('province = "Shanxi"', "省份 = 山西")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.row) == ("scenario.toml", 6)
    assert "double quotes" in str(fault.remedy)


def test_two_overrides_of_one_key_are_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.settings += "preset = 'cn-2021-01-20'\n"
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.file, fault.row) == ("scenario.toml", 22)
    assert "once" in str(fault.remedy)


def test_an_unknown_variant_is_told_with_the_nearest(tmp_path: Path) -> None:
    (fault,) = faults_of(Draft().folder(tmp_path), variant="no_cap")
    assert (fault.column, fault.value) == ("variants", "no_cap")
    assert "'no-cap'" in str(fault.remedy)


def test_a_variant_that_cannot_share_the_cost_is_told_as_such(tmp_path: Path) -> None:
    draft = Draft()
    draft.settings += "[variants.free.payers]\ngovernment = 0\nemployer = 0\n"
    folder = draft.folder(tmp_path)
    (fault,) = faults_of(folder, variant="free")
    assert fault.column == "variants.free.payers"


def test_tables_are_tested_although_the_settings_cannot_be_read(tmp_path: Path) -> None:
    draft = Draft()
    draft.settings = "= nothing"
    draft.cell("workers", 3, "ready_from", "soon")
    faults = faults_of(draft.folder(tmp_path))
    assert [fault.file for fault in faults] == ["scenario.toml", "workers.csv"]
