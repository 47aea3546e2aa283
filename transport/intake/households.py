"""Households: who travels together, as parties of the scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from transport.errors import Warned
from transport.intake.companions import companions
from transport.intake.merging import file_words, row_words
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    """Parties by household, village and employer, and by who names whom.

    A household of one is no party. One with several employers is one party for each,
    and one larger than a coach is none; both are told. Companions of one's own village
    and employer join the party.
    """
    by_house: dict[tuple[str, str], dict[str, list[int]]] = {}
    for at, (person, home, work) in enumerate(
        zip(people, home_of, work_of, strict=True)
    ):
        if person.household and home and work:
            house = by_house.setdefault((home, person.household), {})
            house.setdefault(work, []).append(at)
    together = companions(people, home_of, work_of)
    pairs = list(together.pairs)
    told = list(together.told)
    for by_work in by_house.values():
        members = [at for group in by_work.values() for at in group]
        if len(by_work) > 1:
            told.append(_told("HOUSEHOLD_TWO_EMPLOYERS", people, members))
        pairs += [(group[0], at) for group in by_work.values() for at in group[1:]]
    party_of = [""] * len(people)
    for group in _joined(pairs):
        if len(group) > MAX_PARTY:
            told.append(_told("HOUSEHOLD_TOO_LARGE", people, group))
            continue
        first = group[0]
        number = people[first].household or f"{group[0]}+{len(group) - 1}"
        for at in group:
            party_of[at] = f"{home_of[first]}|{number}|{work_of[first]}"
    return Households(tuple(party_of), tuple(told))


def _joined(pairs: Iterable[tuple[int, int]]) -> Sequence[Sequence[int]]:
    """Sets of those whom pairs join, each in the order of the roster."""
    graph = nx.Graph(pairs)
    return sorted(sorted(group) for group in nx.connected_components(graph))


def _told(code: str, people: Sequence[Person], members: Sequence[int]) -> Warned:
    first = people[members[0]]
    rows = tuple(row_words(people[at].source) for at in members[:5])
    return Warned(
        file=file_words(first.source),
        row=first.source.row,
        column="household" if first.household else "companions",
        value=first.household or first.companions,
        told=said(code, n=len(members), rows=rows),
    )
