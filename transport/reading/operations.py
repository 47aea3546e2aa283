"""Fleet, services and distances: rows that contradict themselves."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings

_HUB_KIND = {
    "charter_flight": "airport",
    "charter_train": "rail",
    "charter_carriage": "rail",
    "train": "rail",
}
_PRICES = ("unit_cost", "seat_cost", "block_hour")
_PER_DAY_ONLY = ("included_km", "driver_day")


def check_prices(table: Parsed, columns: tuple[str, str], findings: Findings) -> None:
    """Report rows in which both prices are 0."""
    first, second = columns
    pairs = zip(table.values[first], table.values[second], strict=True)
    for at, prices in enumerate(pairs):
        if prices == (0, 0):
            table.fault(
                at,
                first,
                findings,
                wrong=said("COSTS_NOTHING", others=second),
                remedy=said("GIVE_ONE_PRICE"),
            )


def check_service_prices(services: Parsed, findings: Findings) -> None:
    """Report services without any price, and fares that lack a distance."""
    columns = [services.values[name] for name in (*_PRICES, "fare", "km")]
    for at, (*prices, fare, km) in enumerate(zip(*columns, strict=True)):
        if fare is None and prices == [0] * len(_PRICES):
            services.fault(
                at,
                "unit_cost",
                findings,
                wrong=said("COSTS_NOTHING", others=_PRICES[1:]),
                remedy=said("GIVE_SERVICE_PRICE"),
            )
        if fare is not None and km == 0:
            services.fault(
                at,
                "fare",
                findings,
                wrong=said("FARE_WITHOUT_KM"),
                remedy=said("WRITE_KM"),
            )


def check_aircraft(services: Parsed, *, turnaround_s: int, findings: Findings) -> None:
    """Report flights of one aircraft that begin before it is back and turned round."""
    columns = ("aircraft_id", "departs", "minutes", "ferry_minutes", "from_hub")
    rows = zip(*(services.values[name] for name in columns), strict=True)
    flights: dict[str, list[tuple[int, int, int]]] = {}
    for at, (aircraft, departs_s, duration_s, ferry_s, _) in enumerate(rows):
        if None in (departs_s, duration_s) or not aircraft:
            continue
        begins_s = departs_s - (ferry_s or 0) - turnaround_s * bool(ferry_s)
        flights.setdefault(aircraft, []).append(
            (begins_s, departs_s + duration_s + turnaround_s, at)
        )
    for aircraft, times in flights.items():
        times.sort()
        for (_, free_s, first), (begins_s, _, at) in itertools.pairwise(times):
            if begins_s < free_s:
                services.fault(
                    at,
                    "departs",
                    findings,
                    wrong=said(
                        "AIRCRAFT_NOT_FREE",
                        aircraft=aircraft,
                        row=services.rows[first],
                        later_s=free_s - begins_s,
                    ),
                    remedy=said("MOVE_ONE_FLIGHT"),
                )


def warn_unused(fleet: Parsed, findings: Findings) -> None:
    """Warn of prices that hire by the trip does not know."""
    for column in _PER_DAY_ONLY:
        rows = [
            fleet.rows[at]
            for at, value in fleet.known(column)
            if value and fleet.values["billing"][at] == "per_trip"
        ]
        if rows:
            findings.warn(
                fleet.file,
                said("NO_EFFECT_PER_TRIP"),
                rows=rows,
                column=fleet.heading(column),
            )


def check_services(
    tables: Mapping[str, Parsed], *, end_s: int | None, findings: Findings
) -> None:
    """Report departures outside the days, and hubs that cannot serve such a service."""
    services = tables["services"]
    for at, departs_s in services.known("departs"):
        if end_s is not None and not 0 <= departs_s < end_s:
            services.fault(
                at,
                "departs",
                findings,
                wrong=said("OUTSIDE_DAYS"),
                remedy=said("CORRECT_DATE_OR_DAYS"),
            )
    if "hubs" not in tables:
        return
    hubs = tables["hubs"].values
    kinds = dict(zip(hubs["hub_id"], hubs["kind"], strict=True))
    for column in ("from_hub", "to_hub"):
        for at, hub_id in services.known(column):
            wanted = _HUB_KIND.get(services.values["kind"][at])
            found = kinds.get(hub_id)
            if None not in (wanted, found) and wanted != found:
                services.fault(
                    at,
                    column,
                    findings,
                    wrong=said(
                        "HUB_OF_OTHER_KIND", found=str(found), wanted=str(wanted)
                    ),
                    remedy=said("CORRECT_HUB"),
                )
