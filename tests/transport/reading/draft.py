"""A small valid scenario, to be spoilt by the tests one cell at a time."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from transport.errors import Fault, ScenarioError
from transport.reading import read_scenario
from transport.reading.headings import SETTINGS_NAMES, TABLES

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """\
name = "test"
first_day = 2020-02-25
days = 5

[origin]
province = "Shanxi"
city = "Lüliang"

[policy]
preset = "cn-2020-02-11"
max_ride_h = 30

[costs]
kit = 15.5

[payers]
government = 50
employer = 50

[variants.no-cap.policy]
preset = "cn-2023"
"""

# Synthetic identity numbers, with their check digits.
CSV = {
    "workers": """\
worker_id,name,id_number,phone,village_id,employer_id,party_id,ready_from,report_by,\
certificate_issued,certificate_until,health_code,temperature_c,poverty_listed,bags,remark
W1,张三,141124198001010011,13800000001,V1,E1,P1,2020-02-25,2020-02-28,2020-02-24,\
2020-03-01,green,36.5,no,1,
W2,李四,141124198001010038,13800000002,V1,E1,P1,2020-02-25 08:30,2020-02-28 18:00,\
2020-02-24,,green,36.5,yes,2,first
W3,王五,141124198001010054,13800000003,V2,E2,,,,,,,,,,
W4,赵六,,,V3,E3,,,,,,,,,,
W5,钱七,,,V4,E4,,,,,,,,,,
W6,孙八,,,V5,E5,,,,,,,,,,
""",
    "villages": """\
village_id,name,town,county,lat,lon,max_seats,open_from,open_until,risk
V1,Upper,Linquan,Linxian,37.95,110.99,49,,,low
V2,Lower,Linquan,Linxian,37.97,111.02,,06:30,18:00,low
V3,East,Baiwen,Linxian,38.05,111.10,33,2020-02-26 06:00,2020-02-26 12:00,medium
V4,West,Qikou,Linxian,37.70,110.85,,,,low
V5,North,Qikou,Linxian,37.72,110.88,,22:00,06:00,low
""",
    "employers": """\
employer_id,name,city,province,lat,lon,receive_from,receive_until,daily_intake,accepted,\
station_id,contact
E1,Works,Hangzhou,Zhejiang,30.25,120.15,08:00,20:00,100,yes,C1,Desk
E2,Mill,Hangzhou,Zhejiang,30.28,120.18,,,,yes,,
E3,Plant,Hangzhou,Zhejiang,30.20,120.30,,,,yes,,
E4,Yard,Hangzhou,Zhejiang,30.31,120.10,,,,no,,
E5,Dock,Hangzhou,Zhejiang,30.22,120.21,,,,yes,,
""",
    "depots": """\
depot_id,name,county,lat,lon
D1,Depot,Linxian,37.96,110.98
""",
    "fleet": """\
depot_id,vehicle_type,seats,count,billing,fixed,included_km,per_km,drivers,driver_day,\
toll_per_km,speed_factor
D1,coach-49,49,3,per_day,1800,100,6.5,1,300,0.75,1
D1,coach-33,33,2,per_trip,900.50,,5,1,,0.6,0.95
""",
    "hubs": """\
hub_id,kind,name,lat,lon
H1,airport,First,37.68,111.14
H2,airport,Second,30.23,120.43
""",
    "services": """\
service_id,from_hub,to_hub,kind,departs,minutes,seats,max_units,unit_cost,seat_cost
S1,H1,H2,charter_flight,2020-02-26 09:30,125,180,1,120000,0
""",
    "screening": """\
station_id,name,lat,lon,open_from,open_until,checks_per_hour,cost_per_check
C1,Clinic,30.24,120.16,06:00,18:00,60,12.5
""",
    "subsidies": """\
rule_id,payer,percent,lines,riders,min_load,cap_per_vehicle,bound_for
R1,city,50,hire toll,all,20,10000,outside_province
""",
    "distances": """\
from_id,to_id,km,minutes
D1,V1,4.2,9
""",
    "roads": """\
from_id,to_id,km,minutes,one_way
V1,junction,3.5,6,no
junction,V2,2.5,,yes
""",
}


@dataclass
class Draft:
    """A scenario in the making: tables as lists of cells, settings as text."""

    settings: str = SETTINGS
    tables: dict[str, list[list[str]]] = field(
        default_factory=lambda: {
            name: list(csv.reader(io.StringIO(text))) for name, text in CSV.items()
        }
    )

    def cell(self, table: str, row: int, column: str, value: str) -> None:
        """Set a cell; ``row`` counts lines of the file from 1, as faults do."""
        rows = self.tables[table]
        rows[row - 1][rows[0].index(column)] = value

    def drop_column(self, table: str, column: str) -> None:
        at = self.tables[table][0].index(column)
        for row in self.tables[table]:
            del row[at]

    def set(self, old: str, new: str) -> None:
        """Replace a piece of the settings that is there."""
        assert old in self.settings
        self.settings = self.settings.replace(old, new, 1)

    def csv_text(self, table: str, *, end: str = "\n", delimiter: str = ",") -> str:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator=end, delimiter=delimiter)
        writer.writerows(self.tables[table])
        return text.getvalue()

    def folder(self, path: Path, *, encoding: str = "utf-8", end: str = "\n") -> Path:
        path.mkdir(exist_ok=True)
        for name in self.tables:
            raw = self.csv_text(name, end=end).encode(encoding)
            (path / f"{name}.csv").write_bytes(raw)
        encoding = "utf-8" if encoding == "utf-16" else encoding
        settings = self.settings.replace("\n", end).encode(encoding)
        (path / "scenario.toml").write_bytes(settings)
        return path

    def in_chinese(self) -> Draft:
        """The same with Chinese headings and words."""
        words = {"green": "绿", "low": "低", "medium": "中", "yes": "是", "no": "否"}
        words |= {"per_day": "按天", "per_trip": "按趟", "airport": "机场"}
        words |= {"charter_flight": "包机"}
        tables = {}
        for table in TABLES:
            if table.name not in self.tables:
                continue
            head, *rows = self.tables[table.name]
            zh = [table.column[name].zh[0] for name in head]
            tables[table.name] = [zh, *([words.get(c, c) for c in r] for r in rows)]
        return Draft(self.settings, tables)

    def book(self, path: Path, *, zh: bool = False) -> Path:
        """A workbook; cells that look like numbers are numbers, long ones are text."""
        import openpyxl

        book: Any = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        sheet: Any = book.create_sheet(SETTINGS_NAMES[zh])
        sheet.append(["键", "值"] if zh else ["key", "value"])
        for row in settings_rows(self.settings):
            sheet.append(row)
        for table in TABLES:
            if table.name in self.tables:
                sheet = book.create_sheet(table.zh[0] if zh else table.name)
                for cells in self.tables[table.name]:
                    sheet.append([native(cell) for cell in cells])
        book.save(path)
        return path


def native(cell: str) -> Any:
    """What Excel makes of a typed cell."""
    if re.fullmatch(r"\d{1,11}(\.\d+)?", cell):
        return float(cell) if "." in cell else int(cell)
    return cell or None


def settings_rows(text: str) -> list[list[Any]]:
    """TOML as rows of dotted key and value."""
    rows, section = list[list[Any]](), ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line.strip("[]") + "."
        elif "=" in line:
            key, value = line.split(" = ")
            rows.append([section + key, native(value.strip('"'))])
    return rows


def faults_of(path: Path, **options: Any) -> tuple[Fault, ...]:
    """All faults reported for the scenario at ``path``."""
    with pytest.raises(ScenarioError) as caught:
        read_scenario(path, **options)
    return caught.value.faults
