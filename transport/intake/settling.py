"""Villages and employers of the people, each once, each with its position or asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from transport.intake.like_firms import like_firms
from transport.intake.place_answers import (
    located,
    place_key,
    place_words,
    position,
)
from transport.intake.records import Doubt, PlaceAsked, PlaceShown, RowAddress
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transport.intake.records import Answers, Person, PlaceFinder, PlaceFound
    from transport.said import Said

COARSE = ("town", "county")
COARSE_KEY, KEEP = "places:coarse", "keep"
_N_KEPT = 16_384  # names of places and firms that are remembered
LEFT, LEAVE_OUT = "left:", "leave_out"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """How names of places are compared, and how an address falls apart.

    ``split`` gives what surrounds an address: province, city, county, town, and as
    name what is left.
    """

    village: Callable[[str], str]
    town: Callable[[str], str]
    unit: Callable[[str], str]
    firm: Callable[[str], str]
    split: Callable[[str], PlaceAsked]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A village or an employer; ``key`` stands for all its spellings."""

    key: str
    asked: PlaceAsked
    found: PlaceFound
    n_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The sites, and by person the keys of home and work; what is asked and left out.

    People in ``left_out`` (by index) have no home or no work, and the office agreed to
    leave them out.
    """

    villages: tuple[Site, ...]
    employers: tuple[Site, ...]
    home_of: tuple[str, ...]
    work_of: tuple[str, ...]
    left_out: tuple[int, ...]
    doubts: tuple[Doubt, ...]

    @property
    def shown(self) -> tuple[PlaceShown, ...]:
        """Every site as the office is shown it."""
        return tuple(
            PlaceShown(
                key=site.key,
                kind=site.asked.kind,
                n_people=site.n_people,
                asked=site.asked,
                found=site.found,
            )
            for site in (*self.villages, *self.employers)
        )


def settled(
    people: Sequence[Person],
    words: PlaceWords,
    finder: PlaceFinder,
    answers: Answers,
) -> Settled:
    """Where the people live and work.

    A village is one by county, town and name however they are spelt; an employer by
    its firm and the city of its address. What is found nowhere must be answered; what
    may be several places is asked with them as choices.
    """
    homes = [_home(person, words) for person in people]
    works = [_work(person, words) for person in people]
    one_for, doubts = _like_firms(people, works, answers)
    works = _with_cities([_renamed(work, one_for) for work in works])
    left_out: set[int] = set()
    for kind, asked in (("home", homes), ("work", works)):
        missing = [at for at, one in enumerate(asked) if one is None]
        key = f"{LEFT}{kind}"
        if missing and answers.get(key) == LEAVE_OUT:
            left_out.update(missing)
        elif missing:
            doubts.append(_missing(key, kind, [people[at] for at in missing]))
    found: dict[str, tuple[Site, ...]] = {}
    for name, asked in (("villages", homes), ("employers", works)):
        grouped = _grouped(asked, people, left_out)
        sites, more = _sites(grouped, finder, answers)
        found[name] = sites
        doubts += more
    sites = (*found["villages"], *found["employers"])
    coarse = {site.key: site for site in sites if site.found.precision in COARSE}
    if coarse and COARSE_KEY not in answers:
        ends = zip(homes, works, strict=True)
        n_people = sum(
            any(one is not None and one.key in coarse for one in pair) for pair in ends
        )
        doubts.append(_coarse(tuple(coarse.values()), n_people))
    return Settled(
        villages=found["villages"],
        employers=found["employers"],
        home_of=tuple("" if one is None else one.key for one in homes),
        work_of=tuple("" if one is None else one.key for one in works),
        left_out=tuple(sorted(left_out)),
        doubts=tuple(doubts),
    )


def has_home(person: Person) -> bool:
    """Whether the row says where the person lives."""
    return bool(person.village or person.town or person.home_address)


def has_work(person: Person) -> bool:
    """Whether the row says where the person works."""
    return bool(person.employer or person.employer_address)


def home_key(person: Person, words: PlaceWords) -> str:
    """The village of a person, however it is spelt; "" without one."""
    home = _home(person, words)
    return "" if home is None else home.key


@dataclass(frozen=True, slots=True)
class _Named:
    """A place as one row names it."""

    key: str
    asked: PlaceAsked
    firm: str = ""


@dataclass(slots=True)
class _Group:
    asked: PlaceAsked
    sources: list[RowAddress]
    points: list[tuple[float, float]]


def _home(person: Person, words: PlaceWords) -> _Named | None:
    asked = PlaceAsked(
        kind="village",
        name=person.village,
        town=person.town,
        county=person.county,
        city=person.city,
        province=person.province,
        address=person.home_address,
    )
    return _named_home(asked, words)


@lru_cache(maxsize=_N_KEPT)  # neighbours share their village's name
def _named_home(asked: PlaceAsked, words: PlaceWords) -> _Named | None:
    if asked.address:
        asked = _filled(asked, words.split(asked.address))
    name = asked.name or asked.town or asked.address
    if not name:
        return None
    parts = (
        words.unit(asked.county) if asked.county else "",
        words.town(asked.town) if asked.town else "",
        words.village(name),
    )
    asked = replace(asked, name=name)
    return _Named(place_key(asked, *parts), asked)


def _work(person: Person, words: PlaceWords) -> _Named | None:
    return _named_work(person.employer, person.employer_address, words)


@lru_cache(maxsize=_N_KEPT)
def _named_work(employer: str, address: str, words: PlaceWords) -> _Named | None:
    name = employer or address
    if not name:
        return None
    asked = PlaceAsked(kind="employer", name=name, address=address)
    around = words.split(address or employer)
    asked = _filled(asked, replace(around, name=""))
    firm = words.firm(name)
    city = words.unit(asked.city or asked.county)
    return _Named(place_key(asked, firm, city), asked, firm)


def _filled(asked: PlaceAsked, more: PlaceAsked) -> PlaceAsked:
    """``asked`` with what only ``more`` says."""
    fields = ("name", "town", "county", "city", "province")
    given = {name: getattr(asked, name) or getattr(more, name) for name in fields}
    return replace(asked, **given)


def _like_firms(
    people: Sequence[Person], works: Sequence[_Named | None], answers: Answers
) -> tuple[dict[str, str], list[Doubt]]:
    names: dict[str, str] = {}
    rows: dict[str, list[RowAddress]] = {}
    for person, work in zip(people, works, strict=True):
        if work is not None:
            names.setdefault(work.firm, work.asked.name)
            rows.setdefault(work.firm, []).append(person.source)
    return like_firms(names, rows, answers)


def _renamed(work: _Named | None, one_for: Mapping[str, str]) -> _Named | None:
    """The place of work, under the firm that stands for its own."""
    if work is None or work.firm not in one_for:
        return work
    firm = one_for[work.firm]
    _, _, city = work.key.rpartition("|")
    return _Named(place_key(work.asked, firm, city), work.asked, firm)


def _with_cities(works: Sequence[_Named | None]) -> list[_Named | None]:
    """A firm without an address is the one of its name that has one, if it is one."""
    by_firm: dict[str, dict[str, _Named]] = {}
    for work in works:
        if work is not None and (work.asked.city or work.asked.county):
            by_firm.setdefault(work.firm, {}).setdefault(work.key, work)
    found: list[_Named | None] = []
    for work in works:
        known = {} if work is None else by_firm.get(work.firm, {})
        if work is None or work.key in known or len(known) != 1:
            found.append(work)
        else:
            found.append(next(iter(known.values())))
    return found


def _grouped(
    named: Sequence[_Named | None], people: Sequence[Person], left_out: set[int]
) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    spellings: dict[str, Counter[str]] = {}
    seen: set[int] = set()  # what was named in the same words before adds nothing
    for at, one in enumerate(named):
        if one is None or at in left_out:
            continue
        group = groups.setdefault(one.key, _Group(one.asked, [], []))
        if id(one) not in seen:
            seen.add(id(one))
            group.asked = _with_address(_filled(group.asked, one.asked), one.asked)
        group.sources.append(people[at].source)
        spellings.setdefault(one.key, Counter())[one.asked.name] += 1
        point = position(people[at].home) if one.asked.kind == "village" else None
        if point is not None:
            group.points.append(point)
    for key, group in groups.items():
        most = max(spellings[key].items(), key=lambda item: item[1])[0]
        group.asked = replace(group.asked, name=most, at=_middle(group.points))
    return groups


def _with_address(asked: PlaceAsked, more: PlaceAsked) -> PlaceAsked:
    return asked if asked.address else replace(asked, address=more.address)


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    if not points:
        return None
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def _sites(
    groups: Mapping[str, _Group], finder: PlaceFinder, answers: Answers
) -> tuple[tuple[Site, ...], list[Doubt]]:
    sites, doubts = [], []
    for key, group in groups.items():
        answered = located(key, group.asked, finder, answers)
        place, others = answered.located.place, answered.located.others
        if place is None or (others and key not in answers):
            doubts.append(
                _where(key, group, place, others, is_refused=answered.is_refused)
            )
        if place is not None:
            n_people = len(group.sources)
            sites.append(
                Site(key=key, asked=group.asked, found=place, n_people=n_people)
            )
    return tuple(sites), doubts


def _where(
    key: str,
    group: _Group,
    place: PlaceFound | None,
    others: Sequence[PlaceFound],
    *,
    is_refused: bool,
) -> Doubt:
    asked = group.asked
    around = " ".join(filter(None, (asked.city, asked.county, asked.town)))
    name = f"{around} {asked.name}".strip()
    choices = [place_words(other) for other in others]
    question = said("WHERE_IS", name=name)
    if is_refused:
        question = said("ANSWER_FOUND_NOWHERE", name=name)
    elif choices:
        question = said("WHICH_IS", name=name)
    taken: Said = said("NOTHING_PLANNED")
    if place is not None:
        choices = list(dict.fromkeys([place_words(place), *choices]))
        taken = said("TAKEN_FOR_IT", name=place_words(place))
    return Doubt(
        key=key,
        about=asked.name,
        asked=question,
        if_left=taken,
        proposal="" if place is None else place_words(place),
        choices=tuple(choices),
        sources=tuple(group.sources),
        must=place is None,
        is_open=True,
    )


def _missing(key: str, kind: str, people: Sequence[Person]) -> Doubt:
    code = "NAME_NO_HOME" if kind == "home" else "NAME_NO_WORK"
    return Doubt(
        key=key,
        about=people[0].name,
        asked=said(code, n=len(people)),
        if_left=said("NOTHING_PLANNED"),
        choices=(LEAVE_OUT,),
        sources=tuple(person.source for person in people),
        must=True,
        is_open=True,
    )


def _coarse(sites: Sequence[Site], n_people: int) -> Doubt:
    return Doubt(
        key=COARSE_KEY,
        about=sites[0].asked.name,
        asked=said("PLACES_ARE_COARSE", n=len(sites), workers=n_people),
        if_left=said(
            "CENTRES_TAKEN", error_m=max(site.found.error_m for site in sites)
        ),
        proposal=KEEP,
        choices=(KEEP,),
    )
