"""Records of the scenario, made from values that are proven right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from transport.clock import DAY_S
from transport.fleet import Coach, FleetLine
from transport.payer_rules import PAYER_PRESETS, PayerRule
from transport.places import Depot, Employer, Hub, ScreeningStation, Village
from transport.presets import edition_on
from transport.reading import openings
from transport.reading.counties import city_of_county
from transport.reading.digest import digest, toml_text
from transport.reading.settings_records import (
    SERVICE_FACTORS,
    clock_of,
    origin_of,
    policy_of,
    priced_tickets_of,
    road_source_of,
    search_of,
    tariff_of,
    tickets_of,
)
from transport.roster import Worker
from transport.scenario import Inputs, Road, Scenario, SuppliedDistance
from transport.services import BY_AIR, Service
from transport.units import PERCENT, half_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from transport.policy import Policy
    from transport.reading.columns import Parsed
    from transport.reading.coordinates import Positions
    from transport.reading.settings import CostSettings
    from transport.reading.settings_reader import ReadSettings

T = TypeVar("T")

# Record fields whose name is not the column's.
_FIELDS = {
    "ready_from": "ready_from_s",
    "report_by": "report_by_s",
    "certificate_issued": "certificate_issued_s",
    "certificate_until": "certificate_until_s",
    "poverty_listed": "is_poverty_listed",
    "bags": "n_bags",
    "accepted": "is_accepting",
    "fixed": "fixed_fen",
    "included_km": "included_m",
    "per_km": "per_km_fen",
    "driver_day": "driver_day_fen",
    "toll_per_km": "toll_per_km_fen",
    "speed_factor": "speed_percent",
    "departs": "departs_s",
    "unit_cost": "unit_cost_fen",
    "seat_cost": "seat_cost_fen",
    "block_hour": "block_hour_fen",
    "cap_per_vehicle": "cap_per_vehicle_fen",
    "cap_per_worker": "cap_per_worker_fen",
    "cap_per_employer": "cap_per_employer_fen",
    "from": "from_s",
    "until": "until_s",
    "ferry_minutes": "ferry_s",
    "cost_per_check": "cost_per_check_fen",
    "km": "distance_m",
    "one_way": "is_one_way",
    "minutes": "driving_s",
}
_SERVICE_FIELDS = {**_FIELDS, "minutes": "duration_s", "km": "rail_m"}
_RECORDS: Mapping[str, tuple[type, str]] = {
    "workers": (Worker, "workers"),
    "villages": (Village, "villages"),
    "employers": (Employer, "employers"),
    "depots": (Depot, "depots"),
    "fleet": (FleetLine, "fleet"),
    "coaches": (Coach, "coaches"),
    "hubs": (Hub, "hubs"),
    "services": (Service, "services"),
    "screening": (ScreeningStation, "stations"),
    "subsidies": (PayerRule, "payer_rules"),
    "distances": (SuppliedDistance, "distances"),
    "roads": (Road, "roads"),
}
"""Record of each table, and the scenario's field it fills."""


def assembled(
    read: ReadSettings,
    tables: Mapping[str, Parsed],
    positions: Positions,
    *,
    variant: str | None,
) -> Scenario:
    """The scenario; nothing in its parts is wrong any more."""
    settings = read.settings
    policy = policy_of(settings.policy)
    columns = {name: _columns(tables[name], positions) for name in _RECORDS}
    columns["workers"]["certificate_until_s"] = _certificate_ends(
        columns["workers"], policy, settings.first_day
    )
    _scale_prices(columns["services"], settings.costs)
    _walk_to_muster_points(columns["workers"], columns["villages"])
    _turn_round(columns["workers"])
    records: dict[str, Any] = {
        field: _records(record, columns[name], len(tables[name]))
        for name, (record, field) in _RECORDS.items()
    }
    presets = settings.costs.subsidies or ()
    tickets = tickets_of(settings.individual)
    records["payer_rules"] = (
        *(() if tickets is None else (tickets.rule,)),
        *(rule for name in presets for rule in PAYER_PRESETS[name]),
        *records["payer_rules"],
    )
    scenario = Scenario(
        name=settings.name,
        title=settings.title or settings.name,
        first_day=settings.first_day,
        n_days=settings.days,
        utc_offset_min=clock_of(settings).utc_offset_min,
        origin=replace(
            origin_of(settings.origin),
            city_of_county=city_of_county(tables, settings.origin),
        ),
        policy=policy,
        tariff=tariff_of(settings.costs, settings.payers),
        search=search_of(settings.solver),
        individual=tickets,
        priced_tickets=priced_tickets_of(settings.individual),
        road_source=road_source_of(settings.distances),
        variant=variant,
        variants=read.variants,
        assumed=tuple((settings.assumed or {}).items()),
        **records,
    )
    return scenario.read_from(
        Inputs(
            sha256=digest(settings, tables, variant=variant),
            resolved_settings=toml_text(read.document.data, variant=variant),
        )
    )


def _columns(table: Parsed, positions: Positions) -> dict[str, Sequence[Any]]:
    """Values by the record's field names, in inner units."""
    name = table.table.name
    fields = _SERVICE_FIELDS if name == "services" else _FIELDS
    found = {
        fields.get(column, column): values
        for column, values in table.values.items()
        if column != "crs"
    }
    if name in positions:
        found["lat"], found["lon"] = (degrees.tolist() for degrees in positions[name])
    if name in openings.COLUMNS:
        begins, ends = (found.pop(column) for column in openings.COLUMNS[name])
        found["opening"] = list(map(openings.opening, begins, ends))
    return found


def _records(
    record: type[T], columns: Mapping[str, Sequence[Any]], n_rows: int
) -> tuple[T, ...]:
    if n_rows == 0:
        return ()
    names = tuple(columns)
    rows = zip(*columns.values(), strict=True)
    return tuple(record(**dict(zip(names, row, strict=True))) for row in rows)


def _scale_prices(services: dict[str, Sequence[Any]], costs: CostSettings) -> None:
    """Prices of services times the factor of their mode, rounded half up."""
    percent = {
        mode: getattr(costs, key)
        for key, mode in SERVICE_FACTORS.items()
        if getattr(costs, key) is not None
    }
    modes = ["air" if kind in BY_AIR else "rail" for kind in services["kind"]]
    for field in ("unit_cost_fen", "seat_cost_fen", "block_hour_fen"):
        services[field] = [
            half_up(fen * percent.get(mode, PERCENT), PERCENT)
            for fen, mode in zip(services[field], modes, strict=True)
        ]


def _walk_to_muster_points(
    workers: dict[str, Sequence[Any]], villages: Mapping[str, Sequence[Any]]
) -> None:
    """Board workers at their village's muster point; their home is kept beside."""
    muster = {
        village_id: muster_id
        for village_id, muster_id in zip(
            villages["village_id"], villages["muster_id"], strict=True
        )
        if muster_id and muster_id != village_id
    }
    if not muster:
        return
    homes = workers["village_id"]
    workers["home_id"] = [home if home in muster else None for home in homes]
    workers["village_id"] = [muster.get(home, home) for home in homes]


def _turn_round(workers: dict[str, Sequence[Any]]) -> None:
    """Let those who go home board at the employer and alight at the village."""
    columns = (workers[name] for name in ("direction", "village_id", "employer_id"))
    ends = [
        (employer, village) if direction == "home" else (village, employer)
        for direction, village, employer in zip(*columns, strict=True)
    ]
    workers["village_id"] = [boards for boards, _ in ends]
    workers["employer_id"] = [alights for _, alights in ends]


def _certificate_ends(
    columns: Mapping[str, Sequence[Any]], policy: Policy, first_day: date
) -> list[int | None]:
    """End of each health paper: as written, else its issue and the usual validity.

    The validity is that of the edition in force on the scenario's first day.
    """
    valid_s = edition_on(policy, first_day).certificate_valid_days * DAY_S
    pairs = zip(
        columns["certificate_issued_s"], columns["certificate_until_s"], strict=True
    )
    return [
        issued + valid_s if until is None and issued is not None else until
        for issued, until in pairs
    ]
