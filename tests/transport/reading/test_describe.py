"""What is written about tables and settings is what the code does."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from transport.policy import Policy
from transport.presets import PRESETS
from transport.reading import headings
from transport.reading.describe import refreshed
from transport.reading.fields import HOW_TO_WRITE
from transport.reading.headings import TABLES
from transport.reading.settings import Section, Settings
from transport.reading.settings_records import clock_of, policy_of, search_of, tariff_of
from transport.scenario import SearchSettings
from transport.tariff import Tariff

DOC = Path("docs/scenario-files.md")
BASE: dict[str, Any] = {
    "name": "x",
    "first_day": "2020-02-25",
    "days": 5,
    "origin": {"province": "A", "city": "B"},
    "policy": {"preset": "cn"},
}


def test_the_page_about_scenario_files_is_up_to_date() -> None:
    text = DOC.read_text(encoding="utf-8")
    assert "<!-- begin tables -->" in text
    assert "<!-- begin settings -->" in text
    remedy = "write transport.reading.describe.refreshed(text) to the page"
    assert refreshed(text) == text, remedy


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_of_a_table_means_two_columns(table: headings.Table) -> None:
    names = [name for c in table.columns for name in (c.name, *c.zh)]
    assert len(set(names)) == len(names)
    assert all(column.zh and column.meaning for column in table.columns)
    assert {column.kind for column in table.columns} <= HOW_TO_WRITE.keys()


def test_no_name_of_a_file_means_two_tables() -> None:
    names = [name for t in TABLES for name in t.names]
    names += headings.SETTINGS_NAMES
    assert len(set(names)) == len(names)


def test_every_key_is_described_in_both_languages() -> None:
    keys = list(Settings.model_fields.values())
    for key in Settings.model_fields.values():
        if isinstance(key.annotation, type) and issubclass(key.annotation, Section):
            keys += key.annotation.model_fields.values()
    assert all(key.description and key.title for key in keys)


def defaults(section: Any) -> dict[str, object]:
    """The documented defaults of a section, as TOML reads them."""
    lines = [
        f"{name} = {key.examples[0]}"
        for name, key in section.model_fields.items()
        if key.examples and not key.is_required() and not key.json_schema_extra
    ]
    return tomllib.loads("\n".join(lines), parse_float=Decimal)


def test_documented_defaults_are_those_of_the_records() -> None:
    sections = ("policy", "costs", "solver")
    data: dict[str, Any] = BASE | defaults(Settings)
    for name in sections:
        section = Settings.model_fields[name].annotation
        assert section is not None
        data[name] = BASE.get(name, {}) | defaults(section)
    told = Settings.model_validate(data)
    silent = Settings.model_validate(BASE)
    assert policy_of(told.policy) == Policy(preset="cn", editions=PRESETS["cn"])
    assert tariff_of(told.costs, told.payers) == Tariff()
    assert search_of(told.solver) == SearchSettings()
    assert clock_of(told) == clock_of(silent)
    assert policy_of(silent.policy) == policy_of(told.policy)


def test_examples_of_overrides_can_be_set() -> None:
    section = Settings.model_fields["policy"].annotation
    assert section is not None
    lines = [
        f"{name} = {key.examples[0]}"
        for name, key in section.model_fields.items()
        if key.examples and key.json_schema_extra
    ]
    assert len(lines) == 8
    overrides = tomllib.loads("\n".join(lines), parse_float=Decimal)
    policy = Settings.model_validate(
        BASE | {"policy": {"preset": "none", **overrides}}
    ).policy
    assert policy_of(policy).editions[0].load_caps[0].percent == 50
