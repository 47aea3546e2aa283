"""What is written about tables and settings is what the code does."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from transport.declared import Key
from transport.policy import Edition, Policy
from transport.presets import PRESETS
from transport.reading import headings
from transport.reading.describe import refreshed, settings_markdown
from transport.reading.fields import HOW_TO_WRITE
from transport.reading.headings import TABLES
from transport.reading.settings import Settings
from transport.reading.settings_records import clock_of, policy_of, search_of, tariff_of
from transport.reading.settings_sections import Section, section_of
from transport.reading.templates import write_template
from transport.scenario import Origin, RoadSource, SearchSettings
from transport.tariff import Tariff
from transport.tickets import TicketTerms

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.reading.table_records import Table

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
def test_no_heading_of_a_table_means_two_columns(table: Table) -> None:
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


RECORDS: dict[str, type[Any]] = {
    "origin": Origin,
    "policy": Policy,
    "costs": Tariff,
    "individual": TicketTerms,
    "distances": RoadSource,
    "solver": SearchSettings,
}
FILLED_BY_TABLES = {"editions", "payer_shares"}  # the preset; a section of its own


def sections() -> dict[str, type[Section]]:
    """Every section of the settings by name."""
    found = {name: key.annotation for name, key in Settings.model_fields.items()}
    return {
        name: kind
        for name, kind in found.items()
        if isinstance(kind, type) and issubclass(kind, Section)
    }


def filled(name: str) -> set[str]:
    """Fields of the section's record for which a key is declared."""
    keys = sections()[name].declared.values()
    return {k.path[0] for k in keys if k.status in ("optional", "required")}


def test_every_field_of_a_record_has_a_key_and_every_key_its_field() -> None:
    assert sections().keys() == RECORDS.keys()
    for name, record in RECORDS.items():
        known = {field.name for field in fields(record)} - FILLED_BY_TABLES
        assert filled(name) == known, name


def test_every_key_that_overrides_the_preset_fills_a_field_of_an_edition() -> None:
    known = {field.name for field in fields(Edition)}
    keys = sections()["policy"].declared.values()
    overriding = {key.path[0] for key in keys if key.status == "overriding"}
    assert overriding
    assert overriding <= known


def test_a_key_that_is_declared_reaches_reader_template_and_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One declaration of a record that nobody else knows."""

    @dataclass(frozen=True, kw_only=True)
    class Tea:
        steeps_s: int = 90
        leaves: tuple[str, ...] = ("oolong",)

    keys = (
        Key(
            name="steeps_min",
            kind="minutes",
            meaning="minutes that it steeps",
            zh="冲泡分钟",
            field="steeps_s",
            source="habit",
        ),
        Key(name="leaves", kind="ids", meaning="ids of leaves", zh="茶叶编号"),
    )
    section = section_of("TeaSettings", "How tea is made.", keys, Tea)
    read = section.model_validate({"steeps_min": "2.5"})
    assert read.steeps_min == 150
    assert read.leaves is None
    with pytest.raises(ValidationError, match="out of range"):
        section.model_validate({"steeps_min": -1})
    monkeypatch.setitem(
        Settings.model_fields,
        "tea",
        FieldInfo(annotation=section, description="tea", title="茶"),
    )
    row = (
        "| `steeps_min` | 冲泡分钟 | minutes that it steeps | number 0 to "
        "100000 (minutes) | `1.5` | habit |"
    )
    assert row in settings_markdown()
    assert '# "茶叶编号" = ["oolong"]  # leaves（默认 ["oolong"]）' in settings_text(
        "zh"
    )


def settings_text(lang: Lang) -> str:
    """The settings file of a template."""
    with TemporaryDirectory() as folder:
        dest = Path(folder) / "new"
        day = date(2020, 2, 25)
        write_template(dest, lang=lang, excel=False, first_day=day)
        return (dest / "scenario.toml").read_text(encoding="utf-8")


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
