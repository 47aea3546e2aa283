"""Who travels with whom by name: people whom another row of the roster names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from transport.errors import Warned
from transport.intake.merging import file_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.intake.records import Person
    from transport.said import Said

_DIVIDED = re.compile(r"[、,，;；/|\n]+")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_NUMBERED = re.compile(r"序号|编号|行号|\bno\b|number|serial", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")


@dataclass(slots=True)
class Companions:
    """Pairs of people who travel together, and what is told of those who cannot."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    told: list[Warned] = field(default_factory=list)


def are_numbered(heading: str) -> bool:
    """Whether a column of companions holds running numbers of their rows."""
    return _NUMBERED.search(heading) is not None


def with_names(people: Sequence[Person], numbers: Sequence[str]) -> tuple[Person, ...]:
    """The people of a sheet, companions given by running number named instead.

    ``numbers`` are the running numbers of their rows. An identity number names better
    than a name.
    """
    called = {
        number: person.id_number or person.name
        for number, person in zip(numbers, people, strict=True)
        if number
    }
    return tuple(
        replace(
            person,
            companions="、".join(
                called.get(word, word) if _NUMBER.fullmatch(word) else word
                for word in _words(person.companions)
            ),
        )
        if person.companions
        else person
        for person in people
    )


def companions(
    people: Sequence[Person], home_of: Sequence[str], work_of: Sequence[str]
) -> Companions:
    """Whom the roster puts together by name, identity number or work number.

    Who is named need not name the other. A word that is nobody's and stands in several
    rows of one village and employer joins these, as a household number does.
    """
    found = Companions()
    ends = list(zip(home_of, work_of, strict=True))
    by_word = _by_word(people)
    strange: dict[tuple[tuple[str, str], str], list[tuple[int, str]]] = defaultdict(
        list
    )
    for at, person in enumerate(people):
        for word in _words(person.companions):
            named = [other for other in by_word.get(_plain(word), ()) if other != at]
            beside = [other for other in named if ends[other] == ends[at]]
            if len(beside) == 1 and all(ends[at]):
                found.pairs.append((at, beside[0]))
            elif named and all(ends[at]):
                found.told.append(_told(person, word, _why_apart(beside)))
            elif _plain(word) not in by_word:
                strange[ends[at], _plain(word)].append((at, word))
    for (first, word), *others in strange.values():
        found.pairs += [(first, other) for other, _ in others]
        if not others:
            found.told.append(_told(people[first], word, said("COMPANION_UNKNOWN")))
    return found


def _words(text: str) -> Iterable[str]:
    words = (word.strip() for word in _DIVIDED.split(_BRACKETS.sub("", text)))
    return filter(None, words)


def _plain(word: str) -> str:
    return "".join(word.casefold().split())


def _by_word(people: Sequence[Person]) -> Mapping[str, Sequence[int]]:
    """Who is called so, by name, identity number and work number."""
    called: dict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        words = (person.name, person.id_number, person.worker_id)
        for word in dict.fromkeys(map(_plain, filter(None, words))):
            called[word].append(at)
    return called


def _why_apart(beside: Sequence[int]) -> Said:
    if len(beside) > 1:
        return said("COMPANION_SEVERAL", n=len(beside))
    return said("COMPANION_ELSEWHERE")


def _told(person: Person, word: str, why: Said) -> Warned:
    return Warned(
        file=file_words(person.source),
        row=person.source.row,
        column="companions",
        value=word,
        told=why,
    )
