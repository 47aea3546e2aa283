"""Where people come from and go to, as far as a row leaves it to the whole roster."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.intake.records import Doubt
from transport.intake.settling import LEAVE_OUT, LEFT, has_home, has_work
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transport.intake.import_config import ImportConfig
    from transport.intake.records import Answers, Person, PlaceAsked

COUNTY_KEY = "origin:county"
_CODE_DIGITS = 6  # of an identity number: the county that issued it


@dataclass(frozen=True, slots=True)
class Units:
    """What is known of counties: which an address names, and which issued a number."""

    split: Callable[[str], PlaceAsked]
    county_of_code: Callable[[str], str]  # "" for a code that stands for none


def with_answered_ends(people: Sequence[Person], answers: Answers) -> list[Person]:
    """The people; those without a home or a work have what the office says of all."""
    home = answers.get(f"{LEFT}home", LEAVE_OUT)
    work = answers.get(f"{LEFT}work", LEAVE_OUT)
    found = list(people)
    if home != LEAVE_OUT:
        found = [p if has_home(p) else replace(p, village=home) for p in found]
    if work != LEAVE_OUT:
        found = [p if has_work(p) else replace(p, employer=work) for p in found]
    return found


def with_county(
    people: Sequence[Person],
    units: Units,
    config: ImportConfig,
    answers: Answers,
) -> tuple[list[Person], tuple[Doubt, ...]]:
    """The people, with the one county where a row names none; else it is asked.

    Proposed is where most of the identity numbers were issued.
    """
    named = {person.county for person in people if person.county}
    lacking = [p for p in people if not (p.county or _is_told(p, units))]
    county = config.county or answers.get(COUNTY_KEY, "")
    if not county and len(named) == 1:
        county = next(iter(named))
    doubts: tuple[Doubt, ...] = ()
    if lacking and not county:
        county = _issuing_county(people, units)
        doubts = (_which_county(lacking, sorted(named), proposal=county),)
    return [
        replace(
            person,
            county=person.county or ("" if _is_told(person, units) else county),
            province=person.province or config.province,
            city=person.city or config.city,
        )
        for person in people
    ], doubts


def _is_told(person: Person, units: Units) -> bool:
    """Whether the address of the person names a county or city."""
    if not person.home_address:
        return False
    around = units.split(person.home_address)
    return bool(around.county or around.city)


def _issuing_county(people: Sequence[Person], units: Units) -> str:
    """The county in which most of the identity numbers were issued; "" if none has."""
    codes = Counter(p.id_number[:_CODE_DIGITS] for p in people if p.id_number)
    if not codes:
        return ""
    code, n = codes.most_common(1)[0]
    return units.county_of_code(code) if 2 * n > codes.total() else ""


def _which_county(
    lacking: Sequence[Person], named: Sequence[str], *, proposal: str
) -> Doubt:
    left = said("NOTHING_PLANNED")
    if proposal:
        left = said("COUNTY_BY_NUMBERS", name=proposal)
    return Doubt(
        key=COUNTY_KEY,
        about=lacking[0].village,
        asked=said("WHICH_COUNTY", n=len(lacking)),
        if_left=left,
        proposal=proposal,
        choices=tuple(dict.fromkeys(filter(None, (proposal, *named)))),
        sources=tuple(p.source for p in lacking),
        must=not proposal,
        is_open=True,
    )
