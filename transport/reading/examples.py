"""Example rows of the templates: shown beside the tables, never counted as facts."""

from __future__ import annotations

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

_NAMES = {
    "villages": "name",
    "employers": "name",
    "depots": "name",
    "coaches": "plate",
    "hubs": "name",
    "screening": "name",
    "subsidies": "rule_id",
}
"""The column by which a row of an example is known again."""


def in_language(text: str, lang: Lang) -> str:
    """The word of one language in ``English|Chinese``."""
    english, _, chinese = text.partition("|")
    return chinese or english if lang == "zh" else english


def warn_examples(tables: Mapping[str, Parsed], findings: Findings) -> None:
    """Warn of rows that are the templates' examples, left standing or copied."""
    for name, column in _NAMES.items():
        if name not in tables:
            continue
        words = {w for row in EXAMPLES[name] for w in row[column].split("|")}
        for at, value in tables[name].known(column):
            if value in words:
                findings.warn(
                    tables[name].file,
                    said("IS_THE_EXAMPLE"),
                    rows=[tables[name].rows[at]],
                    column=tables[name].heading(column),
                    value=value,
                )
