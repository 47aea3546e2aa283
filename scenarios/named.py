"""Recipes that go by a name: operations too large to ship, made anew where needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scenarios.build_operations import BY_AIR, flight, hubs_of, receiving_in
from scenarios.gazetteer import gazetteer
from scenarios.operations import Operation
from scenarios.recipe import Recipe, Shares

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHANXI_WORKERS = 36_657  # moved by 23 March 2020, in 1,667 vehicles
_COUNTY_WORKERS = SHANXI_WORKERS / 117
_VILLAGE_WORKERS = 31  # as in yuncheng-2020: coaches of six villages can be filled
_EMPLOYER_WORKERS = 125
_LEAST_EMPLOYERS = 8
_FLIGHT_WORKERS = 6_000  # to one aircraft
_CITIES = (
    *("苏州市", "无锡市", "杭州市", "宁波市", "嘉兴市", "深圳市", "东莞市", "广州市"),
    *("北京市/北京市", "天津市/天津市", "南京市", "西安市", "榆林市", "青岛市"),
    *("济南市", "郑州市", "石家庄市", "呼和浩特市"),
)


def shanxi_2020(n_workers: int | None, seed: int) -> tuple[Recipe, Operation]:
    """All counties of Shanxi; of fewer workers so many counties less, of more none.

    So a part of the province is as dense as the whole, and sizes can be compared. One
    charter flight for every 6,000 workers, at most six.
    """
    wanted = SHANXI_WORKERS if n_workers is None else n_workers
    units = [u for u in gazetteer().counties if u.province == "山西省"]
    n_counties = min(len(units), max(1, round(wanted / _COUNTY_WORKERS)))
    recipe = Recipe(
        name="shanxi-2020",
        title="山西省2020年春返岗运输（合成名册） / Shanxi, spring 2020, "
        "synthetic roster",
        counties=tuple(units[:n_counties]),
        cities=gazetteer().find_cities(_CITIES),
        n_workers=wanted,
        seed=seed,
        first_day=date(2020, 3, 4),
        why_preset="Pinned to the half load of 11 February 2020, as the record asks: "
        "36,657 workers in 1,667 vehicles until 23 March are 22.0 a vehicle. By the "
        "calendar the edition of 28 February was in force, with no cap at low risk "
        "(variant cn-2020-02-28).",
        n_villages=max(n_counties, wanted // _VILLAGE_WORKERS),
        n_employers=max(_LEAST_EMPLOYERS, wanted // _EMPLOYER_WORKERS),
        favourites=2,
        favourite_share=0.85,
        shares=Shares(no_certificate=0.002, fever=0.001, yellow_code=0.002),
        fleet_slack=1.3,
        time_limit_s=480,
    )
    flights = tuple(
        flight(f"F{n}", *ends, f"2020-03-{day} {hour}", minutes)
        for n, (ends, day, hour, minutes) in enumerate(_FLIGHTS, start=1)
        if n <= round(wanted / _FLIGHT_WORKERS)
    )
    if not flights:
        return recipe, Operation(hubs=(), services=(), receiving=())
    return recipe, Operation(
        hubs=hubs_of("TYN", "HGH", "SZX", "YCU"),
        services=flights,
        receiving=receiving_in(["萧山区", "宝安区"], each={33: 25, 49: 30}),
        policy=BY_AIR,
    )


_FLIGHTS = (
    (("TYN", "HGH"), "05", "13:00", 120),
    (("TYN", "SZX"), "05", "14:00", 170),
    (("YCU", "SZX"), "05", "13:00", 150),
    (("YCU", "HGH"), "05", "15:30", 115),
    (("YCU", "SZX"), "06", "13:00", 150),
    (("YCU", "SZX"), "06", "15:30", 150),
)
NAMED: Mapping[str, Callable[[int | None, int], tuple[Recipe, Operation]]] = {
    "shanxi-2020": shanxi_2020
}
"""Recipes by size and seed; size None: that on record."""
