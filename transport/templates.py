"""Template scenarios: files with headings and one example, to be filled in."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from transport.reading.headings import (
    KEY_HEADINGS,
    SETTINGS_NAMES,
    TABLES,
    VALUE_HEADINGS,
)
from transport.reading.identity import check_digit
from transport.reading.settings import Section, Settings
from transport.writing import new_file, new_folder, refuse_taken_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from transport.language import Lang
    from transport.reading.headings import Table


# Synthetic: no such person, number or yard. Tables without an example keep only their
# headings, because a single row of roads would switch the whole scenario to the graph.
_ID_BODY = "14112419800101001"
_ROWS: dict[str, tuple[dict[str, str], ...]] = {
    "workers": (
        {
            "worker_id": "W001",
            "name": "Worker One|张三",
            "id_number": _ID_BODY + check_digit(_ID_BODY),
            "phone": "13800000001",
            "village_id": "V01",
            "employer_id": "E01",
            "party_id": "",
            "ready_from": "2020-02-25",
            "report_by": "2020-02-29",
            "certificate_issued": "2020-02-24",
            "certificate_until": "",
            "health_code": "green|绿",
            "temperature_c": "36.5",
            "poverty_listed": "no|否",
            "bags": "1",
        },
    ),
    "villages": (
        {
            "village_id": "V01",
            "name": "Example Village|示例村",
            "town": "Linquan|临泉镇",
            "county": "Linxian|临县",
            "lat": "37.9508",
            "lon": "110.9922",
            "max_seats": "49",
            "risk": "low|低",
        },
    ),
    "employers": (
        {
            "employer_id": "E01",
            "name": "Example Works|示例公司",
            "city": "Yulin|榆林市",
            "province": "Shaanxi|陕西省",
            "lat": "38.8422",
            "lon": "110.4989",
            "receive_from": "08:00",
            "receive_until": "20:00",
            "accepted": "yes|是",
        },
    ),
    "depots": (
        {
            "depot_id": "D01",
            "name": "Example Yard|示例车场",
            "county": "Linxian|临县",
            "lat": "37.9600",
            "lon": "110.9800",
        },
    ),
    "fleet": (
        {
            "depot_id": "D01",
            "vehicle_type": "49-seater|49座客车",
            "seats": "49",
            "count": "2",
            "billing": "per_day|按天",
            "fixed": "1800",
            "included_km": "100",
            "per_km": "6.5",
            "drivers": "1",
            "driver_day": "300",
            "toll_per_km": "0.75",
            "speed_factor": "1",
        },
    ),
    "hubs": (
        {
            "hub_id": "H01",
            "kind": "rail|火车站",
            "name": "First Station|示例站一",
            "lat": "37.5200",
            "lon": "111.1400",
        },
        {
            "hub_id": "H02",
            "kind": "rail|火车站",
            "name": "Second Station|示例站二",
            "lat": "38.8500",
            "lon": "110.4500",
        },
    ),
    "services": (
        {
            "service_id": "S01",
            "from_hub": "H01",
            "to_hub": "H02",
            "kind": "charter_carriage|包车厢",
            "departs": "2020-02-26 09:30",
            "minutes": "240",
            "seats": "118",
            "max_units": "1",
            "unit_cost": "9000",
            "seat_cost": "0",
        },
    ),
    "screening": (
        {
            "station_id": "C01",
            "name": "Example Clinic|示例卫生院",
            "lat": "37.9550",
            "lon": "110.9900",
            "open_from": "06:00",
            "open_until": "18:00",
            "checks_per_hour": "60",
            "cost_per_check": "0",
        },
    ),
    "subsidies": (
        {
            "rule_id": "city-2020",
            "payer": "city",
            "percent": "50",
            "lines": "hire toll",
            "riders": "all|全部",
            "min_load": "20",
            "cap_per_vehicle": "10000",
            "cap_per_employer": "200000",
            "bound_for": "outside_province|省外",
        },
    ),
    "distances": ({"from_id": "V01", "to_id": "E01", "km": "155.5", "minutes": "150"},),
}
_SETTINGS = {
    "name": "my-scenario|我的方案",
    "title": "Workers of Example County|示例县务工人员返岗",
    "province": "Shanxi|山西省",
    "city": "Lüliang|吕梁市",
}
_WIDTH = 16  # characters of a column
_VARIANT = ("no-cap", "policy.preset", "cn-2023")
_HEAD = (
    "Settings of the scenario. A line that begins with # is a remark: take the # away "
    "to set its key. The value shown there is the default.",
    "方案设置。以 # 开头的行是说明；去掉 # 即设置该项，所示值为默认值。",
)
_OF_PRESET = ("default: that of the preset", "默认随规则版本")
_COMPARED = (
    "A variant changes some keys: p2p plan ... --variant no-cap",
    "方案变体只改动若干项：p2p plan ... --variant no-cap",
)
_NOTE_HEADINGS = ("note", "说明")


def write_template(dest: Path, *, lang: Lang, excel: bool) -> None:
    """Write a template scenario at ``dest``: a folder, or with ``excel`` a workbook.

    Its example rows make a valid scenario as they stand.

    Raises
    ------
    OutputError
        If something stands at ``dest`` already, or the disk refuses.
    """
    refuse_taken_path(dest)
    if excel:
        with new_file(dest) as path:
            _write_book(path, lang)
        return
    with new_folder(dest) as folder:
        (folder / f"{SETTINGS_NAMES[0]}.toml").write_text(
            _toml(lang), encoding="utf-8", newline="\n"
        )
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            with path.open("w", encoding="utf-8-sig", newline="") as stream:
                csv.writer(stream).writerows(_rows(table, lang))


def _rows(table: Table, lang: Lang) -> list[list[str]]:
    """Headings and example rows."""
    headings = [c.name if lang == "en" else c.zh[0] for c in table.columns]
    examples = [
        [_word(row.get(column.name, ""), lang) for column in table.columns]
        for row in _ROWS.get(table.name, ())
    ]
    return [headings, *examples]


def _word(text: str, lang: Lang) -> str:
    """The word of one language in ``English|Chinese``."""
    english, _, chinese = text.partition("|")
    return chinese or english if lang == "zh" else english


def _write_book(path: Path, lang: Lang) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    text = book.add_format({"num_format": "@"})  # keeps ids and dates as typed
    bold = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    sheets = [(SETTINGS_NAMES[lang == "zh"], _setting_rows(lang))]
    sheets += [(t.name if lang == "en" else t.zh[0], _rows(t, lang)) for t in TABLES]
    for title, rows in sheets:
        sheet = book.add_worksheet(title)
        sheet.set_column(0, max(map(len, rows)), _WIDTH, text)
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells, bold if number == 0 else text)
    book.close()


def _setting_rows(lang: Lang) -> list[list[str]]:
    """Rows of key, value and note; a row without a value sets nothing."""
    is_zh = lang == "zh"
    rows = [[h[is_zh] for h in (KEY_HEADINGS, VALUE_HEADINGS, _NOTE_HEADINGS)]]
    for path, key in _keys():
        value = _literal(path, key, lang).strip('"') if _is_set(path, key) else ""
        note = _meaning(key, lang)
        if not _is_set(path, key):
            note += _default_note(key, lang)
        rows.append([".".join(path), value, note])
    name, changed, value = _VARIANT
    return [*rows, [f"variants.{name}.{changed}", value, _COMPARED[is_zh]]]


def _toml(lang: Lang) -> str:
    """The settings file: required keys set, the others shown as remarks."""
    is_zh = lang == "zh"
    lines = [f"# {_HEAD[is_zh]}", ""]
    section = None
    for path, key in _keys():
        if path[:-1] and path[0] != section:
            section = path[0]
            about = _meaning(Settings.model_fields[section], lang)
            lines += ["", f"[{section}]  # {about}"]
        mark = "" if _is_set(path, key) else "# "
        note = _meaning(key, lang)
        if key.json_schema_extra:
            note += _default_note(key, lang)
        lines.append(f"{mark}{path[-1]} = {_literal(path, key, lang)}  # {note}")
    name, changed, value = _VARIANT
    table, _, last = changed.rpartition(".")
    lines += ["", f"# {_COMPARED[is_zh]}", f"[variants.{name}.{table}]"]
    return "\n".join([*lines, f'{last} = "{value}"', ""])


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


def _is_set(path: tuple[str, ...], key: FieldInfo) -> bool:
    """Whether the template sets the key; the others are shown with their default."""
    return key.is_required() or path[-1] in _SETTINGS


def _literal(path: tuple[str, ...], key: FieldInfo, lang: Lang) -> str:
    word = _SETTINGS.get(path[-1])
    return f'"{_word(word, lang)}"' if word else str((key.examples or [""])[0])


def _meaning(key: FieldInfo, lang: Lang) -> str:
    return str(key.title if lang == "zh" else key.description)


def _default_note(key: FieldInfo, lang: Lang) -> str:
    is_zh = lang == "zh"
    if key.json_schema_extra:
        note = _OF_PRESET[is_zh]
    else:
        note = f"{'默认' if is_zh else 'default:'} {(key.examples or [''])[0]}"
    return f"（{note}）" if is_zh else f" ({note})"
