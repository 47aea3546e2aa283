"""Notes beside a template: what each column holds, how it is written, an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.language import say
from transport.reading.examples import EXAMPLES, in_language
from transport.reading.fields import HOW_TO_WRITE
from transport.reading.headings import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Lang
    from transport.reading.table_records import Column, Table

_HEAD = (
    ("table", "表"),
    ("column", "列"),
    ("need", "是否必填"),
    ("written as", "写法"),
    ("example", "示例"),
)
_NEED = {True: ("required", "必填"), False: ("optional", "选填")}
_EXAMPLE = ("for example", "示例")
_ABOUT = (
    "The examples are here alone: nothing counts that does not stand in a table. "
    "Tables without rows are left out; workers, villages, employers, depots and fleet "
    "need some.",
    "示例仅列于此，不参与计算；只有填入各表的内容才算数。工人、村、用人单位、车场、车辆各表"
    "须填写，其余表可留空。",
)
_TITLE = ("How to fill in this scenario", "填写说明")


def note_rows(lang: Lang) -> list[list[str]]:
    """A line on what the notes are, headings, and a row for each column."""
    rows = [[say(_ABOUT, lang)], [], [say(word, lang) for word in _HEAD]]
    return rows + [
        [title(table, lang), *_told(table, column, lang)]
        for table in TABLES
        for column in table.columns
    ]


def notes_markdown(lang: Lang) -> str:
    """The same as a page of Markdown, a table of it for each table."""
    parts = [f"# {say(_TITLE, lang)}", say(_ABOUT, lang)]
    for table in TABLES:
        zh = "" if lang == "en" else f" {title(table, lang)}"
        parts.append(f"## {table.name}.csv{zh}")
        parts.append("\n".join(_grid(table, lang)))
    return "\n\n".join(parts) + "\n"


def comment(table: Table, column: Column, lang: Lang) -> str:
    """A few words on one column, for a comment on its heading."""
    _, need, how, example = _told(table, column, lang)
    told = f"{need}; {how}" if lang == "en" else f"{need}；{how}"
    if lang == "en":
        told = f"{column.meaning}. {told}"
    return f"{told}\n{say(_EXAMPLE, lang)}: {example}" if example else told


def heading(column: Column, lang: Lang) -> str:
    """The heading that a template writes."""
    return column.name if lang == "en" else column.zh[0]


def title(table: Table, lang: Lang) -> str:
    """The name of the table's sheet, and of its section in the notes."""
    return table.name if lang == "en" else table.zh[0]


def _told(table: Table, column: Column, lang: Lang) -> list[str]:
    """Heading, need, way of writing and example of a column."""
    rows = EXAMPLES.get(table.name, ())
    example = in_language(rows[0].get(column.name, ""), lang) if rows else ""
    need = say(_NEED[column.required], lang)
    how = sentence(HOW_TO_WRITE[column.kind], lang)
    return [heading(column, lang), need, how, example]


def _grid(table: Table, lang: Lang) -> Iterator[str]:
    lines = [[say(word, lang) for word in _HEAD[1:]], ["---"] * (len(_HEAD) - 1)]
    lines += [_told(table, column, lang) for column in table.columns]
    return (f"| {' | '.join(line)} |" for line in lines)
