"""Settings of a scenario: every key, its meaning and its default.

Values are in inner units once read. A key that is not set stays ``None``, so that the
default stands in one place only: the record the key fills. The literal given with an
optional key repeats that default for documents and templates, and a test compares them.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from transport.hours import HOURS_PRESETS
from transport.payer_rules import PAYER_PRESETS
from transport.presets import PRESETS

# pydantic needs the types at run time
from transport.reading.settings_types import (
    CapBase,
    Celsius,
    Circuity,
    Codes,
    CrsOf,
    Day,
    Days,
    Detour,
    Drivers,
    Factor,
    Fare,
    Gap,
    HoursName,
    Ids,
    Km,
    Minutes,
    Modes,
    Money,
    Name,
    Offset,
    PauseHours,
    Positive,
    Preset,
    Provider,
    RideHours,
    Riders,
    Risk,
    Risks,
    Rows,
    Seed,
    Share,
    Subsidies,
    TimeOfDay,
    Title,
    Whole,
    YesNo,
)
from transport.scenario import ROAD_PROVIDERS


def _required(literal: str, meaning: str, zh: str) -> Any:
    """A key without default; ``literal`` is an example in TOML."""
    return Field(description=meaning, title=zh, examples=[literal])


def _optional(literal: str, meaning: str, zh: str) -> Any:
    """A key whose default is ``literal`` in TOML."""
    return Field(None, description=meaning, title=zh, examples=[literal])


def _override(literal: str, meaning: str, zh: str) -> Any:
    """A key that overrides the preset; ``literal`` is an example in TOML."""
    return Field(
        None, description=meaning, title=zh, examples=[literal], json_schema_extra=_OF
    )


_OF: dict[str, JsonValue] = {"default": "of the preset"}


class Section(BaseModel):
    """A table of settings; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OriginSettings(Section):
    """Where the sending counties lie."""

    province: Name = _required('"山西省"', "province of all villages", "出发省份")
    city: Name = _required('"吕梁市"', "prefecture-level city", "出发地市")
    city_of_county: dict[str, Name] | None = _optional(
        "{}", "city of counties that belong to another one", "属于其他地市的县"
    )


class PolicySettings(Section):
    """Rules and limits; the eight keys after ``preset`` override its editions."""

    preset: Preset = _required(
        '"cn-2020-02-11"',
        f"dated rules: {', '.join(PRESETS)} (cn: by the day of departure)",
        f"规则版本：{'、'.join(PRESETS)}（cn 按出发日期自动适用）",
    )
    load_cap: Share | None = _override(
        "0.5", "share of seats that may be taken, for all trips", "满载率上限"
    )
    observation_rows: Rows | None = _override(
        "2", "rear rows kept empty", "后部留空排数（观察区）"
    )
    observation_min_seats: Positive | None = _override(
        "10", "approved seats from which rows are kept empty", "须设观察区的核定座位数"
    )
    certificate_required: YesNo | None = _override(
        "true", "no travel without a valid health paper", "须持健康证明"
    )
    certificate_valid_days: Positive | None = _override(
        "7", "validity of a health paper without an end", "健康证明有效天数"
    )
    codes_allowed: Codes | None = _override(
        '["green"]', "health codes that may travel; [] for all", "可乘车的健康码"
    )
    temperature_limit_c: Celsius | None = _override(
        "37.3", "degrees Celsius; above it nobody boards", "体温上限（℃）"
    )
    no_stop_risks: Risks | None = _override(
        '["high"]', "risk levels where no coach stops", "禁止停靠的风险等级"
    )
    cap_base: CapBase | None = _optional(
        '"passenger_seats"',
        "what the load cap is a share of: passenger_seats or approved_seats",
        "满载率基数：passenger_seats 乘客座位，approved_seats 核定座位",
    )
    relief_driver_uses_seat: YesNo | None = _optional(
        "true", "a second driver takes a passenger seat", "副驾驶员占用乘客座位"
    )
    escorts_per_vehicle: Whole | None = _optional(
        "1", "escorts aboard, each on a passenger seat", "每车随车人员数"
    )
    escort_min_seats: Positive | None = _optional(
        "8", "approved seats from which escorts ride", "须配随车人员的核定座位数"
    )
    acceptance_required: YesNo | None = _optional(
        "true", "no travel to an employer that has not agreed", "须用人单位同意接收"
    )
    risk_by_city: dict[str, Risk] | None = _optional(
        "{}", "risk level of destination cities; others are low", "目的地市风险等级"
    )
    max_employers_per_vehicle: Positive | None = _optional(
        "5", "employers served by one trip", "一车最多用人单位数"
    )
    max_villages_per_vehicle: Positive | None = _optional(
        "6", "villages served by one trip", "一车最多村数"
    )
    mix_risk_levels: YesNo | None = _optional(
        "false", "workers of different risk levels may share a coach", "不同风险可同车"
    )
    mix_counties: YesNo | None = _optional(
        "false", "workers of different counties may share a coach", "不同县可同车"
    )
    max_ride_h: RideHours | None = _optional(
        "30", "hours aboard at most", "乘车最长小时数"
    )
    max_detour_ratio: Detour | None = _optional(
        "1.3", "way aboard over the direct way, at most", "绕行比上限"
    )
    detour_allowance_km: Km | None = _optional(
        "40", "km of detour that are never too much", "总允许的绕行公里数"
    )
    detour_allowance_min: Minutes | None = _optional(
        "120",
        "minutes of driving and halts over the direct drive that are never too many",
        "总允许的绕行及停站分钟数",
    )
    max_wait_aboard_min: Minutes | None = _optional(
        "60",
        "minutes that workers sit before a closed gate or village, at most",
        "车上等候开门最长分钟数",
    )
    passenger_stop_every_h: PauseHours | None = _optional(
        "0",
        "hours under way with workers until a stop for them, usually 2; 0: no rule",
        "载客行驶多少小时须停车休息，通常为 2；0 为不要求",
    )
    passenger_stop_min: Minutes | None = _optional(
        "20", "minutes of such a stop", "停车休息分钟数"
    )
    driver_hours: HoursName | None = _optional(
        '"cn"',
        f"driver-hours rules: {', '.join(HOURS_PRESETS)}",
        f"驾驶时间规则：{'、'.join(HOURS_PRESETS)}",
    )
    two_driver_km: Km | None = _optional(
        "600", "km of loaded run beyond which two must drive", "须双驾的载客里程"
    )
    max_drivers: Drivers | None = _optional(
        "3", "drivers of a trip at most", "每趟最多驾驶员数"
    )
    stop_min: Minutes | None = _optional("10", "minutes a stop", "每站停留分钟")
    stop_per_worker_min: Minutes | None = _optional(
        "0.5", "further minutes a worker who boards or alights", "每人上下车分钟"
    )
    pickup_from: TimeOfDay | None = _optional(
        '"06:00"', "villages are served from, unless they say", "村庄上车开始时间"
    )
    pickup_until: TimeOfDay | None = _optional(
        '"20:00"', "villages are served until, unless they say", "村庄上车截止时间"
    )
    gate_from: TimeOfDay | None = _optional(
        '"06:00"', "employers receive from, unless they say", "单位接收开始时间"
    )
    gate_until: TimeOfDay | None = _optional(
        '"22:00"', "employers receive until, unless they say", "单位接收截止时间"
    )
    modes: Modes | None = _optional(
        '["air", "rail"]',
        "services that may be used: air, rail; [] for coaches alone",
        "可用的运输方式：air 航空、rail 铁路；[] 仅用客车",
    )
    connect_air_min: Minutes | None = _optional(
        "120", "minutes from alighting at an airport to the departure", "送机提前分钟"
    )
    connect_rail_min: Minutes | None = _optional(
        "60", "minutes from alighting at a station to the departure", "送站提前分钟"
    )
    check_in_air_min: Minutes | None = _optional(
        "45", "minutes before a flight at which check-in closes", "值机截止提前分钟"
    )
    check_in_rail_min: Minutes | None = _optional(
        "15", "minutes before a train at which the gate closes", "检票截止提前分钟"
    )
    transfer_air_min: Minutes | None = _optional(
        "45", "minutes from a landing to boarding a coach", "落地至上车分钟"
    )
    transfer_rail_min: Minutes | None = _optional(
        "30", "minutes from a train's arrival to boarding a coach", "到站至上车分钟"
    )
    aircraft_turnaround_min: Minutes | None = _optional(
        "60", "minutes between two flights of an aircraft", "飞机过站分钟"
    )
    max_hub_km: Km | None = _optional(
        "300", "road km between a hub and a village or employer", "接驳最长公里数"
    )
    crowd_cap: Positive | None = _optional(
        "200", "workers who arrive at a hub within half an hour", "半小时集结人数上限"
    )
    township_staff: Whole | None = _optional(
        "0",
        "people of a township who check workers in their villages; 0 for none",
        "乡镇入村检测人员数",
    )
    checks_per_staff_hour: Positive | None = _optional(
        "20", "workers whom one of them checks in an hour", "每人每小时检测人数"
    )
    screening_return_min: Minutes | None = _optional(
        "60", "minutes from a check at a station back to the village", "检测后返村分钟"
    )
    max_walk_km: Km | None = _optional(
        "2", "km in a straight line to a muster point at most", "步行至集合点最远公里数"
    )
    one_end_home: YesNo | None = _optional(
        "true",
        "one end of every ride lies in the city of the coach's plates",
        "包车线路一端须在车籍所在的设区市",
    )
    emergency_dispatch: YesNo | None = _optional(
        "false",
        "ordered by the transport authority as an emergency: one_end_home is waived",
        "执行交通运输主管部门下达的紧急包车任务（不受车籍地限制）",
    )
    turnaround_min: Minutes | None = _optional(
        "45", "minutes of disinfection before a coach leaves again", "车辆消毒周转分钟"
    )
    circuity: Circuity | None = _optional(
        "1.25", "road km over great-circle km on long runs", "长途道路弯曲系数"
    )
    circuity_short: Circuity | None = _optional(
        "1.35", "the same on short runs", "短途道路弯曲系数"
    )
    circuity_short_km: Km | None = _optional(
        "300", "great-circle km from which a run is long", "短途与长途的直线公里界限"
    )
    mountain: YesNo | None = _optional(
        "false",
        "short runs lie in mountains: longer and slower",
        "短途为山区（更绕更慢）",
    )
    circuity_mountain: Circuity | None = _optional(
        "1.5", "road km over great-circle km there", "山区道路弯曲系数"
    )
    key_employers: Ids | None = _optional(
        "[]", "ids of employers whose workers go first", "重点用人单位编号"
    )


class CostSettings(Section):
    """Rates in CNY beside the fleet's own prices."""

    deadhead_factor: Factor | None = _optional(
        "0.5", "weight of empty km in hire by the day", "空驶里程计费系数"
    )
    toll_exempt_outbound: YesNo | None = _optional(
        "false", "no toll from the depot to the last drop", "去程免通行费"
    )
    toll_exempt_return: YesNo | None = _optional(
        "false", "no toll on the way back", "返程免通行费"
    )
    disinfection: Money | None = _optional("0", "CNY a trip", "每趟消毒费（元）")
    escort_day: Money | None = _optional(
        "0", "CNY an escort and day", "随车人员每人每天（元）"
    )
    kit: Money | None = _optional(
        "0", "CNY a worker and journey for masks and the like", "每人防护用品（元）"
    )
    subsidies: Subsidies | None = _optional(
        "[]",
        f"rules of payers by name: {', '.join(PAYER_PRESETS)}; before the table's",
        f"补贴规则预设：{'、'.join(PAYER_PRESETS)}（先于补贴规则表）",
    )
    net_of: Title | None = _optional(
        '""',
        "payer whose share the plan minimises, such as employer; empty: the total",
        "按该承担方的分担额优化；留空为按总费用",
    )
    air_price_factor: Factor | None = _optional(
        "1", "factor on all prices of flights; 0 for free ones", "航班价格系数"
    )
    rail_price_factor: Factor | None = _optional(
        "1", "factor on all prices of trains, fares by rule apart", "列车价格系数"
    )
    meal: Money | None = _optional("0", "CNY a worker and meal", "每人每餐（元）")
    meal_every_h: RideHours | None = _optional(
        "6", "hours of a journey for each meal", "每多少小时一餐"
    )
    time_aboard_per_h: Money | None = _optional(
        "0",
        "weight of a worker's hour aboard among the timetables of a trip; no money",
        "同一趟车选择时刻时每人每小时乘车的权重",
    )
    penalty: Money | None = _optional(
        "100000", "weight of a worker left behind; no money", "未安排一人的权重"
    )
    penalty_key_employer: Money | None = _optional(
        "150000", "the same at a key employer", "重点单位未安排一人的权重"
    )
    penalty_poverty: Money | None = _optional(
        "200000", "the same when listed as poor", "建档立卡未安排一人的权重"
    )


class IndividualSettings(Section):
    """Those who travel alone with a ticket, instead of by organised transport."""

    allowed: YesNo | None = _optional(
        "false",
        "workers may travel alone where the plan found costs less with it",
        "允许自行返岗（票价低于组织运输时）",
    )
    price: Money | None = _optional("0", "CNY a ticket", "每张票价（元）")
    fare: Fare | None = _optional(
        '""',
        "fare by rule over the road distance, on top: hsr, emu or k_seat",
        "另加按里程计算的票价：hsr 高铁、emu 动车、k_seat 硬座",
    )
    subsidy: Money | None = _optional(
        "800", "CNY of a ticket that are refunded at most", "每人报销上限（元）"
    )
    subsidy_riders: Riders | None = _optional(
        '"poverty"', "whose tickets are refunded: poverty or all", "报销对象"
    )
    subsidy_payer: Name | None = _optional(
        '"poverty_fund"', "who refunds them", "报销承担方"
    )


class DistanceSettings(Section):
    """Where distances come from that distances.csv and roads.csv do not give."""

    provider: Provider | None = _optional(
        '"great_circle"',
        f"source of distances: {', '.join(ROAD_PROVIDERS)}",
        f"里程来源：{'、'.join(ROAD_PROVIDERS)}",
    )
    url: Title | None = _optional(
        '""', "address of the osrm or valhalla server", "osrm 或 valhalla 服务地址"
    )


class SolverSettings(Section):
    """How the search runs unless the command line says otherwise."""

    time_limit_s: Positive | None = _optional("60", "seconds of search", "搜索秒数")
    gap: Gap | None = _optional(
        "0", "stop within this share of the cheapest", "距最优的允许差距"
    )
    seed: Seed | None = _optional("1", "random seed", "随机种子")


class Settings(Section):
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
    solver: SolverSettings = Field(SolverSettings(), description="search", title="求解")
