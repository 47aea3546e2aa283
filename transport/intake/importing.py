"""From the people of rosters to a scenario, or to the questions before it."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.intake import defaults, health
from transport.intake.confirming import assumption_faults, unconfirmed
from transport.intake.households import households
from transport.intake.identities import identity
from transport.intake.merging import Keys, merged
from transport.intake.question_book import Questions
from transport.intake.records import Assumed, Doubt
from transport.intake.scenario_files import (
    ScenarioMade,
    SettingsMade,
    depot_record,
    employer_record,
    fleet_record,
    village_record,
    worker_record,
)
from transport.intake.settling import (
    LEAVE_OUT,
    LEFT,
    Settled,
    has_home,
    has_work,
    home_key,
    settled,
)
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from transport.errors import Fault, Warned
    from transport.intake.defaults import Calendar, Coaches, FleetBook, Home
    from transport.intake.identities import Kind, Registry
    from transport.intake.import_config import ImportConfig
    from transport.intake.records import Answers, ColumnTaken, Person, PlaceFinder
    from transport.intake.scenario_files import Record
    from transport.intake.settling import PlaceWords, Site
    from transport.language import Lang

COUNTY_KEY = "origin:county"
_VILLAGES = "place:village"  # what the keys of their doubts begin with
_CODE_DIGITS = 6  # of an identity number: the county that issued it
_MAX_RIDE_H = 30  # the program's default
_HOURS_PER_M = 1 / 45_000  # legal pace of two drivers over more than a day


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterTaken:
    """What was read from the rosters, for an import."""

    people: tuple[Person, ...]
    columns: tuple[ColumnTaken, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What an import works with: finder of places, names, coaches, the day it is."""

    finder: PlaceFinder
    words: PlaceWords
    book: FleetBook
    county_of_code: Callable[[str], str]  # "" for a code that stands for none
    unit_at: Callable[[float, float], tuple[str, str, str]]  # province, city, county
    today: date
    lang: Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The scenario, unless something must be answered or put right before."""

    made: ScenarioMade | None
    questions: Questions
    told: tuple[Warned, ...]
    people: tuple[Person, ...]
    where: Settled

    @property
    def travelling(self) -> tuple[Person, ...]:
        """Those who are not left out, in the order of the written roster."""
        out = set(self.where.left_out)
        return tuple(one for at, one in enumerate(self.people) if at not in out)


def imported(
    roster: RosterTaken,
    means: Means,
    config: ImportConfig,
    answers: Answers,
    registry: Registry,
    *,
    name: str,
) -> Imported:
    """The scenario of the rosters; ids are entered in the registry if it is whole.

    ``name``: that of the scenario, where the config says none.
    """
    people = _with_answered_ends(roster.people, answers)
    people, asked = _with_county(people, means, config, answers)
    keys = Keys(firm=means.words.firm, home=lambda p: home_key(p, means.words))
    once = merged(people, keys, answers)
    where = settled(once.people, means.words, means.finder, answers)
    where, bare = _with_units(where, means)
    preset, preset_assumed = defaults.preset_of(config, answers)
    day, day_assumed = defaults.first_day_of(
        once.people,
        config,
        answers,
        today=means.today,
        days_away=means.book.days_away(defaults.road_metres(where)),
    )
    missing = health.missing_papers(once.people, preset=preset, day=day)
    papers = health.papers_doubt(missing, answers)
    doubts = (*roster.doubts, *asked, *once.doubts, *_askable(where.doubts, asked))
    doubts += () if papers is None else (papers,)
    faults = (*roster.faults, *once.faults, *assumption_faults(answers))
    questions = Questions(
        doubts=doubts, places=where.shown, faults=faults, columns=roster.columns
    )
    told: tuple[Warned, ...] = once.told
    blocked = faults or any(doubt.must for doubt in doubts)
    if blocked or not where.villages or not where.employers:
        return Imported(
            made=None, questions=questions, told=told, people=once.people, where=where
        )
    people = health.with_papers(once.people, missing, answers, day=day)
    houses = households(people, where.home_of, where.work_of)
    frame = _framed(people, where, means, config, answers, first_day=day, preset=preset)
    assumed = unconfirmed(
        (
            *day_assumed,
            *preset_assumed,
            *frame.assumed,
            *_of_people(missing, where, answers),
            *bare,
        ),
        answers,
    )
    made = ScenarioMade(
        settings=_settings(frame, config, assumed, means.lang, name=name),
        tables=_tables(people, where, houses.party_of, frame, config, registry),
    )
    return Imported(
        made=made,
        questions=replace(questions, assumed=assumed),
        told=(*told, *houses.told),
        people=tuple(people),
        where=where,
    )


def _with_units(where: Settled, means: Means) -> tuple[Settled, tuple[Assumed, ...]]:
    """The sites, those known by position alone in the county whose seat is nearest."""
    names: list[str] = []

    def filled(site: Site) -> Site:
        found = site.found
        if found.city and found.province:
            return site
        province, city, county = means.unit_at(found.lat, found.lon)
        names.append(f"{site.asked.name}: {city}{county}")
        found = replace(
            found,
            province=found.province or province,
            city=found.city or city,
            county=found.county or county,
        )
        return replace(site, found=found)

    where = replace(
        where,
        villages=tuple(map(filled, where.villages)),
        employers=tuple(map(filled, where.employers)),
    )
    if not names:
        return where, ()
    return where, (Assumed("cities", ", ".join(names), said("NEAREST_SEAT")),)


def _askable(doubts: Sequence[Doubt], before: Sequence[Doubt]) -> list[Doubt]:
    """The doubts about places; of villages none while their county is unknown."""
    is_unknown = any(doubt.must for doubt in before)
    return [d for d in doubts if not (is_unknown and d.key.startswith(_VILLAGES))]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Everything of the scenario that does not come from the rows."""

    days: Calendar
    home: Home
    coaches: Coaches
    preset: str
    road_m: int

    @property
    def assumed(self) -> tuple[Assumed, ...]:
        return (*self.days.assumed, *self.home.assumed, *self.coaches.assumed)


def _framed(
    people: Sequence[Person],
    where: Settled,
    means: Means,
    config: ImportConfig,
    answers: Answers,
    *,
    first_day: date,
    preset: str,
) -> _Frame:
    road_m = defaults.road_metres(where)
    home = defaults.home_of(where.villages, config)
    return _Frame(
        days=defaults.calendar(
            people,
            config,
            answers,
            first_day=first_day,
            road_m=road_m,
            book=means.book,
        ),
        home=home,
        coaches=defaults.coaches_of(
            where,
            home,
            config,
            means.finder,
            means.book,
            first_day=first_day,
            preset=preset,
            road_m=road_m,
        ),
        preset=preset,
        road_m=road_m,
    )


def _with_answered_ends(people: Sequence[Person], answers: Answers) -> list[Person]:
    """The people; those without a home or a work have what the office says of all."""
    home = answers.get(f"{LEFT}home", LEAVE_OUT)
    work = answers.get(f"{LEFT}work", LEAVE_OUT)
    found = list(people)
    if home != LEAVE_OUT:
        found = [p if has_home(p) else replace(p, village=home) for p in found]
    if work != LEAVE_OUT:
        found = [p if has_work(p) else replace(p, employer=work) for p in found]
    return found


def _with_county(
    people: Sequence[Person], means: Means, config: ImportConfig, answers: Answers
) -> tuple[list[Person], tuple[Doubt, ...]]:
    """The people, with the one county where a row names none; else it is asked.

    Proposed is where most of the identity numbers were issued.
    """
    named = {person.county for person in people if person.county}
    lacking = [p for p in people if not (p.county or _is_told(p, means))]
    county = config.county or answers.get(COUNTY_KEY, "")
    if not county and len(named) == 1:
        county = next(iter(named))
    doubts: tuple[Doubt, ...] = ()
    if lacking and not county:
        county = _issuing_county(people, means)
        doubts = (_which_county(lacking, sorted(named), proposal=county),)
    return [
        replace(
            person,
            county=person.county or ("" if _is_told(person, means) else county),
            province=person.province or config.province,
            city=person.city or config.city,
        )
        for person in people
    ], doubts


def _is_told(person: Person, means: Means) -> bool:
    """Whether the address of the person names a county or city."""
    if not person.home_address:
        return False
    around = means.words.split(person.home_address)
    return bool(around.county or around.city)


def _issuing_county(people: Sequence[Person], means: Means) -> str:
    """The county in which most of the identity numbers were issued; "" if none has."""
    codes = Counter(p.id_number[:_CODE_DIGITS] for p in people if p.id_number)
    if not codes:
        return ""
    code, n = codes.most_common(1)[0]
    return means.county_of_code(code) if 2 * n > codes.total() else ""


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


def _of_people(
    missing: Sequence[str], where: Settled, answers: Answers
) -> tuple[Assumed, ...]:
    """What was decided for many people at once, and so belongs on the page."""
    found = []
    if missing and answers.get(health.KEY) == health.GREEN:
        found.append(Assumed("health", ", ".join(missing), said("OFFICE_SAYS_FIT")))
    if where.left_out:
        n = len(where.left_out)
        found.append(Assumed("left_out", str(n), said("OFFICE_LEAVES_OUT", n=n)))
    return tuple(found)


def _settings(
    frame: _Frame,
    config: ImportConfig,
    assumed: Sequence[Assumed],
    lang: Lang,
    *,
    name: str,
) -> SettingsMade:
    hours = math.ceil(frame.road_m * _HOURS_PER_M)
    told = {one.what: f"{one.value}; {sentence(one.why, lang)}" for one in assumed}
    return SettingsMade(
        name=config.name or name,
        title=config.title or config.name or name,
        first_day=frame.days.first_day,
        n_days=frame.days.n_days,
        province=frame.home.province,
        city=frame.home.city,
        city_of_county=frame.home.city_of_county,
        preset=frame.preset,
        max_ride_h=hours if hours > _MAX_RIDE_H else None,
        assumed=told,
    )


def _tables(
    people: Sequence[Person],
    where: Settled,
    party_of: Sequence[str],
    frame: _Frame,
    config: ImportConfig,
    registry: Registry,
) -> Mapping[str, tuple[Record, ...]]:
    """Rows of every table, with ids from the registry."""
    village = _ids(registry, "village", [site.key for site in where.villages])
    employer = _ids(registry, "employer", [site.key for site in where.employers])
    out = set(where.left_out)
    staying = [at for at in range(len(people)) if at not in out]
    workers = _worker_ids([people[at] for at in staying], where, staying, registry)
    party = _ids(
        registry, "party", dict.fromkeys(party_of[at] for at in staying if party_of[at])
    )
    depots = config.depots or tuple(map(depot_record, frame.coaches.depots))
    depot = _ids(registry, "depot", [row.get("name", "") for row in depots])
    return {
        "workers": tuple(
            worker_record(
                people[at],
                worker=worker,
                village=village[where.home_of[at]],
                employer=employer[where.work_of[at]],
                party=party.get(party_of[at], ""),
            )
            for at, worker in zip(staying, workers, strict=True)
        ),
        "villages": tuple(village_record(s, village[s.key]) for s in where.villages),
        "employers": tuple(
            employer_record(s, employer[s.key]) for s in where.employers
        ),
        "depots": tuple(
            {**row, "depot_id": depot[row.get("name", "")]} for row in depots
        ),
        "fleet": _fleet(frame, config, depot),
    }


def _fleet(
    frame: _Frame, config: ImportConfig, depot: Mapping[str, str]
) -> tuple[Record, ...]:
    """Coaches of the office, or those assumed: these go by the order of the depots."""
    first, *_ = depot.values()
    if config.fleet:
        return tuple(
            {**row, "depot_id": depot.get(row.get("depot", ""), first)}
            for row in config.fleet
        )
    numbers = dict(enumerate(depot.values(), 1))
    return tuple(
        {**fleet_record(line), "depot_id": numbers.get(int(line.depot_id[1:]), first)}
        for line in frame.coaches.fleet
    )


def _ids(
    registry: Registry, kind: Kind, keys: Sequence[str] | Mapping[str, None]
) -> dict[str, str]:
    names = list(keys)
    asked = [[identity("name", key)] for key in names]
    return dict(zip(names, registry.ids_of(kind, asked), strict=True))


def _worker_ids(
    people: Sequence[Person], where: Settled, at: Sequence[int], registry: Registry
) -> list[str]:
    """The roster's own numbers where everybody has one of his own; else ours."""
    own = [person.worker_id for person in people]
    if all(own) and max(Counter(own).values()) == 1:
        return own
    asked = []
    for person, index in zip(people, at, strict=True):
        names = []
        if person.id_number:
            names.append(identity("number", person.id_number))
        if person.phone:
            names.append(identity("phone", person.name, person.phone))
        names.append(identity("home", person.name, where.home_of[index]))
        asked.append(names)
    return registry.ids_of("worker", asked)
