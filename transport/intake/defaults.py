"""What a scenario needs and nobody said: taken sensibly, and told each time."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

import numpy as np

from transport.intake.records import Assumed, PlaceAsked
from transport.presets import PRESETS
from transport.roads.geodesy import geodesic_m
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.fleet import FleetLine
    from transport.intake.import_config import ImportConfig
    from transport.intake.records import Answers, Person, PlaceFinder, PlaceFound
    from transport.intake.settling import Settled, Site
    from transport.policy import Scope
    from transport.said import Said

PRESET = "cn"  # the rules in force on the day of departure
_LONG_RUN_M, _SHORT_PERCENT, _LONG_PERCENT = 300_000, 135, 125
_MONDAYS = 7
_OLD = timedelta(days=60)
_DAY_TEXT = 10  # characters of YYYY-MM-DD


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """The workers of one depot, for whom coaches are to be found.

    ``villages_by_city``: for each city of employers, how many villages send somebody.
    """

    depot_id: str
    province: str
    n_workers: int
    villages_by_city: tuple[int, ...]
    scope: Scope
    road_m: int
    preset: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Coaches with their prices, and the list that these come from."""

    lines: tuple[FleetLine, ...]
    list_name: str
    source: Said
    as_of: str


class FleetBook(Protocol):
    """Whatever knows prices of coaches by region and year."""

    def fleet_for(self, demand: Demand) -> Offered:
        """Enough coaches for the demand."""

    def days_away(self, road_m: float) -> int:
        """Calendar days that a coach is out for a run of that length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days of the scenario."""

    first_day: date
    n_days: int
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where the workers come from; cities of counties that lie in other cities."""

    province: str
    city: str
    city_of_county: Mapping[str, str]
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepotMade:
    """A depot: where coaches start."""

    name: str
    county: str
    city: str
    found: PlaceFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Coaches:
    """Depots and fleet, as rows of their tables where the office gave them."""

    depots: tuple[DepotMade, ...]
    fleet: tuple[FleetLine, ...]
    assumed: tuple[Assumed, ...]


def preset_of(
    config: ImportConfig, answers: Answers
) -> tuple[str, tuple[Assumed, ...]]:
    """The preset of rules: as said, else that of the calendar."""
    answered = answers.get("assumed:preset", "").strip()
    if config.preset or answered in PRESETS:
        return config.preset or answered, ()
    return PRESET, (Assumed("preset", PRESET, said("BY_CALENDAR")),)


def first_day_of(
    people: Sequence[Person],
    config: ImportConfig,
    answers: Answers,
    *,
    today: date,
    days_away: int,
    dated: date | None = None,
) -> tuple[date, tuple[Assumed, ...]]:
    """The first day of travel: as said, else by the roster's dates, else a Monday.

    ``days_away``: calendar days of the longest run, by which those who only say when
    they must report set out before. ``dated``: the day of the roster's own date line;
    the Monday after it is taken where it is so long ago that the roster is of the past.
    """
    answered = config.first_day or day_of(answers.get("assumed:first_day", ""))
    if answered is not None:
        return answered, ()
    ready = [day for p in people if (day := day_of(p.ready_from)) is not None]
    reports = [day for p in people if (day := day_of(p.report_by)) is not None]
    if ready:
        day, told = min([*ready, *reports]), said("EARLIEST_OF_ROSTER")
    elif reports:
        day = min(reports) - timedelta(days=days_away)
        told = said("BEFORE_FIRST_REPORT", n=days_away)
    else:
        is_old = dated is not None and dated < today - _OLD
        near = dated if is_old and dated is not None else today
        day = near + timedelta(days=_MONDAYS - near.weekday())
        told = said("MONDAY_AFTER_DATE" if is_old else "NEXT_MONDAY")
    return day, (Assumed("first_day", day.isoformat(), told),)


def calendar(
    people: Sequence[Person],
    config: ImportConfig,
    answers: Answers,
    *,
    first_day: date,
    road_m: int,
    book: FleetBook,
) -> Calendar:
    """The number of days: as said, else to the last report, else by the distance."""
    n_days = config.days or count_of(answers.get("assumed:days", ""))
    if n_days is not None:
        return Calendar(first_day=first_day, n_days=n_days, assumed=())
    ready = [day for p in people if (day := day_of(p.ready_from)) is not None]
    last = max([first_day, *ready])
    by_road = (last - first_day).days + book.days_away(road_m) + 1
    reports = [day for p in people if (day := day_of(p.report_by)) is not None]
    by_report = (max(reports) - first_day).days + 1 if reports else 0
    n_days = max(by_road, by_report)
    told = said("BY_DISTANCE", road_m=road_m)
    if last > first_day:
        told = said("BY_LAST_READY", day=last.isoformat(), road_m=road_m)
    if by_report >= by_road:
        told = said("BY_LAST_REPORT")
    assumed = (Assumed("days", str(n_days), told),)
    return Calendar(first_day=first_day, n_days=n_days, assumed=assumed)


def home_of(villages: Sequence[Site], config: ImportConfig) -> Home:
    """Province and city of the scenario: as said, else where most workers live."""
    workers: Counter[tuple[str, str]] = Counter()
    for site in villages:
        workers[site.found.province, site.found.city] += site.n_people
    (province, city), _ = max(workers.items(), key=lambda item: item[1])
    assumed: tuple[Assumed, ...] = ()
    if not (config.province and config.city):
        value = f"{config.province or province} {config.city or city}"
        assumed = (Assumed("origin", value, said("WHERE_MOST_LIVE")),)
    city = config.city or city
    elsewhere = {
        county_of(site): site.found.city
        for site in villages
        if site.found.city and site.found.city != city and county_of(site)
    }
    return Home(
        province=config.province or province,
        city=city,
        city_of_county=elsewhere,
        assumed=assumed,
    )


def county_of(site: Site) -> str:
    """The county of a village in full, as the list calls it; else as written."""
    return site.found.county or site.asked.county


def road_metres(settled: Settled) -> int:
    """Road metres of the longest run from a village to an employer, by circuity."""
    if not (settled.villages and settled.employers):
        return 0
    lat1, lon1 = _degrees([site.found for site in settled.villages])
    lat2, lon2 = _degrees([site.found for site in settled.employers])
    metres = geodesic_m(lat1[:, None], lon1[:, None], lat2[None, :], lon2[None, :])
    line_m = float(metres.max())
    percent = _SHORT_PERCENT if line_m < _LONG_RUN_M else _LONG_PERCENT
    return round(line_m * percent / 100)


def coaches_of(
    settled: Settled,
    home: Home,
    config: ImportConfig,
    finder: PlaceFinder,
    book: FleetBook,
    *,
    first_day: date,
    preset: str,
    road_m: int,
) -> Coaches:
    """A station in each sending county, with coaches for those who live there."""
    n_workers: Counter[str] = Counter()
    for site in settled.villages:
        n_workers[county_of(site)] += site.n_people
    n_villages = _villages_by_city(settled)
    scope = _scope(settled.employers, home)
    depots: list[DepotMade] = []
    fleet: list[FleetLine] = []
    offered = None
    for county in sorted(n_workers, key=lambda name: (-n_workers[name], name)):
        around = next(s.found for s in settled.villages if county_of(s) == county)
        depot = _depot(county, around, finder)
        depots.append(depot)
        offered = book.fleet_for(
            Demand(
                depot_id=f"D{len(depots)}",
                province=around.province or home.province,
                n_workers=n_workers[county],
                villages_by_city=n_villages[county],
                scope=scope,
                road_m=road_m,
                preset=preset,
                day=first_day,
            )
        )
        fleet += offered.lines
    assumed: list[Assumed] = []
    if not config.depots:
        names = ", ".join(depot.name for depot in depots)
        assumed.append(Assumed("depots", names, said("AT_COUNTY_STATION")))
    if not config.fleet and offered is not None:
        assumed += _told(fleet, offered, sum(n_workers.values()))
    return Coaches(depots=tuple(depots), fleet=tuple(fleet), assumed=tuple(assumed))


def _villages_by_city(settled: Settled) -> dict[str, tuple[int, ...]]:
    """By sending county: the numbers of villages with somebody for each city."""
    home = {site.key: site for site in settled.villages}
    city = {site.key: site.found.city for site in settled.employers}
    ways = {
        (key, city[work])
        for key, work in zip(settled.home_of, settled.work_of, strict=True)
        if key in home and work in city
    }
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for key, end in ways:
        found[county_of(home[key])][end] += 1
    return {county: tuple(sorted(n.values())) for county, n in found.items()}


def _told(
    fleet: Sequence[FleetLine], offered: Offered, n_workers: int
) -> list[Assumed]:
    by_type: Counter[str] = Counter()
    for line in fleet:
        by_type[line.vehicle_type] += line.count
    coaches = ", ".join(f"{n} {name}" for name, n in sorted(by_type.items()))
    listed = said(
        "PRICE_LIST_OF",
        list_name=offered.list_name,
        origin=offered.source,
        day=offered.as_of,
    )
    return [
        Assumed("fleet", coaches, said("SIZED_TO_WORKERS", workers=n_workers)),
        Assumed("prices", offered.list_name, listed),
    ]


def _depot(county: str, around: PlaceFound, finder: PlaceFinder) -> DepotMade:
    name = f"{county}客运站"
    asked = PlaceAsked(
        kind="depot",
        name=name,
        county=county,
        city=around.city,
        province=around.province,
    )
    found = finder.find(asked).place or around
    return DepotMade(
        name=name, county=county, city=found.city or around.city, found=found
    )


def _scope(employers: Sequence[Site], home: Home) -> Scope:
    """The widest scope among the runs to the employers."""
    if any(site.found.province != home.province for site in employers):
        return "inter_province"
    if any(site.found.city != home.city for site in employers):
        return "inter_city"
    return "intra_city"


def _degrees(
    places: Sequence[PlaceFound],
) -> tuple[np.typing.NDArray[np.float64], np.typing.NDArray[np.float64]]:
    lat = np.array([place.lat for place in places])
    return lat, np.array([place.lon for place in places])


def day_of(text: str) -> date | None:
    """The day that a text begins with; None if it begins with none."""
    try:
        return date.fromisoformat(text.strip()[:_DAY_TEXT])
    except ValueError:
        return None


def count_of(text: str) -> int | None:
    """The number that a text is, from 1 on; None if it is none."""
    return int(text) if text.isdecimal() and int(text) > 0 else None
