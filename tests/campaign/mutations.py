"""Mutations of a scenario's files: cells, headings, rows, encodings, settings, zips.

Each mutation takes the files (bytes by name), draws from a seeded generator and gives
new files. None removes a row of the roster on purpose, so that whoever is missing
afterwards without a fault or a warning was lost.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING, TypeAlias

from transport.reading.headings import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Files: TypeAlias = dict[str, bytes]
Rows: TypeAlias = list[list[str]]
Mutation: TypeAlias = "Callable[[Files, Random], Files]"

BOOK = "book.xlsx"
SETTINGS = "scenario.toml"
_LONG = 5_000
CELLS = (
    *(
        "",
        " ",
        "\u3000",
        "\ufdd0",
        "(damaged)",
        "\uffff",
        "\u202e",
        "\x07",
        "\n",
        "\r\n",
    ),
    *(
        "=1+1",
        "@SUM(A1)",
        "-1",
        "+1",
        "0",
        "1.0",
        "1e3",
        "1e999",
        "-1e999",
        "nan",
        "inf",
    ),
    *(
        "1,000",
        "１２",
        "0x10",
        "1_000",
        "9" * 30,
        "9" * _LONG,
        "0.1",
        "0.001",
        "°",
        "37.9N",
    ),
    *("2020-02-30", "2020-02-25 00:00:00", "2020-02-25T24:00", "25/02/2020", "43886"),
    *("24:00", "25:61", "00:00", "12:00Z", "9999-12-31", "0001-01-01", "2020-02-26"),
    *(
        "合计",
        "total",
        "制表人：",
        "是",
        "否",
        "yes",
        "√",
        "绿色",
        "正常",
        "高",
        "按天",
    ),
    *("V1", "E1", "D1", "W1", "P1", "null", "None", "#N/A", "'", '"', '""', ";", "\t"),
    *("<script>", "{0}", "%s", "../../x", "a" * _LONG, "\U0001f600", "\U00020000", "é"),
)
SETTING_VALUES = (
    *(
        "0",
        "-1",
        "1e999",
        "nan",
        '""',
        '"x"',
        "[]",
        "{}",
        "true",
        "2020-02-25",
        "07:30",
    ),
    *(
        "9" * 25,
        "9" * 5_000,
        "[[1]]",
        "{ a = { b = 1 } }",
        "2020-02-25T00:00:00",
        "'cn'",
    ),
    *(
        "[1, 2]",
        '["green"]',
        '"\\u0000"',
        "0.001",
        "1.5",
        "inf",
        '"合计"',
        "366",
        "1_0",
    ),
)


def _table(files: Files, rng: Random) -> str:
    return rng.choice(sorted(name for name in files if name.endswith(".csv")))


def _read(raw: bytes) -> Rows:
    return list(csv.reader(io.StringIO(raw.decode("utf-8"))))


def _written(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def _with(files: Files, name: str, rows: Rows) -> Files:
    return {**files, name: _written(rows)}


def one_cell(files: Files, rng: Random) -> Files:
    """A cell of any table with something strange in it."""
    name = _table(files, rng)
    rows = _read(files[name])
    row = rng.choice(rows[1:] or rows)
    row[rng.randrange(len(row))] = rng.choice(CELLS)
    return _with(files, name, rows)


def a_piece_of_a_cell(files: Files, rng: Random) -> Files:
    """A cell with something strange put into its middle."""
    name = _table(files, rng)
    rows = _read(files[name])
    row = rng.choice(rows[1:] or rows)
    at = rng.randrange(len(row))
    cut = rng.randint(0, len(row[at]))
    row[at] = row[at][:cut] + rng.choice(CELLS) + row[at][cut:]
    return _with(files, name, rows)


def one_column(files: Files, rng: Random) -> Files:
    """A whole column with the same strange thing in every cell."""
    name = _table(files, rng)
    rows = _read(files[name])
    at, cell = rng.randrange(len(rows[0])), rng.choice(CELLS)
    for row in rows[1:]:
        row[at] = cell
    return _with(files, name, rows)


def swapped_columns(files: Files, rng: Random) -> Files:
    """Two headings exchanged, the cells left where they are."""
    name = _table(files, rng)
    rows = _read(files[name])
    a, b = (rng.randrange(len(rows[0])) for _ in range(2))
    rows[0][a], rows[0][b] = rows[0][b], rows[0][a]
    return _with(files, name, rows)


def one_heading(files: Files, rng: Random) -> Files:
    """A heading blank, twice, in Chinese, misspelt or strange."""
    name = _table(files, rng)
    rows = _read(files[name])
    at = rng.randrange(len(rows[0]))
    column = next(t for t in TABLES if f"{t.name}.csv" == name).column[rows[0][at]]
    rows[0][at] = rng.choice(
        [
            *(
                "",
                rng.choice(rows[0]),
                *column.zh,
                column.name[:-1],
                column.name.upper(),
            ),
            *(f"*{column.name}*", f" {column.name} (x)", rng.choice(CELLS)),
        ]
    )
    return _with(files, name, rows)


def headings_further_down(files: Files, rng: Random) -> Files:
    """The row of headings moved below some of the data."""
    name = _table(files, rng)
    head, *rows = _read(files[name])
    at = rng.randint(1, max(1, len(rows)))
    return _with(files, name, [*rows[:at], head, *rows[at:]])


def strange_rows(files: Files, rng: Random) -> Files:
    """Rows of titles, blanks, totals or notes put anywhere."""
    name = _table(files, rng)
    rows = _read(files[name])
    width = len(rows[0])
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(
            ("", "花名册", "合计", "制表人：张三", "注：x", "total", "填报单位")
        )
        rows.insert(rng.randint(0, len(rows)), [text, *[""] * (width - 1)])
    return _with(files, name, rows)


def ragged_rows(files: Files, rng: Random) -> Files:
    """A row cut short, or with cells too many."""
    name = _table(files, rng)
    rows = _read(files[name])
    row = rng.choice(rows[1:] or rows)
    if rng.random() < 0.5:
        del row[rng.randint(1, len(row)) :]
    else:
        row.extend(rng.choice(CELLS) for _ in range(rng.randint(1, 4)))
    return _with(files, name, rows)


def repeated_rows(files: Files, rng: Random) -> Files:
    """A row twice, the headings twice, or all rows in another order."""
    name = _table(files, rng)
    head, *rows = _read(files[name])
    what = rng.randrange(3)
    if what == 0 and rows:
        rows.append(list(rng.choice(rows)))
    elif what == 1:
        rows.insert(rng.randint(0, len(rows)), list(head))
    else:
        rng.shuffle(rows)
    return _with(files, name, [head, *rows])


def another_encoding(files: Files, rng: Random) -> Files:
    """A table or the settings in another encoding, or with other line ends."""
    name = rng.choice(sorted(files))
    text = files[name].decode("utf-8")
    text = text.replace("\n", rng.choice(("\n", "\r\n", "\r", "\n\n")))
    encoding = rng.choice(
        ("utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "latin-1")
    )
    return {**files, name: text.encode(encoding, "replace")}


def broken_bytes(files: Files, rng: Random) -> Files:
    """Some bytes of any file changed, taken out, put in, or the end cut off."""
    name = rng.choice(sorted(files))
    return {**files, name: _broken(files[name], rng)}


def _broken(raw: bytes, rng: Random) -> bytes:
    data = bytearray(raw)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at = rng.randrange(len(data) or 1)
        what = rng.randrange(5)
        if what == 0:
            data[at : at + 1] = bytes([rng.randrange(256)])
        elif what == 1:
            data[at:at] = bytes(
                rng.choice((b"\0", b'"', b",", b"\xff", b"\r", b"\x1a"))
            )
        elif what == 2:
            data[at : at + 1] = b'"'
        elif what == 3:
            data[at : at + 1] = bytes([(data[at] if at < len(data) else 0) ^ 0x80])
        elif rng.random() < 0.1:
            del data[at:]
    return bytes(data)


def other_files(files: Files, rng: Random) -> Files:
    """A file away, empty, under another name, twice, or with another's content."""
    name, other = rng.choice(sorted(files)), rng.choice(sorted(files))
    table = next((t for t in TABLES if f"{t.name}.csv" == name), None)
    what = rng.randrange(5)
    changed = dict(files)
    if what == 0:
        del changed[name]
    elif what == 1:
        changed[name] = rng.choice((b"", b"\n", b"\xef\xbb\xbf", b",,,\n", b"\0"))
    elif what == 2 and table is not None:
        changed[f"{rng.choice(table.zh)}.csv"] = files[name]
    elif what == 3:
        changed[rng.choice(("notes.csv", "Workers.CSV", "x.toml", ".hidden.csv"))] = (
            b"a"
        )
    else:
        changed[name] = files[other]
    return changed


def one_setting(files: Files, rng: Random) -> Files:
    """A key of the settings with a strange value, or a strange key."""
    lines = files[SETTINGS].decode("utf-8").split("\n")
    keyed = [at for at, line in enumerate(lines) if " = " in line]
    at = rng.choice(keyed)
    key, _, value = lines[at].partition(" = ")
    if rng.random() < 0.7:
        value = rng.choice(SETTING_VALUES)
    else:
        key = rng.choice(("x", "x.y", '"a.b"', '"\\u0000"', ".".join("a" * 50), "名称"))
    lines[at] = f"{key} = {value}"
    return {**files, SETTINGS: "\n".join(lines).encode()}


def a_known_key(files: Files, rng: Random) -> Files:
    """Any key that the settings may hold, with a strange value, also in a variant."""
    from transport.reading.settings import Settings
    from transport.reading.settings_sections import Section

    section = rng.choice(("origin", "policy", "costs", "distances", "solver"))
    model = Settings.model_fields[section].annotation
    assert isinstance(model, type)
    assert issubclass(model, Section)
    key = rng.choice(sorted(model.model_fields))
    text = files[SETTINGS].decode("utf-8")
    head = f"[{section}]" if rng.random() < 0.5 else f"[variants.strange.{section}]"
    line = f"{key} = {rng.choice(SETTING_VALUES)}\n"
    if f"{head}\n" in text:
        text = text.replace(f"{head}\n", f"{head}\n{line}")
    else:
        text += f"\n{head}\n{line}"
    return {**files, SETTINGS: text.encode()}


def lines_of_settings(files: Files, rng: Random) -> Files:
    """Lines of the settings away, twice, exchanged, or nested without end."""
    lines = files[SETTINGS].decode("utf-8").split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    what = rng.randrange(4)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(other, lines[at])
    elif what == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        n = rng.choice((3, 30, 3_000))
        lines.insert(at, rng.choice(("[" + ".".join("a" * n) + "]", "x = " + "[" * n)))
    return {**files, SETTINGS: "\n".join(lines).encode()}


FOLDER_MUTATIONS: tuple[Mutation, ...] = (
    *(one_cell, one_cell, a_piece_of_a_cell, one_column, swapped_columns, one_heading),
    *(headings_further_down, strange_rows, ragged_rows, repeated_rows),
    *(another_encoding, broken_bytes, other_files),
    *(one_setting, a_known_key, lines_of_settings),
)


def _parts(raw: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Files) -> Files:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return {BOOK: stream.getvalue()}


_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_ROW_NUMBER = re.compile(rb'(?<=<row )(r)="(\d+)"')
_VALUE = re.compile(rb"<(v|t|f)>([^<]*)</")
_RAW_VALUES = (
    *(
        b"",
        b"-1",
        b"1",
        b"3",
        b"7",
        b"99999999999",
        b"1e999",
        b"NaN",
        b"x",
        b"A0",
        b"XFE1",
        b"4C",
        b"0",
    ),
    *(
        b"b",
        b"e",
        b"s",
        b"n",
        b"str",
        b"d",
        b"inlineStr",
        b"\xef\xbf\xbf",
        b"2.5",
        b"#REF!",
    ),
)


def an_attribute(files: Files, rng: Random) -> Files:
    """An attribute of a part with a strange value: references, types, styles, ids."""
    pattern = rng.choice((_ATTRIBUTE, _ROW_NUMBER))
    return _replaced(files, rng, pattern, lambda m, new: m[1] + b'="' + new + b'"')


def a_value(files: Files, rng: Random) -> Files:
    """The number, text or formula of a cell with something strange in its place."""
    return _replaced(
        files, rng, _VALUE, lambda m, new: b"<" + m[1] + b">" + new + b"</"
    )


def _replaced(
    files: Files,
    rng: Random,
    pattern: re.Pattern[bytes],
    made: Callable[[re.Match[bytes], bytes], bytes],
) -> Files:
    parts = _parts(files[BOOK])
    name = rng.choice(sorted(n for n in parts if pattern.search(parts[n])))
    found = rng.choice(list(pattern.finditer(parts[name])))
    start, end = found.span()
    new = made(found, rng.choice(_RAW_VALUES))
    parts[name] = parts[name][:start] + new + parts[name][end:]
    return _zipped(parts)


def a_broken_part(files: Files, rng: Random) -> Files:
    """Bytes of one part changed, or the part away, empty or another's."""
    parts = _parts(files[BOOK])
    name = rng.choice(sorted(parts))
    what = rng.randrange(4)
    if what == 0:
        del parts[name]
    elif what == 1:
        parts[name] = b""
    elif what == 2:
        parts[name] = parts[rng.choice(sorted(parts))]
    else:
        parts[name] = _broken(parts[name], rng)
    return _zipped(parts)


def a_broken_zip(files: Files, rng: Random) -> Files:
    """Bytes of the workbook file itself changed."""
    return {BOOK: _broken(files[BOOK], rng)}


def a_tag(files: Files, rng: Random) -> Files:
    """A tag of a part opened, closed or renamed."""
    parts = _parts(files[BOOK])
    name = rng.choice(sorted(parts))
    tags = list(re.finditer(rb"</?[\w:]+", parts[name]))
    if not tags:
        return files
    start, end = rng.choice(tags).span()
    new = rng.choice((b"<x", b"</x", b"<row", b"<c", b"<sheetData", b""))
    parts[name] = parts[name][:start] + new + parts[name][end:]
    return _zipped(parts)


BOOK_MUTATIONS: tuple[Mutation, ...] = (
    *(an_attribute, an_attribute, a_value, a_value, a_broken_part, a_broken_zip, a_tag),
)
