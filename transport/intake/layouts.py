"""What the columns of each layout were once confirmed to hold, as a JSON file.

.. code-block:: json

    {
      "columns": {"人员名字": "name"},
      "layouts": {"3f2a9c01d4e5": {"人员名字": "name", "车间": "not_needed"}}
    }

``columns`` holds for every sheet; ``layouts`` for the sheets with one row of headings,
by its fingerprint. Fields are called as in ``workers.csv`` or in Chinese (``姓名``).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.causes import library_words, system_words
from transport.files.regular import text_in
from transport.files.writing import new_file
from transport.intake.plain_headings import plain_heading
from transport.intake.synonyms import FIELDS, chosen_field
from transport.planfiles.strict_json import NotStrict, strict_json
from transport.reading.findings import BadValue
from transport.reading.spelling import suggestion
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from transport.intake.records import Answers, ColumnTaken

KIND = "column"
"""What stands before the colon in the key of a doubt about a column."""


def column_key(layout: str, heading: str) -> str:
    """The key of the doubt about a column: the same for the same layout."""
    return f"{KIND}:{layout}:{plain_heading(heading) or heading}"


@dataclass(frozen=True, slots=True)
class Layouts:
    """Fields by plain heading: ``columns`` of every sheet, ``own`` of each layout."""

    columns: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def field_of(self, layout: str, heading: str) -> str | None:
        """What the column was confirmed to hold; ``None`` when nobody said."""
        plain = plain_heading(heading) or heading
        return self.own.get(layout, {}).get(plain, self.columns.get(plain))

    def remembering(self, taken: Iterable[ColumnTaken], answers: Answers) -> Layouts:
        """These and what was taken without doubt or answered in this reading."""
        own = defaultdict[str, dict[str, str]](dict)
        for layout, fields in self.own.items():
            own[layout].update(fields)
        for column in taken:
            if column.confidence >= 1 and column.layout:
                own[column.layout][plain_heading(column.heading)] = column.field
        for key, answer in answers.items():
            kind, _, rest = key.partition(":")
            layout, _, plain = rest.partition(":")
            chosen = chosen_field(answer)
            if kind == KIND and chosen is not None:
                own[layout][plain] = chosen
        return Layouts(self.columns, dict(own))


def load_layouts(path: Path) -> Layouts:
    """The layouts of a file.

    Raises
    ------
    BadValue
        If it cannot be read, or names a field that there is not.
    """
    try:
        found = strict_json(text_in(path))
    except OSError as error:
        wrong = said("CANNOT_BE_READ", reason=system_words(error))
        raise BadValue(wrong=wrong, remedy=said("CLOSE_PROGRAMS")) from error
    except NotStrict as error:
        raise BadValue(wrong=error.told, remedy=said("LAYOUTS_FORM")) from error
    except ValueError as error:
        wrong = said("LAYOUTS_NO_JSON", reason=library_words(error))
        raise BadValue(wrong=wrong, remedy=said("LAYOUTS_FORM")) from error
    if not isinstance(found, dict) or not set(found) <= {"columns", "layouts"}:
        raise BadValue(wrong=said("LAYOUTS_STRANGE"), remedy=said("LAYOUTS_FORM"))
    own = found.get("layouts", {})
    if not isinstance(own, dict):
        raise BadValue(wrong=said("LAYOUTS_STRANGE"), remedy=said("LAYOUTS_FORM"))
    return Layouts(
        named_columns(found.get("columns", {})),
        {str(layout): named_columns(columns) for layout, columns in own.items()},
    )


def named_columns(given: object) -> dict[str, str]:
    """Fields by plain heading, as somebody wrote them.

    Raises
    ------
    BadValue
        If one is no field.
    """
    if not isinstance(given, dict):
        raise BadValue(wrong=said("LAYOUTS_STRANGE"), remedy=said("LAYOUTS_FORM"))
    found = {}
    for heading, word in given.items():
        chosen = chosen_field(str(word))
        if chosen is None:
            wrong = said("NO_SUCH_FIELD", field=str(word), heading=str(heading))
            raise BadValue(wrong=wrong, remedy=suggestion(str(word), FIELDS))
        found[plain_heading(str(heading)) or str(heading)] = chosen
    return found


def save_layouts(layouts: Layouts, path: Path) -> None:
    """Write the file, whole or not at all.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    plain = {
        "columns": dict(sorted(layouts.columns.items())),
        "layouts": {
            layout: dict(sorted(columns.items()))
            for layout, columns in sorted(layouts.own.items())
        },
    }
    text = json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
    with new_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8")
