"""A campaign of mutated tables of the day, of closings, coaches, rosters and imports.

By hand, from the root of the project::

    python -m tests.campaign.day_tables --n 3000 --seed 1

Each table is read as the commands read it, and what is read is held against the
operation. It ends in an answer or in faults that name the file, in time; an event that
is admitted can be read again from a store; no row of events and nobody of a roster is
missing in silence.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
import traceback
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, Any

from p2p.checking_in import Desk
from p2p.closing import compared
from p2p.importing import import_roster
from p2p.in_force import in_force
from p2p.operating import open_operation
from tests.campaign import mutations
from tests.campaign.inputs import left_out
from tests.campaign.kept import mutated as field_changed
from tests.p2p.store.an_operation import an_operation
from transport.answers.scenario_lines import fault_lines
from transport.errors import Fault, OutputError, ScenarioError
from transport.intake.import_folder import LAYOUTS_FILE
from transport.intake.layouts import load_layouts, save_layouts
from transport.intake.rosters import read_rosters
from transport.operation.checks import refusals
from transport.operation.table import read_events
from transport.operation.unknown_facts import refuse_unknown
from transport.operation.unsound import refuse_unsound
from transport.reading import read_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.campaign.mutations import Files, Mutation

TABLES = {
    "events.csv": """\
event,at,by,worker_id,trip_id,place_id,minutes,depot_id,vehicle_type,coaches,name,\
village_id,employer_id,temperature_c,again_c,id_number,phone,remark
coach_delayed,2020-03-09 20:00,desk,,T001,,10,,,,,,,,,,,a jam
cancellation,2020-03-09 20:05,desk,W2,,,,,,,,,,,,,,
late_add,2020-03-09 20:10,desk,W9,,,,,,,New,V1,E1,36.5,,,13800000001,
spare_coach,2020-03-09 20:20,desk,,,,,D1,19-seater,1,,,,,,,,
stop_closed,2020-03-09 20:30,desk,,,V2,,,,,,,,,,,,
""",
    "checkins.csv": """\
code,worker_id,workers,trip_id,place_id,stage,at,by,counted,missing,signed_by,remark
,W1,,,,boarded,2020-03-10 08:00,gate,,,,
,,W2 W3,T001,,boarded,2020-03-10 08:05,gate,,,,
""",
    "actuals.csv": """\
trip_id,ran,riders,not_aboard,km,km_empty,left,back,standing_minutes,drivers,toll,remark
T001,yes,2,W1,410.5,60,2020-03-10 06:00,2020-03-10 20:00,45,2,120.50,
""",
    "invoices.csv": """\
carrier,invoice,trip_id,coach,day,item,quantity,price,amount,remark
Yard,00017,T001,,2020-03-10,hire,1,1200,1200,
Yard,00017,T001,,2020-03-10,tolls,,,120.50,
""",
    "coaches.csv": """\
depot_id,vehicle_type,number,plate,carrier,carrier_phone,driver_1,phone_1,captain
D1,19-seater,1,晋J12345,Yard,0358-4422001,Driver One,13800000001,Captain
""",
    "workers_home.csv": """\
worker_id,name,id_number,phone,village_id,employer_id,party_id,ready_from,report_by,\
health_code,temperature_c,poverty_listed,bags,remark
H1,Homebound One,,13800000004,V1,E1,PH,2020-03-10,,green,36.5,no,1,
H2,Homebound Two,,13800000005,V1,E1,PH,,,green,36.4,yes,,with H1
H3,Homebound Three,,,V2,E2,,,2020-03-12,,,,2,
H4,Homebound Four,,,V2,E1,,,,,,,,
""",
    "layouts.json": """\
{"columns": {"人员": "name", "手机": "phone"},
 "layouts": {"9a8b7c6d5e4f": {"户籍地": "home_address", "车间": "not_needed"}}}
""",
    "import.toml": """\
name = "march"
first_day = 2026-03-02
days = 3
province = "山西省"
city = "吕梁市"
county = "临县"

[columns]
"人员" = "name"

[[depots]]
name = "临县汽车站"
county = "临县"
lat = 37.951
lon = 110.992

[[fleet]]
depot = "临县汽车站"
vehicle_type = "coach-49"
seats = 49
count = 4
billing = "per_day"
fixed = 1600
""",
}
HEADINGS = (
    *("", " ", "\ud800", "\x00", "\u202e人", "人员\n姓名", "𠮷" * 5_000, "身份证号"),
    *("车间", "9a8b7c6d5e4f", "用工单位", "=1+1", "../../x", "{n}", "%s"),
)
N_HOME = 4  # people of the second roster
ROSTER = "人员,身份证号,户籍地,用工单位\n张三,,临县,神木某厂\n李四,,临县,神木某厂\n"
OF_TABLES: tuple[Mutation, ...] = (
    *(mutations.one_cell, mutations.one_cell, mutations.a_piece_of_a_cell),
    *(mutations.one_column, mutations.swapped_columns),
    *(mutations.headings_further_down, mutations.strange_rows),
    *(mutations.ragged_rows, mutations.repeated_rows),
    *(mutations.another_encoding, mutations.broken_bytes),
)
OF_SETTINGS: tuple[Mutation, ...] = (
    *(mutations.one_setting, mutations.one_setting, mutations.lines_of_settings),
    *(mutations.another_encoding, mutations.broken_bytes),
)
OF_BYTES: tuple[Mutation, ...] = (
    *(mutations.another_encoding, mutations.broken_bytes),
)
_SLOW_S, _LINE = 20.0, 4_000
_FIELD_SHARE = 0.7  # of what is JSON, with a field changed


@dataclass
class Tally:
    """What became of each table, and every one that broke a promise."""

    outcomes: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def events_of(path: Path, home: Path) -> None:
    """Read and report them one after another; those that are admitted are sound."""
    with open_operation(home / "out") as operation:
        was = operation.situation()
    clock = was.scenario.clock
    today = clock.date_of(was.scenario.end_s)
    told: list[object] = []
    file, rows = read_events(path, clock, today=today, hear=told.extend)
    faults: list[Fault] = []
    for row, event in rows:
        found = refusals(was, event)
        faults += (one.fault(file, row) for one in found)
        if not found:
            was = was.with_event(event)
            refuse_unsound(was.events[-1])
    refuse_unknown(was.scenario, was.plan, was.events, version=was.version)
    if faults:
        raise ScenarioError(faults)
    with suppress(ValueError, csv.Error):  # another encoding; it was read all the same
        lines = [*csv.reader(path.read_text("utf-8-sig").splitlines())]
        n_data = sum(1 for line in lines[1:] if any(cell.strip() for cell in line))
        if len(rows) < n_data and not told:
            msg = f"{n_data - len(rows)} rows are missing without a word"
            raise AssertionError(msg)


def check_ins_of(path: Path, home: Path) -> None:
    """Enter them at a desk."""
    with open_operation(home / "out") as operation:
        Desk(operation, by="gate").read_table(path)


def actuals_of(path: Path, home: Path) -> None:
    """Compare what was run."""
    compared(in_force(home / "out"), actuals=path)


def invoices_of(path: Path, home: Path) -> None:
    """Compare what is charged."""
    compared(in_force(home / "out"), invoices=path)


def coaches_of(path: Path, home: Path) -> None:
    """Read the scenario that it is a table of."""
    shutil.copy(path, home / "tiny" / "coaches.csv")
    read_scenario(home / "tiny")


def import_of(path: Path, home: Path) -> None:
    """Import a roster by it."""
    (home / "roster.csv").write_text(ROSTER, "utf-8")
    import_roster([home / "roster.csv"], home / "made", config=path, lang="en")


def home_of(path: Path, home: Path) -> None:
    """Read the scenario of which it is the second roster; all are there, or told of."""
    shutil.copy(path, home / "tiny" / path.name)
    scenario = read_scenario(home / "tiny")
    n_home = sum(worker.is_homebound for worker in scenario.workers)
    n_out = left_out(map(str, scenario.warnings), path.stem)
    if n_home + n_out < N_HOME:
        msg = f"{N_HOME - n_home - n_out} people are missing without a word"
        raise AssertionError(msg)


def layouts_of(path: Path, home: Path) -> None:
    """Import a roster by what was confirmed before, and remember what it taught."""
    kept, roster = home / "made" / LAYOUTS_FILE, home / "roster.csv"
    kept.parent.mkdir(parents=True)
    shutil.copy(path, kept)
    roster.write_text(ROSTER, "utf-8")
    with suppress(OutputError):  # which somebody has changed is not replaced
        import_roster([roster], home / "made", first_day=date(2026, 3, 2), lang="en")
    layouts = load_layouts(path)
    found = read_rosters([roster], layouts=layouts)
    taught = layouts.remembering(found.taken, {})
    save_layouts(taught, home / "again.json")
    if load_layouts(home / "again.json") != taught:
        msg = "what is remembered is read as something else"
        raise AssertionError(msg)
    n_people = ROSTER.count("\n") - 1
    if not found.faults and len(found.people) < n_people:
        msg = f"{n_people - len(found.people)} people are missing without a word"
        raise AssertionError(msg)


READERS: dict[str, Callable[[Path, Path], None]] = {
    "events.csv": events_of,
    "checkins.csv": check_ins_of,
    "actuals.csv": actuals_of,
    "invoices.csv": invoices_of,
    "coaches.csv": coaches_of,
    "workers_home.csv": home_of,
    "layouts.json": layouts_of,
    "import.toml": import_of,
}


def mutated(name: str, rng: Random) -> bytes:
    """The table of that name, mutated once or twice."""
    if name.endswith(".json") and rng.random() < _FIELD_SHARE:
        return json.dumps(another(json.loads(TABLES[name]), rng)).encode()
    key = mutations.SETTINGS if name.endswith(".toml") else name
    files: Files = {key: TABLES[name].encode()}
    kinds = {".csv": OF_TABLES, ".toml": OF_SETTINGS, ".json": OF_BYTES}
    for mutation in rng.choices(kinds[Path(name).suffix], k=rng.choice((1, 1, 2))):
        with suppress(ValueError, IndexError, csv.Error):  # nothing is left to mutate
            files = mutation(files, rng)
    return files[key]


def another(layouts: dict[str, Any], rng: Random) -> object:
    """The layouts with one part changed, or a heading renamed."""
    homes = [layouts["columns"], layouts["layouts"], *layouts["layouts"].values()]
    if rng.random() < _FIELD_SHARE:
        return field_changed(layouts, rng)
    home = rng.choice(homes)
    home[rng.choice(HEADINGS)] = home.pop(rng.choice(list(home)))
    return layouts


def campaign(*, n: int, seed: int, only: Sequence[str] = ()) -> Tally:
    """``n`` mutated tables, of each kind as many; ``only``: of these kinds."""
    tally, rng = Tally(), Random(seed)  # no secret is drawn
    with TemporaryDirectory() as folder:
        home, work = Path(folder, "home"), Path(folder, "work")
        an_operation(home)
        names = sorted(only or TABLES)
        for at in range(n):
            name = names[at % len(names)]
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(home, work)
            path = work / name
            path.write_bytes(mutated(name, rng))
            _judge(tally, f"{name} {at}", path, work)
    return tally


def _judge(tally: Tally, label: str, path: Path, work: Path) -> None:
    began_s, name = process_time(), path.name
    lines: list[str] = []
    try:
        READERS[name](path, work)
        tally.outcomes[f"{name}: read"] += 1
    except ScenarioError as error:
        tally.outcomes[f"{name}: refused"] += 1
        lines = fault_lines(error.faults, "en", each=True)
        if not all(fault.file for fault in error.faults):
            tally.broken.append(f"{label}: a fault without a file")
    except Exception:
        tally.outcomes[f"{name}: another error"] += 1
        tally.broken.append(f"{label}: {traceback.format_exc(limit=-4)}")
    if process_time() - began_s > _SLOW_S:
        tally.broken.append(f"{label}: took {process_time() - began_s:.0f} s")
    if any(len(line) > _LINE or not line.isprintable() for line in lines):
        tally.broken.append(f"{label}: a line that no terminal bears")


def main() -> int:
    """Run the long form and print what became of the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=(), choices=sorted(TABLES))
    options = parser.parse_args()
    tally = campaign(n=options.n, seed=options.seed, only=options.only)
    lines = [f"{n:>8,}  {what}" for what, n in sorted(tally.outcomes.items())]
    lines += ["", f"promises broken: {len(tally.broken)}", *tally.broken]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if tally.broken else 0


if __name__ == "__main__":
    sys.exit(main())
