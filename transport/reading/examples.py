"""Example rows of the templates: shown beside the tables, never counted as facts."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from transport.reading.identity import check_digit
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings

# Synthetic: no such person, number or yard.
_ID_BODY = "14112419800101001"
_ID_BODY_HOME = "14112419800101003"
EXAMPLES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "workers": (
        {
            "worker_id": "W001",
            "name": "Worker One|张三",
            "id_number": _ID_BODY + check_digit(_ID_BODY),
            "phone": "13800000001",
            "village_id": "V01",
            "employer_id": "E01",
            "party_id": "",
            "ready_from": "2020-02-25",
            "report_by": "2020-02-29",
            "certificate_issued": "2020-02-24",
            "certificate_until": "",
            "health_code": "green|绿",
            "temperature_c": "36.5",
            "poverty_listed": "no|否",
            "bags": "1",
            "direction": "out|去程",
        },
    ),
    "workers_home": (
        {
            "worker_id": "H001",
            "name": "Worker Two|李四",
            "id_number": _ID_BODY_HOME + check_digit(_ID_BODY_HOME),
            "phone": "13800000002",
            "village_id": "V01",
            "employer_id": "E01",
            "ready_from": "2020-02-25",
            "report_by": "2020-02-29",
            "health_code": "green|绿",
            "bags": "2",
        },
    ),
    "villages": (
        {
            "village_id": "V01",
            "name": "Example Village|示例村",
            "town": "Linquan|临泉镇",
            "county": "Linxian|临县",
            "lat": "37.9508",
            "lon": "110.9922",
            "max_seats": "49",
            "risk": "low|低",
            "gathering_point": "School gate|学校门口",
            "contact": "Contact One|李主任",
            "contact_phone": "13800000020",
        },
    ),
    "employers": (
        {
            "employer_id": "E01",
            "name": "Example Works|示例公司",
            "city": "Yulin|榆林市",
            "province": "Shaanxi|陕西省",
            "lat": "38.8422",
            "lon": "110.4989",
            "receive_from": "08:00",
            "receive_until": "20:00",
            "accepted": "yes|是",
        },
    ),
    "depots": (
        {
            "depot_id": "D01",
            "name": "Example Yard|示例车场",
            "county": "Linxian|临县",
            "lat": "37.9600",
            "lon": "110.9800",
        },
    ),
    "fleet": (
        {
            "depot_id": "D01",
            "vehicle_type": "49-seater|49座客车",
            "seats": "49",
            "count": "2",
            "billing": "per_day|按天",
            "fixed": "1800",
            "included_km": "100",
            "per_km": "6.5",
            "drivers": "1",
            "driver_day": "300",
            "toll_per_km": "0.75",
            "speed_factor": "1",
        },
    ),
    "coaches": (
        {
            "depot_id": "D01",
            "vehicle_type": "49-seater|49座客车",
            "number": "1",
            "plate": "示A00001",
            "carrier": "Example Coaches|示例客运公司",
            "carrier_phone": "13800000010",
            "driver_1": "Driver One|张师傅",
            "phone_1": "13800000011",
            "driver_2": "",
            "phone_2": "",
            "captain": "Captain One|王队长",
            "captain_phone": "13800000013",
        },
    ),
    "hubs": (
        {
            "hub_id": "H01",
            "kind": "rail|火车站",
            "name": "First Station|示例站一",
            "lat": "37.5200",
            "lon": "111.1400",
        },
        {
            "hub_id": "H02",
            "kind": "rail|火车站",
            "name": "Second Station|示例站二",
            "lat": "38.8500",
            "lon": "110.4500",
        },
    ),
    "services": (
        {
            "service_id": "S01",
            "from_hub": "H01",
            "to_hub": "H02",
            "kind": "charter_carriage|包车厢",
            "departs": "2020-02-26 09:30",
            "minutes": "240",
            "seats": "118",
            "max_units": "1",
            "unit_cost": "9000",
            "seat_cost": "0",
        },
    ),
    "screening": (
        {
            "station_id": "C01",
            "name": "Example Clinic|示例卫生院",
            "lat": "37.9550",
            "lon": "110.9900",
            "open_from": "06:00",
            "open_until": "18:00",
            "checks_per_hour": "60",
            "cost_per_check": "0",
        },
    ),
    "subsidies": (
        {
            "rule_id": "city-2020",
            "payer": "city",
            "percent": "50",
            "lines": "hire toll",
            "riders": "all|全部",
            "min_load": "20",
            "cap_per_vehicle": "10000",
            "cap_per_employer": "200000",
            "bound_for": "outside_province|省外",
        },
    ),
    "distances": ({"from_id": "V01", "to_id": "E01", "km": "155.5", "minutes": "150"},),
}
"""Rows by table and column, each word as ``English|Chinese``."""

_MARKS: Mapping[str, tuple[str, ...]] = {
    "workers": ("worker_id", "name", "id_number"),
    "workers_home": ("worker_id", "name", "id_number"),
    "villages": ("village_id", "name"),
    "employers": ("employer_id", "name"),
    "depots": ("depot_id", "name"),
    "coaches": ("depot_id", "plate"),
    "hubs": ("hub_id", "name"),
    "services": ("service_id", "from_hub", "to_hub", "minutes", "unit_cost"),
    "screening": ("station_id", "name"),
    "subsidies": ("rule_id", "payer", "percent"),
    "distances": ("from_id", "to_id", "km", "minutes"),
}
"""The columns by which a row that is the template's own is known again."""

_NAMED = {
    **dict.fromkeys(("villages", "employers", "depots", "hubs", "screening"), "name"),
    "coaches": "plate",
    "subsidies": "rule_id",
}
"""The column whose words alone are a reason to look."""


def in_language(text: str, lang: Lang) -> str:
    """The word of one language in ``English|Chinese``."""
    english, _, chinese = text.partition("|")
    return chinese or english if lang == "zh" else english


def check_examples(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Refuse rows that are the templates' examples; warn of those that bear a name."""
    parts = {part.table.name: part for table in tables.values() for part in table.parts}
    for name, columns in _MARKS.items():
        if name in parts and len(parts[name]):
            own = _refuse_own(parts[name], columns, findings)
            _warn_named(parts[name], own, findings)


def _refuse_own(
    table: Parsed, columns: tuple[str, ...], findings: Findings
) -> frozenset[int]:
    """Report the rows that the template's notes show; their positions."""
    shown = {
        row
        for example in EXAMPLES[table.table.name]
        for row in product(*(example[column].split("|") for column in columns))
    }
    if not set(columns) <= table.raw.cells.keys():
        return frozenset()
    rows = zip(*(table.raw.cells[column] for column in columns), strict=True)
    own = [at for at, row in enumerate(rows) if tuple(map(str.strip, row)) in shown]
    for at in own:
        table.fault(
            at,
            _NAMED.get(table.table.name, columns[0]),
            findings,
            wrong=said("IS_THE_EXAMPLE"),
            remedy=said("WRITE_YOUR_OWN"),
        )
    return frozenset(own)


def _warn_named(table: Parsed, own: frozenset[int], findings: Findings) -> None:
    column = _NAMED.get(table.table.name)
    if column is None:
        return
    shown = EXAMPLES[table.table.name]
    words = {word for example in shown for word in example[column].split("|")}
    for at, value in table.known(column):
        if value in words and at not in own:
            findings.warn(
                table.file,
                said("HAS_NAME_OF_EXAMPLE"),
                rows=[table.rows[at]],
                column=table.heading(column),
                value=value,
            )
