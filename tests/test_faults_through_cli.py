"""The shipped scenarios with one fault of each kind: all told, nothing written."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
from transport.reading import read_scenario
from transport.reading.identity import check_digit

if TYPE_CHECKING:
    from datetime import date

ROOT = Path(cli.__file__).parent
SHIPPED = ("hunyuan-datong-2020", "lanxian-qingdao-2020", "linxian-shenmu-2020")
N_OF_PARTY_TOO_LARGE = 60

Row = dict[str, str]


@dataclass
class Table:
    """A CSV file being spoilt; ``line`` is what an editor shows."""

    path: Path
    rows: list[Row]
    headings: list[str]
    extra: dict[int, str] = field(default_factory=dict)

    def line(self, row: Row) -> int:
        return 2 + next(at for at, other in enumerate(self.rows) if other is row)

    def write(self) -> None:
        with self.path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(self.headings)
            for row in self.rows:
                cells = [row[key] for key in row]
                writer.writerow([*cells, *filter(None, [self.extra.get(id(row))])])


@dataclass
class Spoiler:
    """Spoils a copy of a scenario cell by cell and keeps what must be told of it.

    A row is spoilt once only, so that no fault can hide another one.
    """

    folder: Path
    tables: dict[str, Table] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def table(self, name: str) -> Table:
        if name not in self.tables:
            path = self.folder / f"{name}.csv"
            with path.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream)
                headings = list(reader.fieldnames or ())
                self.tables[name] = Table(path, list(reader), headings)
        return self.tables[name]

    def new_table(self, name: str, headings: str, *rows: str) -> None:
        text = "\n".join([headings, *rows]) + "\n"
        (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")

    def fresh(self, name: str, at: int) -> Row:
        """Row ``at`` of the table, which no fault has touched yet."""
        row = self.table(name).rows[at]
        assert id(row) not in self.used
        self.used.add(id(row))
        return row

    def add(self, name: str, row: Row) -> Row:
        self.table(name).rows.append(row)
        self.used.add(id(row))
        return row

    def spoil(self, name: str, at: int, column: str, value: str, **more: str) -> None:
        """Write ``value``, which must be told, and ``more`` cells that are right."""
        row = self.fresh(name, at)
        row.update(more)
        row[column] = value
        self.expect(name, row, column)

    def expect(self, name: str, row: Row, column: str) -> None:
        line = self.table(name).line(row)
        self.told.append(f"{name}.csv:{line}:{column}  {row[column]!r}  ")

    def spoil_settings(self, section: str, line: str, value: str) -> None:
        """Put ``line`` below ``[section]``; its key and value must be told."""
        path = self.folder / "scenario.toml"
        head = f"[{section}]\n"
        before, _, after = path.read_text(encoding="utf-8").partition(head)
        key = line.partition(" =")[0]
        own, bracket, rest = after.partition("\n[")
        kept = [other for other in own.split("\n") if other.split(" =")[0] != key]
        text = "\n".join([f"{before}{head}{line}", *kept])
        path.write_text(f"{text}{bracket}{rest}", encoding="utf-8")
        self.told.append(f":{section}.{key}  {value!r}  ")

    def write(self) -> None:
        for table in self.tables.values():
            table.write()


@pytest.fixture(params=SHIPPED)
def spoiler(request: pytest.FixtureRequest, tmp_path: Path) -> Spoiler:
    folder = tmp_path / "scenario"
    shutil.copytree(ROOT / "scenarios" / request.param, folder)
    return Spoiler(folder)


def plan(folder: Path, out: Path) -> Result:
    return CliRunner().invoke(cli.main, ["plan", str(folder), "-o", str(out), "--all"])


def told_and_nothing_written(spoiler: Spoiler, tmp_path: Path) -> None:
    """Every fault expected is told, no other one, and nothing is written."""
    before = sorted(tmp_path.rglob("*"))
    result = plan(spoiler.folder, tmp_path / "out")
    lines = result.stderr.splitlines()
    missing = [told for told in spoiler.told if not any(told in line for line in lines)]
    assert missing == [], result.stderr
    others = [line for line in lines if not any(told in line for told in spoiler.told)]
    assert others == [
        f"{len(spoiler.told)} faults",
        "p2p: nothing was written",
    ]
    assert result.exit_code == 2
    assert result.stdout == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_a_fault_of_each_kind_is_told_and_nothing_is_written(
    spoiler: Spoiler, tmp_path: Path
) -> None:
    scenario = read_scenario(spoiler.folder)
    last = scenario.first_day + timedelta(days=scenario.n_days - 1)
    _spoil_workers(spoiler, scenario.first_day, last)
    _spoil_parties(spoiler)
    _spoil_villages(spoiler)
    _spoil_employers(spoiler)
    _spoil_fleet(spoiler)
    _spoil_optional_tables(spoiler, scenario.first_day)
    spoiler.spoil_settings("policy", "mountian = true", "true")
    spoiler.spoil_settings("policy", "max_ride_h = -5", "-5")
    spoiler.spoil_settings("policy", 'gate_from = "25:00"', "25:00")
    spoiler.spoil_settings("policy", 'key_employers = ["E999"]', "E999")
    spoiler.spoil_settings("costs", 'kit = "much"', "much")
    spoiler.spoil_settings("variants.cn-2023.policy", 'preset = "cn-2032"', "cn-2032")
    spoiler.write()
    told_and_nothing_written(spoiler, tmp_path)


def _spoil_workers(spoiler: Spoiler, first: date, last: date) -> None:
    rows = spoiler.table("workers").rows
    next_day = (first + timedelta(days=1)).isoformat()
    later = (last + timedelta(days=9)).isoformat()
    body = rows[0]["id_number"][:6] + "19991350" + "001"
    good_id = rows[15]["id_number"]
    wrong_digit = "1" if good_id[-1] != "1" else "2"
    free = {"party_id": "", "ready_from": "", "report_by": ""}
    for at, (column, value, more) in enumerate(
        (
            ("worker_id", rows[0]["worker_id"], {}),  # twice
            ("id_number", rows[0]["id_number"], {}),
            ("id_number", body + check_digit(body), {}),  # 13th month
            ("id_number", rows[3]["id_number"][:-1], {}),
            ("name", "", {}),
            ("village_id", "V9X", free),  # dangling
            ("employer_id", "E9X", free),
            ("report_by", "2020-02-30", {}),
            ("ready_from", "tomorrow", {}),
            ("temperature_c", "warm", {}),
            ("temperature_c", "98.6", {}),
            ("health_code", "blue", {}),
            ("poverty_listed", "perhaps", {}),
            ("bags", "-1", {}),
            ("id_number", good_id[:-1] + wrong_digit, {}),  # check digit
            ("report_by", first.isoformat(), {"ready_from": next_day}),
            ("ready_from", later, {}),
            ("certificate_until", "2020-02-18", {"certificate_issued": "2020-02-20"}),
            ("certificate_issued", "2001-02-18", {}),
        ),
        start=1,
    ):
        spoiler.spoil("workers", at, column, value, **more)
    row = spoiler.fresh("workers", 25)
    table = spoiler.table("workers")
    table.extra[id(row)] = "one cell too many"
    spoiler.told.append(f"workers.csv:{table.line(row)}  'one cell too many'  ")


def _spoil_parties(spoiler: Spoiler) -> None:
    """A party over two villages, one over two employers, one for no coach."""
    rows = spoiler.table("workers").rows
    spread = {"village_id": ("V003", "V004"), "employer_id": ("E001", "E003")}
    for at, (column, values) in enumerate(spread.items()):
        same = {"village_id": "V003", "employer_id": "E001", "party_id": f"Q{at}"}
        spoiler.fresh("workers", 40 + at).update({**same, column: values[0]})
        spoiler.spoil("workers", 50 + at, column, values[1], **{**same, column: ""})
    template = {**rows[60], "id_number": "", "village_id": "V003", "party_id": "BIG"}
    big = [
        spoiler.add("workers", {**template, "worker_id": f"Z{n}"})
        for n in range(N_OF_PARTY_TOO_LARGE)
    ]
    spoiler.expect("workers", big[0], "party_id")


def _spoil_villages(spoiler: Spoiler) -> None:
    rows = spoiler.table("villages").rows
    swapped = {"lon": rows[4]["lat"]}
    spoiler.spoil("villages", 4, "lat", rows[4]["lon"], **swapped)
    spoiler.spoil("villages", 5, "lat", "137.95")
    spoiler.spoil("villages", 6, "lon", "110°57'")
    spoiler.spoil("villages", 7, "lat", "-37.9")  # abroad
    spoiler.spoil("villages", 8, "lat", f"{float(rows[8]['lat']) + 3:.5f}")
    spoiler.spoil("villages", 9, "max_seats", "10")  # no coach is that small
    spoiler.spoil("villages", 10, "max_seats", "0")
    spoiler.spoil("villages", 11, "open_until", "", open_from="08:00")
    spoiler.spoil("villages", 12, "open_from", "7 am", open_until="18:00")
    spoiler.spoil(
        "villages", 13, "open_from", "2021-01-01 08:00", open_until="2021-01-01 18:00"
    )
    spoiler.spoil("villages", 14, "risk", "orange")
    twice = spoiler.add("villages", {**rows[0]})
    spoiler.expect("villages", twice, "village_id")
    table = spoiler.table("villages")
    table.headings[table.headings.index("name")] = "nmae"
    spoiler.told.append("villages.csv:1:name  this required column is missing  rename")


def _spoil_employers(spoiler: Spoiler) -> None:
    rows = spoiler.table("employers").rows
    spoiler.spoil("employers", 1, "accepted", "maybe")
    spoiler.spoil("employers", 3, "daily_intake", "1.5")
    spoiler.spoil("employers", 4, "receive_until", rows[4]["receive_from"])
    spoiler.spoil("employers", 5, "station_id", "C99")
    spoiler.spoil("employers", 6, "city", "")
    spoiler.spoil("employers", 7, "lat", f"{float(rows[7]['lat']) - 9:.5f}")
    a_village = spoiler.table("villages").rows[1]["village_id"]
    twice = spoiler.add("employers", {**rows[0], "employer_id": a_village})
    spoiler.expect("employers", twice, "employer_id")


def _spoil_fleet(spoiler: Spoiler) -> None:
    rows = spoiler.table("fleet").rows
    spoiler.spoil("fleet", 0, "speed_factor", "0")
    spoiler.spoil("fleet", 1, "count", "many")
    for column, value, more in (
        ("vehicle_type", rows[-1]["vehicle_type"], {}),  # twice
        ("depot_id", "D9", {}),
        ("billing", "per_hour", {"vehicle_type": "by the hour"}),
        ("fixed", "1200.555", {"vehicle_type": "too fine"}),
        ("fixed", "0", {"vehicle_type": "free", "per_km": "0"}),
        ("drivers", "9", {"vehicle_type": "crowded"}),
    ):
        row = spoiler.add("fleet", {**rows[2], **more, column: value})
        spoiler.expect("fleet", row, column)


def _spoil_optional_tables(spoiler: Spoiler, first: date) -> None:
    spoiler.new_table(
        "screening",
        "station_id,name,lat,lon,open_from,open_until,checks_per_hour",
        "C01,Clinic,37.9,111,,,0",
    )
    spoiler.new_table(
        "hubs",
        "hub_id,kind,name,lat,lon",
        "H1,rail,First,37.9,111",
        "H2,airport,Second,38.2,111",
        "H3,harbour,Third,38.2,112",
    )
    moment = f"{first} 09:00"
    spoiler.new_table(
        "services",
        "service_id,from_hub,to_hub,kind,departs,minutes,seats,unit_cost",
        f"S1,H1,H9,train,{moment},90,80,100",
        f"S2,H1,H1,train,{moment},90,80,100",
        f"S3,H1,H2,train,{moment},90,80,100",
        f"S4,H2,H2,seat_block,{first},90,80,100",
        "S5,H2,H1,seat_block,2031-01-01 09:00,90,80,100",
        f"S6,H2,H1,seat_block,{moment},90,80,0",
        f"S7,H2,H1,seat_block,{moment},0,80,100",
    )
    spoiler.new_table(
        "distances",
        "from_id,to_id,km,minutes",
        "V001,E001,-10,",
        "V001,V999,10,20",
        "V002,V002,10,20",
        "V003,E001,1600,",
        "V003,E001,1601,",
    )
    spoiler.new_table(
        "roads", "from_id,to_id,km,one_way", "V001,X1,10,nearly", "X1,X1,4,no"
    )
    spoiler.told += [
        "screening.csv:2:checks_per_hour  '0'  ",
        "hubs.csv:4:kind  'harbour'  ",
        "services.csv:2:to_hub  'H9'  ",
        "services.csv:3:to_hub  'H1'  ",
        "services.csv:4:to_hub  'H2'  is of kind airport",
        f"services.csv:5:departs  '{first}'  has no time",
        "services.csv:5:to_hub  'H2'  ",
        "services.csv:6:departs  '2031-01-01 09:00'  ",
        "services.csv:7:unit_cost  '0'  ",
        "services.csv:8:minutes  '0'  ",
        "distances.csv:2:km  '-10'  ",
        "distances.csv:3:to_id  'V999'  ",
        "distances.csv:4:to_id  'V002'  ",
        "distances.csv:6:to_id  'E001'  stands in row 5 already",
        "roads.csv:2:one_way  'nearly'  ",
        "roads.csv:3:to_id  'X1'  ",
    ]


def test_files_that_cannot_be_read_are_told_and_nothing_is_written(
    spoiler: Spoiler, tmp_path: Path
) -> None:
    """Broken files draw no false faults after them: no id is said to be unknown."""
    folder = spoiler.folder
    depots, fleet, villages, settings = (
        folder / name
        for name in ("depots.csv", "fleet.csv", "villages.csv", "scenario.toml")
    )
    heading = depots.read_text(encoding="utf-8-sig").splitlines()[0]
    depots.write_text(heading + "\n", encoding="utf-8")
    (folder / "employers.csv").write_bytes(b"employer_id\xff\xff,name\x81\n")
    fleet.rename(folder / "fleets.csv")
    lines = villages.read_text(encoding="utf-8-sig").split("\n")
    lines[4] = lines[4].replace(",", ',"', 1)
    villages.write_text("\n".join(lines), encoding="utf-8")
    settings.write_text("name = linxian\n", encoding="utf-8")
    shutil.copy(folder / "workers.csv", folder / "花名册.csv")
    spoiler.told = [
        "depots.csv  the table is empty  add at least one row",
        "employers.csv  is neither UTF-8 nor UTF-16 nor GB18030",
        "fleet.csv  this table is missing  rename 'fleets.csv'",
        "villages.csv:5  the row that begins here is no CSV",
        "scenario.toml:1:name  is no TOML",
        "花名册.csv  holds the same table as workers.csv",
    ]
    told_and_nothing_written(spoiler, tmp_path)


def test_a_misspelt_variant_is_told_with_the_faults_of_the_tables(
    spoiler: Spoiler, tmp_path: Path
) -> None:
    """The villages for small coaches are not said to be out of reach for that."""
    spoiler.spoil("workers", 3, "village_id", "V9X", party_id="")
    spoiler.spoil("fleet", 0, "seats", "-33")
    spoiler.write()
    words = ["plan", str(spoiler.folder), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(cli.main, [*words, "--variant", "cn-2032"])
    assert result.exit_code == 2
    assert "scenario.toml:variants  'cn-2032'  " in result.stderr
    assert all(told in result.stderr for told in spoiler.told)
    assert "3 faults" in result.stderr
