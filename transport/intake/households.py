"""Households: who travels together, as parties of the scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import Warned
from transport.intake.merging import file_words, row_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.intake.records import Person

MAX_PARTY = 43  # workers whom one of the usual coaches takes beside observation seats


@dataclass(frozen=True, slots=True)
class Households:
    """The key of each person's party, "" for those who travel for themselves."""

    party_of: tuple[str, ...]
    told: tuple[Warned, ...]


def households(
    people: Sequence[Person], home_of: Sequence[str], work_of: Sequence[str]
) -> Households:
    """Parties by household, village and employer.

    A household of one is no party. One with several employers is one party for each,
    and one larger than a coach is none; both are told.
    """
    by_house: dict[tuple[str, str], dict[str, list[int]]] = {}
    for at, (person, home, work) in enumerate(
        zip(people, home_of, work_of, strict=True)
    ):
        if person.household and home and work:
            house = by_house.setdefault((home, person.household), {})
            house.setdefault(work, []).append(at)
    party_of = [""] * len(people)
    told = []
    for (home, number), by_work in by_house.items():
        members = [at for group in by_work.values() for at in group]
        first = people[members[0]]
        if len(by_work) > 1:
            told.append(_told(first, "HOUSEHOLD_TWO_EMPLOYERS", people, members))
        for employer, group in by_work.items():
            if len(group) > MAX_PARTY:
                told.append(_told(first, "HOUSEHOLD_TOO_LARGE", people, group))
            elif len(group) > 1:
                for at in group:
                    party_of[at] = f"{home}|{number}|{employer}"
    return Households(tuple(party_of), tuple(told))


def _told(
    first: Person, code: str, people: Sequence[Person], members: Sequence[int]
) -> Warned:
    rows = tuple(row_words(people[at].source) for at in members[:5])
    return Warned(
        file=file_words(first.source),
        row=first.source.row,
        column="household",
        value=first.household,
        told=said(code, n=len(members), rows=rows),
    )
