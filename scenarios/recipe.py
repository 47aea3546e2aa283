"""The recipe: everything a synthetic scenario is made from, besides chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.units import Unit

FIRST_DAY = date(2020, 2, 25)
PRESET = "cn-2020-02-11"
MAX_WORKERS = 1_000_000

# Calibration to what was reported in 2020. Departures carried 108 people from 19
# towns (Wanzhou), 293 people to more than 60 employers in 12 coaches (Jingmen) and
# 1,631 people to 898 employers (a train from Jingzhou): groups of one to six.
GROUP_SIZES = (1, 2, 3, 4, 5, 6)
GROUP_SHARES = (0.38, 0.24, 0.15, 0.10, 0.07, 0.06)
WORKERS_PER_VILLAGE = 6.0
MAX_VILLAGES_PER_COUNTY = 400
# n ** 0.8 grows as a season's list does: 60 employers for 300 workers, 390 for 3,000.
EMPLOYER_FACTOR, EMPLOYER_POWER = 0.65, 0.8
EMPLOYER_SPREAD = 1.2  # of the logarithm of their sizes: a few are big, most small
VILLAGE_SPREAD = 0.5
COUNTY_DAY = 600  # workers a county sends off in a day; more leave on later days
MAX_WAVES = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares of the workers (of the villages: ``small_roads``); all assumptions.

    The four kinds of hold together are 2.4 %. ``small_roads``: by approved seats of
    the largest coach that reaches a village.
    """

    in_parties: float = 0.05
    children_in_parties: float = 0.15  # of the parties
    no_certificate: float = 0.009
    fever: float = 0.005
    yellow_code: float = 0.006
    expired_certificate: float = 0.004
    at_fever_limit: float = 0.004  # exactly 37.3: travels by coach
    poverty_listed: float = 0.25
    two_bags: float = 0.3
    with_deadline: float = 0.3  # of the employers
    small_roads: Mapping[int, float] = field(
        default_factory=lambda: {19: 0.03, 33: 0.1}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to generate. See `scenarios.generate.generate` for the common options.

    ``trades``: words that follow the sample employers' city in their names.
    ``favourites``: employers to which most of a village's workers go; kin and
    neighbours follow each other. ``fleet_mix``: share of the coaches for villages
    that any coach reaches, by approved seats. ``fleet_slack``: seats offered over
    seats needed. ``home_percent``: of the workers, those who go home from their
    employer; coaches may then run several trips a block.
    ``why_preset``: why its rules are chosen; empty: the calendar says.
    """

    name: str
    title: str
    counties: tuple[Unit, ...]
    cities: tuple[Unit, ...]
    n_workers: int
    seed: int
    preset: str = PRESET
    why_preset: str = ""
    first_day: date = FIRST_DAY
    n_villages: int | None = None
    n_employers: int | None = None
    trades: tuple[str, ...] = ("电子厂", "服装厂", "食品厂", "机械厂", "家具厂", "工地")
    favourites: int = 3
    favourite_share: float = 0.75
    shares: Shares = field(default_factory=Shares)
    fleet_mix: Mapping[int, float] = field(
        default_factory=lambda: {45: 0.3, 49: 0.45, 53: 0.25}
    )
    fleet_slack: float = 1.25
    mountain: bool = False
    home_percent: int = 0
    spare_days: int = 2
    time_limit_s: int = 60

    @property
    def villages_wanted(self) -> int:
        """Villages in all, as asked for or as the number of workers suggests."""
        if self.n_villages is not None:
            return max(len(self.counties), min(self.n_villages, self.n_workers))
        usual = round(self.n_workers / WORKERS_PER_VILLAGE)
        most = MAX_VILLAGES_PER_COUNTY * len(self.counties)
        return max(len(self.counties), min(usual, most), 1)

    @property
    def employers_wanted(self) -> int:
        """Employers in all, as asked for or as the number of workers suggests."""
        if self.n_employers is not None:
            return max(1, min(self.n_employers, self.n_workers))
        usual: float = EMPLOYER_FACTOR * float(self.n_workers) ** EMPLOYER_POWER
        return max(1, round(usual))

    @property
    def n_waves(self) -> int:
        """Days on which workers leave."""
        days = -(-self.n_workers // (COUNTY_DAY * len(self.counties)))
        return min(days, MAX_WAVES)
