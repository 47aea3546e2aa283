"""Settings of a scenario: the keys without a section, and all sections.

Values are in inner units once read. A key that is not set stays ``None``, so that the
default stands in one place only: the record the key fills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import Field

from transport.cost_keys import COST_KEYS, TICKET_KEYS
from transport.policy import Policy
from transport.policy_keys import POLICY_KEYS
from transport.reading.settings_sections import Section, Table, section_of

# pydantic needs the types at run time
from transport.reading.settings_types import (
    CrsOf,
    Day,
    Days,
    Name,
    Offset,
    Title,
    Whole,
    YesNo,
)
from transport.scenario import Origin, RoadSource, SearchSettings
from transport.search_keys import DISTANCE_KEYS, ORIGIN_KEYS, SEARCH_KEYS
from transport.tariff import Tariff
from transport.tickets import TicketTerms

if TYPE_CHECKING:  # made when the declarations are read, which mypy does not see
    OriginSettings: TypeAlias = Section
    PolicySettings: TypeAlias = Section
    CostSettings: TypeAlias = Section
    IndividualSettings: TypeAlias = Section
    DistanceSettings: TypeAlias = Section
    SolverSettings: TypeAlias = Section
else:
    OriginSettings = section_of(
        "OriginSettings", "Where the sending counties lie.", ORIGIN_KEYS, Origin
    )
    PolicySettings = section_of(
        "PolicySettings", "Rules and limits.", POLICY_KEYS, Policy
    )
    CostSettings = section_of(
        "CostSettings", "Rates beside the fleet's own prices.", COST_KEYS, Tariff
    )
    IndividualSettings = section_of(
        "IndividualSettings", "Those who travel alone.", TICKET_KEYS, TicketTerms
    )
    DistanceSettings = section_of(
        "DistanceSettings", "Where distances come from.", DISTANCE_KEYS, RoadSource
    )
    SolverSettings = section_of(
        "SolverSettings", "How the search runs.", SEARCH_KEYS, SearchSettings
    )


def _required(literal: str, meaning: str, zh: str) -> Any:
    """A key without default; ``literal`` is an example in TOML."""
    return Field(description=meaning, title=zh, examples=[literal])


def _optional(literal: str, meaning: str, zh: str) -> Any:
    """A key whose default is ``literal`` in TOML."""
    return Field(None, description=meaning, title=zh, examples=[literal])


class Settings(Table):
    """All settings, one variant applied."""

    name: Name = _required('"linxian-2020"', "short name", "方案名称")
    title: Title | None = _optional('""', "heading of the documents", "方案标题")
    first_day: Day = _required("2020-02-25", "first day of travel", "首日")
    days: Days = _required("5", "days within which everybody arrives", "天数")
    utc_offset: Offset | None = _optional('"+08:00"', "time zone", "时区")
    crs: CrsOf | None = _optional(
        '"wgs84"',
        "datum of the coordinates: wgs84, gcj02 (Gaode, Tencent) or bd09 (Baidu); or "
        "one by table: [crs] with villages = ...",
        "坐标系：wgs84、gcj02（高德、腾讯）、bd09（百度）；也可用 [crs] 按表分列",
    )
    position_checks: YesNo | None = _optional(
        "true",
        "refuse places far from the others of their county, city or province; false "
        "only warns",
        "拒绝远离本县、本市、本省其他地点的坐标；false 仅提醒",
    )
    origin: OriginSettings = Field(description="where the villages lie", title="出发地")
    policy: PolicySettings = Field(description="rules and limits", title="规则与限制")
    costs: CostSettings = Field(
        CostSettings(), description="rates in CNY", title="费用（元）"
    )
    individual: IndividualSettings = Field(
        IndividualSettings(),
        description="travel alone, with a ticket",
        title="自行返岗",
    )
    distances: DistanceSettings = Field(
        DistanceSettings(), description="source of distances", title="里程"
    )
    payers: dict[str, Whole] | None = _optional(
        "{ government = 1 }", "weights by which payers share", "分担方及权重"
    )
    assumed: dict[str, Title] | None = _optional(
        '{ fleet = "4 x coach-49" }',
        "what nobody said and somebody is to confirm, by name; p2p check lists it, and "
        "it changes no plan. Confirmed: take it away",
        "待确认的默认值；p2p check 会列出，不影响方案；确认后删去",
    )
    solver: SolverSettings = Field(SolverSettings(), description="search", title="求解")
