"""Lists of villages and firms beside a roster: what its codes and names stand for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from transport.intake.matching import match
from transport.intake.plain_headings import plain_heading
from transport.intake.values import position
from transport.reading.fields import clean_text
from transport.reading.findings import BadValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.intake.records import Person
    from transport.reading.tables import Row

_CODES = {
    "village": frozenset(("村编号", "村庄编号", "村代码", "village id")),
    "employer": frozenset(
        ("用人单位编号", "单位编号", "企业编号", "单位代码", "企业代码", "employer id")
    ),
}
_FIRMS = frozenset(
    ("企业名称", "单位名称", "公司名称", "用人单位名称", "企业全称", "employer name")
)
_NAMES = _FIRMS | {
    *("name", "名称", "村名", "村名称", "村庄", "村庄名称", "行政村", "自然村", "村"),
    *(
        "站点名称",
        "站点",
        "站名",
        "地点名称",
        "地名",
        "village",
        "village name",
        "stop name",
    ),
}
_UNITS = ("province", "city", "county")
_WHERE = frozenset((*_UNITS, "town", "home_address", "lat", "lon", "home"))


@dataclass(frozen=True, slots=True)
class _List:
    """Where a list keeps code, name and the rest; ``kind``: of what it is one."""

    kind: str
    name: int
    code: int | None
    places: Mapping[str, int]


@dataclass(slots=True)
class Listed:
    """Villages and firms by code and by name; of two by one name neither counts."""

    by_code: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], dict[str, str] | None] = field(default_factory=dict)

    def take(self, top: Sequence[Row], rows: Iterable[Row]) -> bool:
        """Keep what a sheet lists; whether it is a list at all."""
        for at, (_, cells) in enumerate(top):
            found = _list_under(cells)
            if found is not None:
                for _, row in chain(top[at + 1 :], rows):
                    self._keep(found, [clean_text(text) for text in row])
                return True
        return False

    def completed(self, person: Person) -> Person:
        """The person with names in the place of codes, and what is listed of them."""
        changes: dict[str, Any] = {}
        if home := self._found("village", person.village):
            is_code = home["name"] != person.village  # it says more than a title does
            changes = {"village": home["name"]} | {
                name: home[name]
                for name in (*_UNITS, "town", "home_address", "home")
                if home.get(name) and (is_code or not getattr(person, name))
            }
        if work := self._found("employer", person.employer):
            changes["employer"] = work["name"]
            where = "".join(work.get(name, "") for name in (*_UNITS, "home_address"))
            if where and person.employer_address in ("", person.employer):
                changes["employer_address"] = where
        return replace(person, **changes) if changes else person

    def _found(self, kind: str, text: str) -> Mapping[str, str] | None:
        return self.by_code.get((kind, text)) or self.by_name.get((kind, text))

    def _keep(self, where: _List, row: Sequence[str]) -> None:
        values = {name: row[at] for name, at in where.places.items() if at < len(row)}
        name = row[where.name] if where.name < len(row) else ""
        if not name:
            return
        values = {"name": name, **values, "home": _home(values)}
        key = where.kind, name
        if self.by_name.setdefault(key, values) != values:
            self.by_name[key] = None
        if where.code is not None and where.code < len(row) and row[where.code]:
            self.by_code[where.kind, row[where.code]] = values


def _list_under(cells: Sequence[str]) -> _List | None:
    """The list whose headings ``cells`` are, if they are some."""
    plain = {plain_heading(text): at for at, text in reversed(list(enumerate(cells)))}
    names = [at for word, at in plain.items() if word in _NAMES]
    kinds = [kind for kind, words in _CODES.items() if words & plain.keys()]
    if not names or len(kinds) > 1:
        return None
    places = {
        found.field: at
        for word, at in plain.items()
        if word and (found := match(word)) is not None and found.field in _WHERE
    }
    if kinds:
        code = next(plain[word] for word in _CODES[kinds[0]] if word in plain)
        return _List(kinds[0], min(names), code, places)
    if any(word.endswith(("编号", " id")) for word in plain):
        return None  # of depots, stations: nobody lives or works there
    if _FIRMS & plain.keys() and places:
        return _List("employer", min(names), None, places)
    has_position = "home" in places or {"lat", "lon"} <= places.keys()
    return _List("village", min(names), None, places) if has_position else None


def _home(values: Mapping[str, str]) -> str:
    """The position listed; empty when there is none in China."""
    text = values.get("home") or f"{values.get('lat', '')},{values.get('lon', '')}"
    try:
        return position(text)
    except BadValue:
        return ""
