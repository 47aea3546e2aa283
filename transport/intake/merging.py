"""One person twice on the rosters is one worker; where that is not sure it is asked."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from transport.errors import Fault, Warned
from transport.intake.records import Doubt, Person, RowAddress
from transport.intake.synonyms import field_called
from transport.intake.willing import HOME
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from transport.intake.records import Answers

ONE, TWO = "one", "two"
_HOME = ("province", "city", "county", "town", "village", "home_address", "home")
_WORK = ("employer", "employer_address")
_TOGETHER = frozenset((*_HOME, *_WORK, "source"))
_SINGLE = tuple(f.name for f in fields(Person) if f.name not in _TOGETHER)
_ADDED = {"remark": "；", "companions": "、"}  # what differs there is no contradiction
_CODES = ("", "green", "yellow", "red")
_WORST: Mapping[str, Callable[[str], float]] = {
    "temperature_c": float,
    "health_code": _CODES.index,
}
"""What holds somebody where one row alone says it: by how bad a value is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The people, each once, in the order of their first rows; what was told of it.

    ``identities`` are the ways to know each again, see `transport.intake.identities`.
    """

    people: tuple[Person, ...]
    told: tuple[Warned, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """How names of firms and of homes are compared, however they are spelt."""

    firm: Callable[[str], str]
    home: Callable[[Person], str]


def merged(people: Sequence[Person], keys: Keys, answers: Answers) -> Merged:
    """The people, each once: by identity number, else by name and telephone.

    Two numbers are two people; the same name and telephone under two numbers, or the
    same name, home and firm with neither, is asked. Empty cells are filled from the
    other row. Two names or two employers of one number are faults that name both rows;
    two homes are asked.
    """
    groups, doubts = _grouped(people, keys, answers)
    made: list[Person] = []
    told: list[Warned] = []
    faults: list[Fault] = []
    for group in groups:
        if len(group) == 1:
            made.append(group[0])
            continue
        faults += _contradictions(group, keys)
        home, doubt = _home(group, keys, answers)
        doubts += [] if doubt is None else [doubt]
        one, differing = _one_of(group, home)
        made.append(one)
        told += _told(group, differing)
    return Merged(
        people=tuple(made),
        told=tuple(told),
        doubts=tuple(doubts),
        faults=tuple(faults),
    )


def row_words(source: RowAddress) -> str:
    """The row as messages name it: ``file[sheet]:row``."""
    return f"{file_words(source)}:{source.row}"


def file_words(source: RowAddress) -> str:
    """The file, with its sheet where it has several."""
    return f"{source.file}[{source.sheet}]" if source.sheet else source.file


def _grouped(
    people: Sequence[Person], keys: Keys, answers: Answers
) -> tuple[list[list[Person]], list[Doubt]]:
    """Rows of one person each, and whether two of them may be one."""
    by_number: dict[str, list[Person]] = {}
    alike: dict[str, list[list[Person]]] = {}
    groups: list[list[Person]] = []
    doubts: list[Doubt] = []
    for person in sorted(people, key=lambda p: not p.id_number):
        number = _of_way(person, person.id_number)
        if number in by_number:
            by_number[number].append(person)
            continue
        key, is_sure = _likeness(person, keys)
        known = alike.setdefault(key, [])
        is_one = answers.get(key) == ONE or (is_sure and len(known) == 1)
        if known and is_one:
            group = known[0]
            group.append(person)
        else:
            group = [person]
            known.append(group)
            groups.append(group)
        if number:
            by_number[number] = group
    for key, several in alike.items():
        if len(several) > 1 and key not in answers:
            doubts.append(_alike(key, several))
    order = {id(person): at for at, person in enumerate(people)}
    for group in groups:
        group.sort(key=lambda p: order[id(p)])
    groups.sort(key=lambda group: order[id(group[0])])
    return groups, doubts


def _of_way(person: Person, name: str) -> str:
    """The name, apart for who goes home: out and home are two journeys of one."""
    return f"{name}|{HOME}" if name and person.direction == HOME else name


def _likeness(person: Person, keys: Keys) -> tuple[str, bool]:
    """By what a person may be another row's; sure for a telephone without a number."""
    key, is_sure = _likeness_out(person, keys)
    return _of_way(person, key), is_sure


def _likeness_out(person: Person, keys: Keys) -> tuple[str, bool]:
    if person.phone:
        return f"same:{person.name}|{person.phone}", not person.id_number
    if person.id_number:
        return f"number:{person.id_number}", True
    home, firm = keys.home(person), keys.firm(person.employer)
    return f"same:{person.name}|{home}|{firm}", False


def _alike(key: str, groups: Sequence[Sequence[Person]]) -> Doubt:
    name = groups[0][0].name
    return Doubt(
        key=key,
        about=name,
        asked=said("ONE_PERSON_OR_SEVERAL", name=name, n=len(groups)),
        if_left=said("KEPT_APART", n=len(groups)),
        proposal=TWO,
        choices=(TWO, ONE),
        sources=tuple(group[0].source for group in groups),
    )


def _contradictions(group: Sequence[Person], keys: Keys) -> Iterable[Fault]:
    """What one person cannot have twice: a name, an employer."""
    first = group[0]
    firm = next((p for p in group if p.employer), first)
    for other in group[1:]:
        if other.name != first.name:
            yield _fault(first, other, "name", "ONE_NUMBER_TWO_NAMES")
        if other.employer and keys.firm(other.employer) != keys.firm(firm.employer):
            yield _fault(firm, other, "employer", "ONE_PERSON_TWO_EMPLOYERS")


def _fault(first: Person, other: Person, field: str, code: str) -> Fault:
    return Fault(
        file=file_words(other.source),
        row=other.source.row,
        column=field,
        value=getattr(other, field),
        wrong=said(
            code,
            name=first.name,
            value=getattr(first, field),
            where=row_words(first.source),
        ),
        remedy=said("CORRECT_ONE_ROW"),
    )


def _home(
    group: Sequence[Person], keys: Keys, answers: Answers
) -> tuple[Person, Doubt | None]:
    """The row whose home is taken, and what is asked if there are several homes."""
    homes: dict[str, Person] = {}
    for person in group:
        if _has_home(person):
            homes.setdefault(keys.home(person), person)
    rows = list(homes.values()) or [group[0]]
    if len(rows) == 1:
        return rows[0], None
    words = {_home_words(row): row for row in rows}
    key = f"home:{rows[0].id_number or rows[0].name + '|' + rows[0].phone}"
    answered = words.get(answers.get(key, ""))
    if answered is not None:
        return answered, None
    return rows[0], Doubt(
        key=key,
        about=rows[0].name,
        asked=said("TWO_HOMES", name=rows[0].name, homes=tuple(words)),
        if_left=said("NOTHING_PLANNED"),
        choices=tuple(words),
        sources=tuple(row.source for row in rows),
        must=True,
    )


def _has_home(person: Person) -> bool:
    return any(getattr(person, field) for field in ("village", "home_address"))


def _home_words(person: Person) -> str:
    parts = (person.county, person.town, person.village or person.home_address)
    return " ".join(filter(None, parts))


def _one_of(group: Sequence[Person], home: Person) -> tuple[Person, tuple[str, ...]]:
    """The person of several rows, and the fields in which these differ."""
    found: dict[str, str] = {field: getattr(home, field) for field in _HOME}
    work = next((p for p in group if p.employer), group[0])
    found |= {field: getattr(work, field) for field in _WORK}
    differing = []
    for field in _SINGLE:
        values = list(dict.fromkeys(filter(None, (getattr(p, field) for p in group))))
        found[field] = values[0] if values else ""
        if field in _WORST and values:
            found[field] = max(values, key=_WORST[field])
        if field in _ADDED:
            found[field] = _ADDED[field].join(values)
        elif len(values) > 1:
            differing.append(field)
    return _replaced(group[0], found), tuple(differing)


def _replaced(person: Person, values: Mapping[str, str]) -> Person:
    return replace(person, **values)  # type: ignore[arg-type]  # its texts alone


def _told(group: Sequence[Person], differing: tuple[str, ...]) -> Iterable[Warned]:
    first, *others = group
    rows = _rows(others)
    fields = tuple(field_called(f) for f in differing if f not in _WORST)
    told = [said("ROWS_MERGED", name=first.name, rows=rows)]
    if fields:
        told = [
            said("ROWS_MERGED_FIRST_COUNTS", name=first.name, rows=rows, fields=fields)
        ]
    worst = tuple(field_called(f) for f in differing if f in _WORST)
    if worst:
        told.append(said("ROWS_MERGED_WORST_COUNTS", name=first.name, fields=worst))
    for one in told:
        yield Warned(
            file=file_words(first.source), row=first.source.row, column="name", told=one
        )


def _rows(people: Sequence[Person]) -> tuple[str, ...]:
    return tuple(row_words(person.source) for person in people)
