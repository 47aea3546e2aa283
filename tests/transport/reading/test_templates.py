"""Nothing in a template counts until it is filled in; it never replaces anything."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.errors import OutputError
from transport.reading import read_scenario
from transport.reading.examples import EXAMPLES, in_language
from transport.reading.headings import TABLES
from transport.reading.settings_keys import in_chinese
from transport.reading.templates import write_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from transport.language import Lang

LANGS: tuple[Lang, ...] = ("en", "zh")
DAY = date(2026, 11, 27)
REQUIRED = {table.name for table in TABLES if table.required}


def _template(path: Path, lang: Lang) -> Path:
    write_template(path, lang=lang, excel=path.suffix == ".xlsx", first_day=DAY)
    return path


def _key(key: str, lang: Lang) -> str:
    """The last part of a key's path as the template writes it, quoted in Chinese."""
    path = tuple(key.split("."))
    return f'"{in_chinese(path)[-1]}"' if lang == "zh" else path[-1]


def _renamed(row: Mapping[str, str]) -> Mapping[str, str]:
    return {**row, "name": "Our Own|自有"} if "name" in row else row


def _filled(path: Path, lang: Lang, *, words: Lang | None = None) -> Path:
    """A template with its examples typed in by hand, places under their own names.

    ``words``: the language of what is typed in, if another one.
    """
    _template(path, lang)
    rows = {
        table: [
            [in_language(row.get(c.name, ""), words or lang) for c in table.columns]
            for row in map(_renamed, EXAMPLES[table.name])
        ]
        for table in TABLES
        if table.required
    }
    home = {"origin.province": "Shanxi", "origin.city": "Lüliang"}
    home |= {".".join(in_chinese(tuple(k.split(".")))): home[k] for k in home}
    if path.suffix == ".xlsx":
        import openpyxl

        book: Any = openpyxl.load_workbook(path)
        for table, cells in rows.items():
            sheet = book[table.name if lang == "en" else table.zh[0]]
            for row in cells:
                sheet.append(row)
        for row in book.worksheets[0].iter_rows():
            row[1].value = home.get(row[0].value, row[1].value)
            if row[0].value in ("first_day", "首日"):
                assert row[1].value == DAY.isoformat()
                row[1].value = "2020-02-25"
        book.save(path)
        return path
    for table, cells in rows.items():
        with (path / f"{table.name}.csv").open("a", encoding="utf-8") as stream:
            csv.writer(stream).writerows(cells)
    settings = path / "scenario.toml"
    text = settings.read_text(encoding="utf-8")
    for key, word in (("origin.province", "Shanxi"), ("origin.city", "Lüliang")):
        name = _key(key, lang)
        assert f'{name} = ""' in text
        text = text.replace(f'{name} = ""', f'{name} = "{word}"')
    settings.write_text(text.replace("2026-11-27", "2020-02-25"), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["new", "new.xlsx"])
def test_a_template_counts_for_nothing_and_says_what_to_fill_in(
    lang: Lang, name: str, tmp_path: Path
) -> None:
    faults = faults_of(_template(tmp_path / name, lang))
    empty = [f.file for f in faults if str(f.wrong) == "the table is empty"]
    assert len(empty) == len(REQUIRED)
    (*_, rest) = (f for f in faults if str(f.wrong) != "the table is empty")
    assert rest.column is not None
    assert rest.column.startswith("origin" if lang == "en" else "出发地")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["new", "new.xlsx"])
def test_every_table_of_a_template_has_headings_alone(
    lang: Lang, name: str, tmp_path: Path
) -> None:
    path = _template(tmp_path / name, lang)
    for table in TABLES:
        if path.is_dir():
            with (path / f"{table.name}.csv").open(encoding="utf-8-sig") as stream:
                rows = [list(row) for row in csv.reader(stream)]
        else:
            import openpyxl

            sheet: Any = openpyxl.load_workbook(path)[
                table.name if lang == "en" else table.zh[0]
            ]
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            assert all(cell.comment is not None for cell in sheet[1])
        heads = [c.name if lang == "en" else c.zh[0] for c in table.columns]
        assert rows == [heads]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["new", "new.xlsx"])
def test_a_filled_template_holds_what_was_filled_in_and_no_more(
    lang: Lang, name: str, tmp_path: Path
) -> None:
    scenario = read_scenario(_filled(tmp_path / name, lang))
    filled = (scenario.workers, scenario.villages, scenario.employers, scenario.depots)
    assert [len(table) for table in filled] == [1, 1, 1, 1]
    rest = (scenario.services, scenario.stations, scenario.hubs, scenario.payer_rules)
    assert not any((*rest, scenario.distances, scenario.roads))
    assert (scenario.name, scenario.policy.preset) == ("new", "cn")
    assert scenario.warnings == ()


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_that_is_typed_in_is_a_fault_of_its_own_row(
    lang: Lang, tmp_path: Path
) -> None:
    path = _template(tmp_path / "new", lang)
    for table in TABLES:
        rows = EXAMPLES.get(table.name, ())
        with (path / f"{table.name}.csv").open("a", encoding="utf-8") as stream:
            csv.writer(stream).writerows(
                [in_language(row.get(c.name, ""), lang) for c in table.columns]
                for row in rows
            )
    told = [f for f in faults_of(path) if f.wrong.code == "IS_THE_EXAMPLE"]
    priced = {"fleet", "roads"}  # a price is nobody's name, and roads show no example
    assert {(f.file, f.row) for f in told} == {
        (f"{table.name}.csv", row)
        for table in TABLES
        if table.name not in priced
        for row, _ in enumerate(EXAMPLES[table.name], start=2)
    }


def test_a_place_that_bears_an_examples_name_is_only_told(tmp_path: Path) -> None:
    draft = Draft()
    draft.cell("depots", 2, "name", "示例车场")
    draft.cell("subsidies", 2, "rule_id", "city-2020")
    draft.cell("subsidies", 2, "percent", "40")
    warnings = [*map(str, read_scenario(draft.folder(tmp_path)).warnings)]
    assert len(warnings) == 2
    assert all("bears the name of the template's example" in told for told in warnings)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_notes_beside_a_template_show_every_column_with_its_example(
    lang: Lang, tmp_path: Path
) -> None:
    path = _template(tmp_path / "new", lang)
    notes = (path / ("notes.md" if lang == "en" else "说明.md")).read_text("utf-8")
    for table in TABLES:
        for column in table.columns:
            assert f"| {column.name if lang == 'en' else column.zh[0]} |" in notes
    for rows in EXAMPLES.values():
        for word in rows[0].values():
            assert in_language(word, lang) in notes


def test_the_first_day_is_the_one_asked_for(tmp_path: Path) -> None:
    path = _template(tmp_path / "new", "en") / "scenario.toml"
    assert tomllib.loads(path.read_text("utf-8"))["first_day"] == DAY


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_remark_that_shows_a_key_can_be_switched_on(
    lang: Lang, tmp_path: Path
) -> None:
    path = _filled(tmp_path / "new", lang) / "scenario.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = [line for line in lines if line.startswith("# ") and " = " in line]
    assert len(shown) > 40
    switched = [line.removeprefix("# ") if line in shown else line for line in lines]
    text = "\n".join(switched)
    policy, hours = _key("policy", lang), _key("policy.max_ride_h", lang)
    assert tomllib.loads(text)[policy.strip('"')][hours.strip('"')] == 30
    path.write_text(text, encoding="utf-8")
    (variant,) = read_scenario(path.parent).variants
    caps = read_scenario(path.parent, variant=variant).policy.editions[0].load_caps
    assert [cap.percent for cap in caps] == [50]


def _switched_on(path: Path) -> Path:
    """A filled template with every key that it shows as a remark, set as shown."""
    if path.suffix == ".xlsx":
        import openpyxl

        book: Any = openpyxl.load_workbook(path)
        for row in book.worksheets[0].iter_rows(min_row=2):
            if row[1].value is None and row[0].value.endswith(("load_cap", "上限")):
                row[1].value = "0.5" if "half-load" in row[0].value else row[1].value
        book.save(path)
        return path
    settings = path / "scenario.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        re.sub("^# (?=.* = )", "", text, flags=re.MULTILINE), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize("name", ["new", "new.xlsx"])
def test_templates_of_both_languages_give_the_same_scenario(
    name: str, tmp_path: Path
) -> None:
    read = []
    for lang in LANGS:
        (tmp_path / lang).mkdir()
        path = _switched_on(_filled(tmp_path / lang / name, lang, words="en"))
        read.append([read_scenario(path, variant=v) for v in (None, "half-load")])
    english, chinese = read
    for one, other in zip(english, chinese, strict=True):
        assert one.sha256 == other.sha256
        assert (one.policy, one.tariff) == (other.policy, other.tariff)
        assert one.resolved_settings == other.resolved_settings
    assert english[0].sha256 != english[1].sha256


@pytest.mark.parametrize("name", ["new", "new.xlsx"])
def test_a_chinese_template_has_no_english_key_to_fill_in(
    name: str, tmp_path: Path
) -> None:
    path = _template(tmp_path / name, "zh")
    if path.is_dir():
        text = (path / "scenario.toml").read_text(encoding="utf-8")
        keys = re.findall(r"^(?:# )?(.*?) = |^\[(.*)\]", text, flags=re.MULTILINE)
        names = [key or section for key, section in keys]
    else:
        import openpyxl

        book: Any = openpyxl.load_workbook(path)
        names = [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert len(names) > 80
    for written in names:
        assert all(
            re.search("[\u3400-\u9fff]", part)
            for part in written.split(".")
            if part != "half-load"
        ), written


@pytest.mark.parametrize("excel", [False, True])
def test_what_stands_there_is_never_replaced(excel: bool, tmp_path: Path) -> None:
    dest = tmp_path / "mine"
    dest.mkdir()
    (dest / "workers.csv").write_text("mine")
    with pytest.raises(OutputError):
        write_template(dest, lang="en", excel=excel, first_day=DAY)
    file = tmp_path / "mine.xlsx"
    file.write_text("mine")
    with pytest.raises(OutputError):
        write_template(file, lang="en", excel=excel, first_day=DAY)
    assert sorted(p.name for p in tmp_path.rglob("*")) == [
        "mine", "mine.xlsx", "workers.csv",
    ]  # fmt: skip
    assert file.read_text() == "mine"
