"""From the people of rosters to a scenario, or to the questions before it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.catalogue.sentences import sentence
from transport.errors import Fault
from transport.intake import defaults, health
from transport.intake.confirming import assumption_faults, unconfirmed
from transport.intake.counties import Units, with_answered_ends, with_county
from transport.intake.households import households
from transport.intake.merging import Keys, merged
from transport.intake.question_book import Questions
from transport.intake.records import Assumed, Doubt
from transport.intake.scenario_files import (
    ScenarioMade,
    SettingsMade,
)
from transport.intake.settling import (
    Settled,
    home_key,
    settled,
)
from transport.intake.tabulating import tables_of
from transport.intake.telling import headings_of
from transport.intake.willing import HOME
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from transport.errors import Warned
    from transport.intake.defaults import Calendar, Coaches, FleetBook, Home
    from transport.intake.identities import Registry
    from transport.intake.import_config import ImportConfig
    from transport.intake.merging import Merged
    from transport.intake.records import Answers, ColumnTaken, Person, PlaceFinder
    from transport.intake.settling import PlaceWords, Site
    from transport.language import Lang

_VILLAGES = "place:village"  # what the keys of their doubts begin with
_MAX_RIDE_H = 30  # the program's default
_HOURS_PER_M = 1 / 45_000  # legal pace of two drivers over more than a day


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterTaken:
    """What was read from the rosters, for an import."""

    people: tuple[Person, ...]
    columns: tuple[ColumnTaken, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    faults: tuple[Fault, ...] = ()
    dated: date | None = None


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
    units = Units(means.words.split, means.county_of_code)
    people = with_answered_ends(roster.people, answers)
    people, asked = with_county(people, units, config, answers)
    keys = Keys(firm=means.words.firm, home=lambda p: home_key(p, means.words))
    once = _headed(merged(people, keys, answers), roster.columns)
    where = settled(once.people, means.words, means.finder, answers)
    where, bare = _with_units(where, means)
    preset, preset_assumed = defaults.preset_of(config, answers)
    day, day_assumed = defaults.first_day_of(
        once.people,
        config,
        answers,
        today=means.today,
        days_away=means.book.days_away(defaults.road_metres(where)),
        dated=roster.dated,
    )
    missing = health.missing_papers(once.people, preset=preset, day=day)
    papers = health.papers_doubt(missing, answers)
    doubts = (*roster.doubts, *asked, *once.doubts, *_askable(where.doubts, asked))
    doubts += () if papers is None else (papers,)
    faults = (*roster.faults, *once.faults, *assumption_faults(answers))
    is_open = bool(faults) or any(doubt.must for doubt in doubts)
    if not is_open and not (where.villages and where.employers):
        faults, is_open = (_nobody(roster),), True
    questions = Questions(
        doubts=doubts, places=where.shown, faults=faults, columns=roster.columns
    )
    before = Imported(
        made=None, questions=questions, told=once.told, people=once.people, where=where
    )
    if is_open:
        return before
    assumed = (*day_assumed, *preset_assumed, *bare)
    assumed += _of_people(missing, where, answers)
    fit = health.with_papers(once.people, missing, answers, day=day)
    frame = _framed(fit, where, means, config, answers, first_day=day, preset=preset)
    assumed = unconfirmed((*assumed, *frame.assumed), answers)
    settings = _settings(frame, config, assumed, means.lang, name=name)
    before = replace(
        before,
        people=tuple(fit),
        questions=replace(questions, assumed=assumed),
    )
    return _made(before, settings, frame.coaches, config, registry)


def _headed(once: Merged, columns: Sequence[ColumnTaken]) -> Merged:
    """What merging tells, of columns as the sheets head them."""
    heading = headings_of(columns)
    faults, told = map(heading, once.faults), map(heading, once.told)
    return replace(once, faults=tuple(faults), told=tuple(told))


def _nobody(roster: RosterTaken) -> Fault:
    files = dict.fromkeys(column.file for column in roster.columns)
    wrong, remedy = said("NOBODY_ON_ROSTER"), said("GIVE_A_ROSTER")
    return Fault(file=", ".join(files) or "ROSTER", wrong=wrong, remedy=remedy)


def _made(
    before: Imported,
    settings: SettingsMade,
    coaches: Coaches,
    config: ImportConfig,
    registry: Registry,
) -> Imported:
    """The import with its scenario."""
    people, where = before.people, before.where
    home_of = [
        f"{home}|{HOME}" if home and person.direction == HOME else home
        for person, home in zip(people, where.home_of, strict=True)
    ]
    houses = households(people, home_of, where.work_of)
    tables = tables_of(people, where, houses.party_of, coaches, config, registry)
    return replace(
        before,
        made=ScenarioMade(settings=settings, tables=tables),
        told=(*before.told, *map(headings_of(before.questions.columns), houses.told)),
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
