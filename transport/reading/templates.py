"""Template scenarios: headings to be filled in, with notes and examples beside them.

Nothing in a template counts until the user fills it in: its tables are empty, and the
settings that only the user knows are blank.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from transport.files.writing import new_file, new_folder, refuse_taken_path
from transport.language import say
from transport.reading.headings import (
    KEY_HEADINGS,
    NOTES_NAMES,
    SETTINGS_NAMES,
    TABLES,
    VALUE_HEADINGS,
)
from transport.reading.literals import toml_key, toml_value
from transport.reading.notes import comment, heading, note_rows, notes_markdown, title
from transport.reading.settings import Settings
from transport.reading.settings_keys import in_chinese
from transport.reading.settings_sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from transport.language import Lang

_WIDTH = 16  # characters of a column
_TODAYS_PRESET = "cn"  # the rules in force on the day of departure
_BLANK = ("province", "city")  # required, and known to the user alone
_EXAMPLE = ("such as", "例如")
_VARIANT = ("variants", "half-load", "policy", "load_cap")
_VARIANTS_CAP = "0.5"
_HEAD = (
    "Settings of the scenario. A line that begins with # is a remark: take the # away "
    "to set its key. The value shown there is the default.",
    "方案设置。以 # 开头的行是说明；去掉 # 即设置该项，所示值为默认值。",
)
_OF_PRESET = ("default: that of the preset", "默认随规则版本")
_COMPARED = (
    "a variant, here with half the seats: p2p plan ... --variant half-load",
    "方案变体，此处为半载：p2p plan ... --variant half-load",
)
_NOTE_HEADINGS = ("note", "说明")

_NOTES = (NOTES_NAMES[0], NOTES_NAMES[1])


def write_template(dest: Path, *, lang: Lang, excel: bool, first_day: date) -> None:
    """Write a template scenario at ``dest``: a folder, or with ``excel`` a workbook.

    ``first_day``: the first day of travel that it proposes.

    Raises
    ------
    OutputError
        If something stands at ``dest`` already, or the disk refuses.
    """
    refuse_taken_path(dest)
    values = {
        "name": dest.stem,
        "first_day": first_day.isoformat(),
        "preset": _TODAYS_PRESET,
    }
    if excel:
        with new_file(dest) as path:
            _write_book(path, lang, values)
        return
    with new_folder(dest) as folder:
        notes = folder / f"{say(_NOTES, lang)}.md"
        for path, text in (
            (folder / f"{SETTINGS_NAMES[0]}.toml", _toml(lang, values)),
            (notes, notes_markdown(lang)),
        ):
            path.write_text(text, encoding="utf-8", newline="\n")
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as stream:
                csv.writer(stream).writerow(heading(c, lang) for c in table.columns)


def _write_book(path: Path, lang: Lang, values: Mapping[str, str]) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    text = book.add_format({"num_format": "@"})  # keeps ids and dates as typed
    bold = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    sheets = [
        (SETTINGS_NAMES[lang == "zh"], _setting_rows(lang, values)),
        *((title(t, lang), [[heading(c, lang) for c in t.columns]]) for t in TABLES),
        (say(_NOTES, lang), note_rows(lang)),
    ]
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.set_column(0, max(map(len, rows)), _WIDTH, text)
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells, bold if number == 0 else text)
    for table in TABLES:
        sheet = book.get_worksheet_by_name(title(table, lang))
        for at, column in enumerate(table.columns):
            sheet.write_comment(0, at, comment(table, column, lang))
    book.close()


def _setting_rows(lang: Lang, values: Mapping[str, str]) -> list[list[str]]:
    """Rows of key, value and note; a row without a value sets nothing."""
    rows = [[h[lang == "zh"] for h in (KEY_HEADINGS, VALUE_HEADINGS, _NOTE_HEADINGS)]]
    for path, key in _keys():
        is_set = key.is_required() and path[-1] not in _BLANK
        value = values.get(path[-1], str((key.examples or [""])[0]).strip('"'))
        name = ".".join(_written(path, lang))
        rows.append([name, value if is_set else "", _note(path, key, lang)])
    note = f"{say(_COMPARED, lang)}; {say(_EXAMPLE, lang)} {_VARIANTS_CAP}"
    return [*rows, [".".join(_written(_VARIANT, lang)), "", note]]


def _toml(lang: Lang, values: Mapping[str, str]) -> str:
    """The settings file: required keys set or blank, the others shown as remarks."""
    lines = [f"# {say(_HEAD, lang)}", ""]
    variant = f"{toml_key(_written(_VARIANT, lang))} = {_VARIANTS_CAP}"
    section = None
    for path, key in _keys():
        if path[:-1] and path[0] != section:
            lines += [] if section else [f"# {variant}  # {say(_COMPARED, lang)}"]
            section = path[0]
            about = _about(path[:1], Settings.model_fields[section], lang)
            lines += ["", f"[{toml_key(_written(path[:1], lang))}]  # {about}"]
        mark = "" if key.is_required() else "# "
        name = toml_key(_written(path, lang)[-1:])
        literal = _literal(path, key, values)
        lines.append(f"{mark}{name} = {literal}  # {_note(path, key, lang)}")
    return "\n".join([*lines, ""])


def _keys() -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Every key with its path: those without a section first, as TOML wants it."""
    sections = dict[str, type[Section]]()
    for name, key in Settings.model_fields.items():
        kind = key.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            sections[name] = kind
        else:
            yield (name,), key
    for name, section in sections.items():
        for inner, key in section.model_fields.items():
            yield (name, inner), key


def _written(path: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """The key as the template writes it."""
    return in_chinese(path) if lang == "zh" else path


def _literal(path: tuple[str, ...], key: FieldInfo, values: Mapping[str, str]) -> str:
    """The value of the key as TOML; blank where only the user knows it."""
    if path[-1] in _BLANK:
        return '""'
    example = str((key.examples or [""])[0])
    if not key.is_required() or path[-1] not in values:
        return example
    value = values[path[-1]]
    return toml_value(value) if example.startswith('"') else value


def _note(path: tuple[str, ...], key: FieldInfo, lang: Lang) -> str:
    """What the key means, and its default or an example."""
    example, about = (key.examples or [""])[0], _about(path, key, lang)
    if key.json_schema_extra:
        more = say(_OF_PRESET, lang)
    elif not key.is_required():
        more = f"{'默认' if lang == 'zh' else 'default:'} {example}"
    elif path[-1] in _BLANK:
        more = f"{say(_EXAMPLE, lang)} {example}"
    else:
        return about
    return about + (f"（{more}）" if lang == "zh" else f" ({more})")


def _about(path: tuple[str, ...], key: FieldInfo, lang: Lang) -> str:
    """What the key means; in Chinese, where it is said by its name, its English one."""
    if lang == "en":
        return str(key.description)
    title = str(key.title)
    return path[-1] if title == in_chinese(path)[-1] else f"{path[-1]}，{title}"
