"""Ids that stay: who and what had which id the last time has it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind: TypeAlias = Literal["worker", "village", "employer", "party", "depot"]
Entry: TypeAlias = tuple[Kind, str, str]  # kind, identity, id
_FORMS: dict[Kind, tuple[str, int]] = {  # letter, digits at least
    "worker": ("W", 4),
    "village": ("V", 3),
    "employer": ("E", 3),
    "party": ("P", 3),
    "depot": ("D", 1),
}
KINDS: tuple[Kind, ...] = tuple(_FORMS)
WAYS = ("number", "phone", "home", "name")  # to know somebody again, the surest first
_ID = re.compile(r"([A-Z])(\d{1,9})")
_JOINER = "|"


def identity(how: str, *parts: str) -> str:
    """One of the `WAYS` to know somebody or something again: ``phone:NAME|NUMBER``."""
    return f"{how}:{_JOINER.join(part.strip() for part in parts)}"


class Registry:
    """Every id ever given in a folder, and by which identities it is found again.

    An id is a letter with a running number, so it tells nothing of whom it stands for.
    Numbers are given in the order asked for and never twice, so that the id of somebody
    who is no longer on the roster goes to nobody else.
    """

    def __init__(self, known: Iterable[Entry] = ()) -> None:
        self._ids: dict[tuple[Kind, str], str] = {}
        self._names: dict[tuple[Kind, str], dict[str, str]] = {}  # by way to know
        self._last: dict[Kind, int] = {}
        self._given: set[tuple[Kind, str]] = set()
        for kind, known_by, number in known:
            self._enter(kind, known_by, number)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything known, in the order in which it came."""
        return tuple((kind, name, found) for (kind, name), found in self._ids.items())

    def ids_of(self, kind: Kind, asked: Sequence[Sequence[str]]) -> list[str]:
        """An id for each, by its identities; no id goes to two.

        All are looked for by what is surest before any is by what is less sure. A less
        sure identity finds nobody whom the surest one speaks against: a person of the
        same name and telephone with another identity number is another person.
        """
        found: dict[int, str] = {}
        for way in WAYS:
            for at, names in enumerate(asked):
                if at not in found and (known := self._known(kind, names, way)):
                    found[at] = known
                    self._given.add((kind, known))
        ids = [found.get(at) or self._new(kind) for at in range(len(asked))]
        for number, names in zip(ids, asked, strict=True):
            for known_by in names:
                if (kind, known_by) not in self._ids:
                    self._enter(kind, known_by, number)
        return ids

    def _known(self, kind: Kind, names: Sequence[str], way: str) -> str | None:
        known_by = next((name for name in names if _way(name) == way), None)
        found = None if known_by is None else self._ids.get((kind, known_by))
        if found is None or (kind, found) in self._given:
            return None
        number = next((name for name in names if _way(name) == WAYS[0]), None)
        own = self._names[kind, found].get(WAYS[0], number)
        return None if number is not None and own != number else found

    def _new(self, kind: Kind) -> str:
        self._last[kind] = self._last.get(kind, 0) + 1
        letter, n_digits = _FORMS[kind]
        found = f"{letter}{self._last[kind]:0{n_digits}d}"
        self._given.add((kind, found))
        return found

    def _enter(self, kind: Kind, known_by: str, number: str) -> None:
        self._ids[kind, known_by] = number
        self._names.setdefault((kind, number), {})[_way(known_by)] = known_by
        form = _ID.fullmatch(number)
        if form is not None and form[1] == _FORMS[kind][0]:
            self._last[kind] = max(self._last.get(kind, 0), int(form[2]))


def is_id(kind: Kind, number: str) -> bool:
    """Whether ``number`` is of the form in which ids of that kind are given."""
    form = _ID.fullmatch(number)
    return form is not None and form[1] == _FORMS[kind][0]


def _way(known_by: str) -> str:
    return known_by.partition(":")[0]
