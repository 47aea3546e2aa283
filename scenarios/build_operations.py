"""The three large operations that ship with the project: recipes, hubs and services.

Hubs have their real names; their positions are right to about a kilometre. What is
sourced and what is assumed is in each folder's README.md.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scenarios.gazetteer import gazetteer
from scenarios.operations import Airfield, Operation
from scenarios.recipe import Recipe, Shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.units import Unit

_AIR, _RAIL = "airport", "rail"
HUBS = {
    hub.hub_id: hub
    for hub in (
        Airfield(
            hub_id=hub_id,
            kind=kind,
            name=name,
            lat=lat,
            lon=lon,
            city=city,
            province=province,
        )
        for hub_id, kind, name, lat, lon, city, province in (
            ("YCU", _AIR, "运城张孝机场", 35.116, 111.031, "运城市", "山西省"),
            ("TYN", _AIR, "太原武宿机场", 37.747, 112.628, "太原市", "山西省"),
            ("HGH", _AIR, "杭州萧山机场", 30.230, 120.434, "杭州市", "浙江省"),
            ("SZX", _AIR, "深圳宝安机场", 22.639, 113.811, "深圳市", "广东省"),
            ("YCN", _RAIL, "运城北站", 35.073, 110.990, "运城市", "山西省"),
            ("TYS", _RAIL, "太原南站", 37.783, 112.601, "太原市", "山西省"),
            ("HZE", _RAIL, "杭州东站", 30.291, 120.213, "杭州市", "浙江省"),
            ("GZS", _RAIL, "广州南站", 22.989, 113.269, "广州市", "广东省"),
            ("BJX", _RAIL, "北京西站", 39.895, 116.321, "北京市", "北京市"),
            ("NJS", _RAIL, "南京南站", 31.969, 118.798, "南京市", "江苏省"),
            ("KWE", _AIR, "贵阳龙洞堡机场", 26.539, 106.802, "贵阳市", "贵州省"),
            ("KYN", _RAIL, "贵阳北站", 26.618, 106.671, "贵阳市", "贵州省"),
        )
    )
}
_VARIANTS = """
# Modes of transport, to be compared.
[variants.coach-only.policy]
modes = []

[variants.rail-only.policy]
modes = ["rail"]

[variants.all-modes.policy]
modes = ["air", "rail"]

# What the charters would change if somebody else paid for them.
[variants.flights-free.costs]
air_price_factor = 0

# Counties pooled: their workers may share a coach.
[variants.pooled.policy]
mix_counties = true

# The half load lifted; observation rows and health papers stay.
[variants.cap-lifted.policy]
load_cap = 1.0
"""
BY_AIR = 'modes = ["air"]  # as recorded; the trains of services.csv are for variants\n'


def operations() -> Iterator[tuple[Recipe, Operation]]:
    """The recipes with what the generator does not know."""
    yield _yuncheng()
    yield _taiyuan()
    yield _guizhou()


def _yuncheng() -> tuple[Recipe, Operation]:
    book = gazetteer()
    counties = tuple(
        unit
        for unit in book.units
        if unit.prefecture == "运城市" and unit.level == "county"
    )
    cities = book.find_cities(
        ["苏州市", "无锡市", "杭州市", "宁波市", "嘉兴市", "深圳市", "东莞市", "广州市"]
    )
    recipe = Recipe(
        name="yuncheng-2020",
        title="运城市2020年春返岗运输（合成名册） / Yuncheng, spring 2020, "
        "synthetic roster",
        counties=counties,
        cities=cities,
        n_workers=12_000,
        seed=20200304,
        first_day=date(2020, 3, 4),
        why_preset="Pinned to the half load of 11 February 2020, as the record asks: "
        "12,000 workers in 526 coaches and 4 aircraft are 21.6 a coach, and Shanxi "
        "moved 22.0 a vehicle until 23 March. By the calendar the edition of 28 "
        "February was in force, with no cap at low risk (variant cn-2020-02-28).",
        n_villages=390,
        n_employers=96,
        favourites=2,
        favourite_share=0.85,
        shares=Shares(no_certificate=0.002, fever=0.001, yellow_code=0.002),
        fleet_slack=1.3,
        time_limit_s=240,
    )
    flights = [
        flight(f"F{n}", "YCU", to, f"2020-03-{day} {hour}", minutes)
        for n, (to, day, hour, minutes) in enumerate(
            (
                ("SZX", "05", "13:00", 150),
                ("HGH", "05", "15:30", 115),
                ("SZX", "06", "13:00", 150),
                ("SZX", "06", "15:30", 150),
            ),
            start=1,
        )
    ]
    trains = [
        {
            **_ends("T1", "YCN", "HZE", "charter_train", "2020-03-05 09:00", 470),
            **{"seats": "556", "max_units": "2", "unit_cost": "300000"},
        },
        {
            **_ends("T2", "YCN", "GZS", "train", "2020-03-05 10:00", 560),
            **{"seats": "556", "max_units": "1", "fare": "hsr", "km": "1900"},
        },
    ]
    return recipe, Operation(
        hubs=hubs_of("YCU", "HGH", "SZX", "YCN", "HZE", "GZS"),
        services=(*flights, *trains),
        receiving=receiving_in(["萧山区", "宝安区", "番禺区"], each={33: 25, 49: 30}),
        policy=BY_AIR,
        settings=_VARIANTS,
    )


def _taiyuan() -> tuple[Recipe, Operation]:
    book = gazetteer()
    counties = book.find_counties(
        [
            *("小店区", "平城区", "榆次区", "离石区", "忻府区", "朔城区", "尧都区"),
            *("盐湖区", "泽州县", "上党区", "平定县"),
        ]
    )
    cities = book.find_cities(
        [
            *("北京市/北京市", "杭州市", "宁波市", "苏州市", "南京市", "深圳市"),
            *("广州市", "西安市", "榆林市", "青岛市", "济南市"),
        ]
    )
    recipe = Recipe(
        name="taiyuan-newyear-2021",
        title="山西十一市2021年元旦后返岗（合成名册） / Shanxi, January 2021, "
        "synthetic roster",
        counties=counties,
        cities=cities,
        n_workers=5_000,
        seed=20210106,
        preset="cn-2020-02-28",
        first_day=date(2021, 1, 6),
        n_villages=220,
        n_employers=88,
        favourites=2,
        favourite_share=0.85,
        fleet_slack=1.3,
        time_limit_s=120,
    )
    trains = [
        {
            **_ends("G1", "TYS", "BJX", "train", "2021-01-06 12:30", 165),
            **{"seats": "556", "max_units": "1", "fare": "emu", "km": "508"},
        },
        {
            **_ends("G2", "TYS", "NJS", "train", "2021-01-06 13:00", 480),
            **{"seats": "556", "max_units": "1", "fare": "hsr", "km": "1150"},
        },
        {
            **_ends("G3", "YCN", "GZS", "train", "2021-01-06 12:00", 560),
            **{"seats": "556", "max_units": "1", "fare": "hsr", "km": "1900"},
        },
    ]
    return recipe, Operation(
        hubs=hubs_of("TYS", "BJX", "NJS", "YCN", "GZS"),
        services=tuple(trains),
        receiving=receiving_in(["丰台区", "江宁区", "番禺区"], each={33: 15, 49: 20}),
        settings=_VARIANTS,
    )


def _guizhou() -> tuple[Recipe, Operation]:
    book = gazetteer()
    counties = book.find_counties(
        ["威宁彝族回族苗族自治县", "纳雍县", "水城区", "织金县", "紫云苗族布依族自治县"]
    )
    shares = {"广东省": 67, "浙江省": 37, "江苏省": 13, "福建省": 10, "上海市": 9}
    stations = tuple(
        unit for province, n in shares.items() for unit in _spread(province, n)
    )
    recipe = Recipe(
        name="guizhou-stations",
        title="贵州劳务协作站接收（合成名册） / Guizhou labour stations, "
        "synthetic roster",
        counties=counties,
        cities=stations,
        n_workers=2_400,
        seed=20210224,
        preset="cn-2021-01-20",
        first_day=date(2021, 2, 24),
        n_villages=120,
        n_employers=len(stations),
        trades=("劳务协作站",),
        favourites=3,
        favourite_share=0.85,
        fleet_slack=1.4,
        mountain=True,
        time_limit_s=120,
    )
    flights = [
        flight("F1", "KWE", "HGH", "2021-02-25 14:00", 140),
        {
            **_ends("B1", "KWE", "SZX", "seat_block", "2021-02-25 15:00", 110),
            **{"seats": "100", "max_units": "1", "seat_cost": "620"},
        },
    ]
    trains = [
        {
            **_ends("G1", "KYN", "GZS", "train", "2021-02-25 13:00", 330),
            **{"seats": "556", "max_units": "2", "fare": "emu", "km": "860"},
        },
    ]
    return recipe, Operation(
        hubs=hubs_of("KWE", "KYN", "HGH", "SZX", "GZS"),
        services=(*flights, *trains),
        receiving=receiving_in(["萧山区", "宝安区", "番禺区"], each={33: 15, 49: 25}),
        settings=_VARIANTS,
    )


def _spread(province: str, n: int) -> list[Unit]:
    """``n`` counties of a province, evenly over its list; again where it is short."""
    units = [
        u for u in gazetteer().units if u.province == province and u.level == "county"
    ]
    return [units[at * len(units) // n] for at in range(n)]


def hubs_of(*hub_ids: str) -> tuple[Airfield, ...]:
    """Airports and stations by their ids."""
    return tuple(HUBS[hub_id] for hub_id in hub_ids)


def receiving_in(
    names: list[str], *, each: dict[int, int]
) -> tuple[tuple[Unit, dict[int, int]], ...]:
    """Coaches of each size that meet arrivals, the same in each of these counties."""
    return tuple((unit, each) for unit in gazetteer().find_counties(names))


def flight(
    service_id: str, start: str, end: str, departs: str, minutes: int
) -> dict[str, str]:
    """A whole A320: 180 seats, 40,000 CNY a block hour, ferried empty to collect."""
    return {
        **_ends(service_id, start, end, "charter_flight", departs, minutes),
        **{"seats": "180", "max_units": "1", "block_hour": "40000"},
        "ferry_minutes": str(minutes),
    }


def _ends(
    service_id: str, start: str, end: str, kind: str, departs: str, minutes: int
) -> dict[str, str]:
    return {
        "service_id": service_id,
        "from_hub": start,
        "to_hub": end,
        "kind": kind,
        "departs": departs,
        "minutes": str(minutes),
    }
