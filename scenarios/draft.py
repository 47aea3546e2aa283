"""A scenario drafted from a recipe: its places, its fleet, its roster."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenarios.coaches import Demand, days_away, fleet_of
from scenarios.gazetteer import gazetteer
from scenarios.geography import (
    Site,
    employer_sites,
    longest_run_m,
    village_sites,
)
from scenarios.real_names import real_names
from scenarios.sampling import Roster, sample_roster
from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.gazetteer import Gazetteer
    from scenarios.recipe import Recipe
    from scenarios.units import Unit
    from transport.fleet import FleetLine
    from transport.policy import Scope

_LONG_RUN_M = 300_000
_SHORT_RUN_PERCENT, _LONG_RUN_PERCENT, _MOUNTAIN_PERCENT = 135, 125, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageDraft:
    """A village to be: ``limit`` is the largest coach's seats, if any."""

    name: str
    town: str
    county: Unit
    site: Site
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerDraft:
    """An employer to be; ``has_date``: its workers must report by a date."""

    name: str
    city: Unit
    site: Site
    has_date: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything a scenario's files say, before it is written."""

    recipe: Recipe
    villages: tuple[VillageDraft, ...]
    employers: tuple[EmployerDraft, ...]
    fleet: tuple[FleetLine, ...]
    roster: Roster
    road_m: float  # the longest run, county seat to city, by road

    @property
    def n_days(self) -> int:
        """Length of the scenario: the last departure, the way out, and some spare."""
        waves = int(self.roster.wave.max()) + 1
        return waves + days_away(self.road_m) + self.recipe.spare_days - 1

    @property
    def report_days(self) -> int:
        """Days from departure to the last one for reporting, where there is one."""
        return days_away(self.road_m) + 1

    @property
    def home(self) -> Unit:
        """A county of the prefecture most counties belong to."""
        counties = self.recipe.counties
        most = Counter(county.prefecture for county in counties)
        return max(counties, key=lambda county: most[county.prefecture])

    def county_name(self, county: Unit) -> str:
        """The county's name in the files; with its city where two share a name."""
        same = [unit for unit in self.recipe.counties if unit.name == county.name]
        return county.prefecture + county.name if len(same) > 1 else county.name


def draft_of(recipe: Recipe) -> Draft:
    """The scenario a recipe gives; the same recipe always gives the same one.

    Raises
    ------
    ScenarioError
        If its counties lie in several provinces.
    """
    refuse_several_provinces(recipe.counties)
    book = gazetteer()
    seeds = np.random.SeedSequence(recipe.seed).spawn(3)
    place_rng, roster_rng, employer_rng = (np.random.default_rng(s) for s in seeds)
    villages = _villages(recipe, book, place_rng)
    employers = _employers(recipe, book, employer_rng)
    roster = sample_roster(
        recipe, n_villages=len(villages), n_employers=len(employers), rng=roster_rng
    )
    road_m = road_metres(recipe.counties, recipe.cities, mountain=recipe.mountain)
    return Draft(
        recipe=recipe,
        villages=villages,
        employers=employers,
        fleet=_fleet(recipe, villages, roster),
        roster=roster,
        road_m=road_m,
    )


def refuse_several_provinces(counties: Sequence[Unit]) -> None:
    """Nothing, if all counties lie in one province, as a scenario's origin must.

    Raises
    ------
    ScenarioError
        If they do not.
    """
    provinces = sorted({county.province for county in counties})
    if len(provinces) > 1:
        fault = Fault(
            file="generate",
            column="county",
            value=", ".join(county.name for county in counties),
            wrong=said("SEVERAL_PROVINCES", n=len(provinces), names=tuple(provinces)),
            remedy=said("NAME_ONE_PROVINCE"),
        )
        raise ScenarioError([fault])


def road_metres(
    counties: Sequence[Unit], cities: Sequence[Unit], *, mountain: bool
) -> float:
    """Road metres of the longest run, by the default circuities."""
    line_m = longest_run_m(counties, cities)
    short = _MOUNTAIN_PERCENT if mountain else _SHORT_RUN_PERCENT
    percent = short if line_m < _LONG_RUN_M else _LONG_RUN_PERCENT
    return line_m * percent / 100


def scope_of(recipe: Recipe, county: Unit) -> Scope:
    """The widest scope among the county's runs."""
    if any(city.province != county.province for city in recipe.cities):
        return "inter_province"
    if any(city.prefecture != county.prefecture for city in recipe.cities):
        return "inter_city"
    return "intra_city"


def _villages(
    recipe: Recipe, book: Gazetteer, rng: np.random.Generator
) -> tuple[VillageDraft, ...]:
    drafts: list[VillageDraft] = []
    counts = _shared_out(recipe.villages_wanted, len(recipe.counties))
    for county, count in zip(recipe.counties, counts, strict=True):
        sites = village_sites(county, count, book, rng)
        sites.sort(key=lambda site: (site.around, site.lat, site.lon))
        names = real_names(county, sites)
        limits = _limits(recipe, count, rng)
        drafts += [
            VillageDraft(
                name=name.village,
                town=name.town,
                county=county,
                site=site,
                limit=limit,
            )
            for name, site, limit in zip(names, sites, limits, strict=True)
        ]
    return tuple(drafts)


def _limits(recipe: Recipe, n: int, rng: np.random.Generator) -> list[int | None]:
    """Largest coach of each village: a fixed share of them, at random places."""
    limits: list[int | None] = [None] * n
    free = iter(rng.permutation(n).tolist())
    for seats, share in recipe.shares.small_roads.items():
        for _, at in zip(range(round(share * n)), free, strict=False):
            limits[at] = seats
    return limits


def _employers(
    recipe: Recipe, book: Gazetteer, rng: np.random.Generator
) -> tuple[EmployerDraft, ...]:
    drafts: list[EmployerDraft] = []
    counts = _shared_out(recipe.employers_wanted, len(recipe.cities))
    for city, count in zip(recipe.cities, counts, strict=True):
        sites = employer_sites(city, count, book, rng) if count else []
        trades = rng.integers(0, len(recipe.trades), count)
        for site, trade in zip(sites, trades, strict=True):
            has_date = rng.random() < recipe.shares.with_deadline
            name = f"{site.around}示例{recipe.trades[trade]}{len(drafts) + 1:02d}"
            drafts.append(
                EmployerDraft(name=name, city=city, site=site, has_date=bool(has_date))
            )
    return tuple(drafts)


def _shared_out(n: int, parts: int) -> list[int]:
    """``n`` in nearly equal parts, the greater ones first."""
    return [n // parts + (at < n % parts) for at in range(parts)]


def _fleet(
    recipe: Recipe, villages: Sequence[VillageDraft], roster: Roster
) -> tuple[FleetLine, ...]:
    limit_of = np.array([village.limit or 0 for village in villages])
    county_of = np.array(
        [recipe.counties.index(village.county) for village in villages]
    )
    n_waves = int(roster.wave.max()) + 1
    lines: list[FleetLine] = []
    for at, county in enumerate(recipe.counties):
        here = county_of[roster.village] == at
        by_limit = {
            limit or None: np.bincount(
                roster.wave[here & (limit_of[roster.village] == limit)],
                minlength=n_waves,
            )
            for limit in (0, *recipe.shares.small_roads)
        }
        demand = Demand(
            by_limit=by_limit,
            scope=scope_of(recipe, county),
            road_m=road_metres([county], recipe.cities, mountain=recipe.mountain),
        )
        lines += fleet_of(recipe, depot_id=f"D{at + 1}", demand=demand)
    return tuple(lines)
