"""The pages say what the code is: links, modules, imports, fields, defaults."""

from __future__ import annotations

import ast
import re
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from transport.clock import Clock
from transport.declared import ASSUMED
from transport.dual_prices import (
    Certificate,
    CoachMarginal,
    GroupMarginal,
    Kept,
    Marginal,
    PriceCut,
    PriceCuts,
    WorkerPrice,
)
from transport.plan import (
    DrivingBlock,
    IndividualTraveller,
    Journey,
    Leg,
    NotTravelling,
    Plan,
    PlanCost,
    Rejected,
    Screening,
    ServiceUse,
    SolverInfo,
    Stop,
    Trip,
)
from transport.planfiles.plan_json import plan_from_dict, plan_to_dict
from transport.planfiles.schema import misfits
from transport.reading.headings import TABLES
from transport.reading.settings import Settings
from transport.reading.settings_sections import Section
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
ROOMS = ("p2p", "transport", "solvers", "maps", "scenarios")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MODULE = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w/]+\.py)`")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def rows(page: Path) -> list[list[str]]:
    """Cells of every row of the page's tables, headings and rulers included."""
    lines = prose(page).splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]


# -- links -------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Anchors of the headings, as GitHub makes them."""
    kept = (re.sub(r"[^\w\- ]", "", h.lower()) for h in _HEADING.findall(prose(page)))
    return {text.replace(" ", "-") for text in kept}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    dead = []
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_the_index_names_every_page() -> None:
    linked = set(_LINK.findall(prose(DOCS / "index.md")))
    assert {page.name for page in DOCS.glob("*.md")} - linked == {"index.md"}


# -- modules and imports -----------------------------------------------------------


def test_the_architecture_lists_every_module_and_no_other() -> None:
    listed = [row[0] for row in rows(DOCS / "architecture.md") if len(row) == 2]
    named = [found[1] for cell in listed if (found := _MODULE.fullmatch(cell))]
    there = [name_of(path) for path in MODULES if path.name != "__init__.py"]
    assert sorted(named) == there


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_module_that_a_page_names_exists(page: Path) -> None:
    named = _MODULE.findall(prose(page))
    assert [name for name in named if not (ROOT / name).exists()] == []


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module and every name that the file imports, dotted."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strays(path: Path, forbidden: Collection[str]) -> list[str]:
    """What the file imports from the forbidden packages and modules."""
    below = tuple(f"{name}." for name in forbidden)
    return [
        name for name in imported(path) if name in forbidden or name.startswith(below)
    ]


def straying(paths: Iterable[Path], forbidden: Collection[str]) -> dict[str, list[str]]:
    """The same of several files, by those that import anything of it."""
    found = {name_of(path): strays(path, forbidden) for path in paths}
    assert found
    return {name: names for name, names in found.items() if names}


HOME = {  # where each is at home; everybody may import transport
    **{room: room for room in ROOMS if room != "transport"},
    **{"ortools": "solvers", "folium": "maps", "branca": "maps"},
    **{"cli": "cli", "click": "p2p", "rich": "p2p", "tests": "tests"},
    **dict.fromkeys(("fastapi", "starlette", "jinja2", "uvicorn", "argon2"), "p2p"),
}
DOOR_TAKES = ("solvers", "maps", "scenarios")  # p2p stands above these rooms
DOORS = tuple(f"transport.{name}" for name in ("reading", "checker", "manifests"))
RULE_WINGS = ("gate", "roads", "driving", "money", "trips", "journeys")
PLANNING = (
    "transport.gate.arrivals",
    "transport.trips.booking",
    "transport.money.costs",
    "transport.driving.duty",
    "transport.gate.eligibility",
    "transport.gate.rules",
    "transport.groups",
    "transport.driving.pace",
    "transport.presets",
    "transport.trips.routes",
    "transport.trips.seats",
    "transport.driving.timetable",
    "transport.trips.quoting",
)
DATA = {
    "transport.hours",
    "transport.hours.HOURS_PRESETS",
    "transport.hours.HoursRules",
}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_inwards(room: str) -> None:
    below = DOOR_TAKES if room == "p2p" else ()
    elsewhere = {name for name, home in HOME.items() if home != room}
    paths = [path for path in MODULES if path.relative_to(ROOT).parts[0] == room]
    assert straying(paths, elsewhere.difference(below)) == {}


def test_only_commands_know_the_command_line() -> None:
    paths = [
        path
        for path in MODULES
        if name_of(path).startswith("p2p/") and path.parent.name != "commands"
    ]
    assert straying(paths, ("click", "rich", "p2p.commands")) == {}


HALL = tuple(sorted((ROOT / "transport").glob("*.py")))
WINGS = tuple(
    f"transport.{folder.name}"
    for folder in (ROOT / "transport").iterdir()
    if (folder / "__init__.py").exists()
)


def test_the_hall_imports_the_hall() -> None:
    assert straying(HALL, WINGS) == {}


@pytest.mark.parametrize("wing", RULE_WINGS)
def test_no_rule_imports_reader_checker_or_documents(wing: str) -> None:
    paths = [path for path in MODULES if path.parts[-2] == wing]
    assert straying(paths, DOORS) == {}


def test_no_imports_go_in_circles() -> None:
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in MODULES}
    graph = nx.DiGraph(
        (name, other)
        for name, path in names.items()
        for other in imported(path)
        if other in names and other != name
    )
    assert list(nx.simple_cycles(graph)) == []


def test_the_checker_takes_no_rule_from_the_planning_side() -> None:
    paths = sorted((ROOT / "transport" / "checker").glob("*.py"))
    assert straying(paths, PLANNING) == {}
    hours = straying(paths, ("transport.hours",))
    assert {name: of for name, of in hours.items() if not DATA.issuperset(of)} == {}


def test_an_import_from_where_it_must_not_be_is_found(tmp_path: Path) -> None:
    code = tmp_path / "made_up.py"
    code.write_text("import click.core\nfrom transport import clicking, groups\n")
    assert strays(code, ("click", "transport.groups")) == [
        "click.core",
        "transport.groups",
    ]


# -- plan.json ---------------------------------------------------------------------

OPEN = {  # keys are data
    *("cost.lines", "cost.payers", "cost.rejected.coaches"),
    *("trips[].lines", "trips[].seats", "blocks[].cost_lines"),
    *("workers.held[].figures", "workers.unplanned[].figures"),
}


def whole_plan() -> Plan:
    """A plan that uses every part of the format; no rule is kept in it."""
    stop = Stop(kind="depot", place_id="D1", at_m=0, arrive_s=0, depart_s=0)
    trip = Trip(
        trip_id="T001",
        segment="direct",
        service_id=None,
        vehicle_type="coach-49",
        depot_id="D1",
        usable_seats=23,
        drivers=1,
        distance_m=1_001,
        deadhead_m=500,
        driving_s=90,
        cost_fen=1_234,
        cost_lines={"hire": 1_234},
        stops=(stop, stop),
        driving=(DrivingBlock(driver=1, from_s=0, until_s=120),),
        seats={"W1": "1A"},
    )
    by_coach = Leg(trip_id="T001", service_id=None, seat="1A", board_s=0, alight_s=60)
    by_train = Leg(trip_id=None, service_id="S1", seat="", board_s=60, alight_s=120)
    return Plan(
        scenario_name="small",
        scenario_sha256="0",
        variant=None,
        solver=SolverInfo(version="0", seed=1, seconds=0.5, threads=1, steps=20),
        cost=PlanCost(
            total_fen=5_234,
            penalty_fen=100,
            lower_bound_fen=1_000,
            lines={"hire": 1_234, "services": 4_000},
            payers={"government": 5_234},
            rejected=Rejected(
                payer="employer", total_fen=5_000, net_fen=6_000, coaches={"c": 1}
            ),
        ),
        n_registered=3,
        n_eligible=2,
        held=(
            NotTravelling(
                worker_id="W2", code="FEVER", told=said("AS_WRITTEN", text="37.4")
            ),
        ),
        unplanned=(
            NotTravelling(worker_id="W3", code="NO_COACH_FREE", told=said("GAVE_WAY")),
        ),
        trips=(trip,),
        services=(
            ServiceUse(service_id="S1", units=1, workers=("W1",), cost_fen=4_000),
        ),
        journeys=(Journey(worker_id="W1", legs=(by_coach, by_train)),),
        individual=(
            IndividualTraveller(
                worker_id="W4", ticket_fen=30_000, subsidy_fen=8_000, consent="to_sign"
            ),
        ),
        screenings=(
            Screening(worker_id="W1", desk_id="C1", at_s=3_600, cost_fen=3_000),
        ),
        marginal=Marginal(
            groups=(
                GroupMarginal(
                    group_id="V1>E1#1",
                    village_id="V1",
                    employer_id="E1",
                    n_workers=1,
                    per_worker_fen=12_345,
                ),
            ),
            coaches=(
                CoachMarginal(depot_id="D1", vehicle_type="coach-49", saves_fen=6_789),
            ),
        ),
        certificate=Certificate(
            prices=(
                WorkerPrice(
                    village_id="V1", employer_id="E1", day=0, per_worker_parts=123
                ),
            ),
            parts=(
                PriceCuts(
                    group_ids=("V1>E1#1",),
                    ceiling_fen=500,
                    cuts=(PriceCut(ceiling_fen=700, per_worker_fen=(321,)),),
                ),
            ),
            kept=Kept(trip_ids=("T001",), bound_fen=4_500),
        ),
    )


def written() -> dict[str, Any]:
    return plan_to_dict(whole_plan(), Clock(first_day=date(2020, 2, 25)))


def fields_of(value: Any, path: str = "") -> set[str]:
    """Paths of all keys, as the page spells them."""
    if isinstance(value, list):
        return {field for entry in value for field in fields_of(entry, f"{path}[]")}
    if not isinstance(value, dict) or path in OPEN:
        return set()
    found = set()
    for key, inner in value.items():
        here = f"{path}.{key}" if path else key
        found |= {here} | fields_of(inner, here)
    return found


def described() -> dict[str, str]:
    """Meaning by field, from the page's table of fields."""
    table = [row for row in rows(DOCS / "plan-format.md") if len(row) == 3]
    return {row[0].strip("`"): row[2] for row in table if row[0].startswith("`")}


def test_the_page_describes_every_field_of_a_plan_and_no_other() -> None:
    assert described().keys() == fields_of(written())


def test_fields_called_derived_are_not_read_back() -> None:
    data = written()
    bare = deepcopy(data)
    derived = [f for f, meaning in described().items() if "**Derived**" in meaning]
    for field in derived:
        *outer, key = field.split(".")
        section = bare
        for name in outer:
            section = section[name]
        del section[key]
    assert derived
    assert misfits(bare) == []
    assert plan_from_dict(bare) == plan_from_dict(data)


@pytest.mark.parametrize(
    ("place", "is_refused"),
    [("scenario", False), ("cost", False), ("workers", False), ("solver", True)],
)
def test_unknown_fields_are_passed_over_except_where_the_page_says_so(
    place: str, *, is_refused: bool
) -> None:
    data = written()
    data[place]["unheard_of"] = 1
    if is_refused:
        with pytest.raises(ValueError, match="unheard_of"):
            plan_from_dict(data)
    else:
        assert plan_from_dict(data) == plan_from_dict(written())


# -- facts -------------------------------------------------------------------------


def keys_and_defaults() -> dict[str, str]:
    """Default in TOML by dotted key of the settings; fleet's columns have none."""
    found = {}
    for section in ("policy", "costs", "solver"):
        model = Settings.model_fields[section].annotation
        assert isinstance(model, type)
        for key, field in model.model_fields.items():
            found[f"{section}.{key}"] = str(field.examples[0])
    fleet = next(table for table in TABLES if table.name == "fleet")
    return found | {f"fleet.{column.name}": "–" for column in fleet.columns}


def stated_facts() -> list[tuple[str, str]]:
    """(key, default) of every row of the facts that belongs to a key."""
    found = []
    for row in rows(DOCS / "field-facts.md"):
        if len(row) > 3 and re.fullmatch(r"`\w+\.\w+`", row[1]):
            found.append((row[1].strip("`"), row[2].strip("`")))
    return found


@pytest.mark.parametrize(("key", "default"), stated_facts())
def test_each_fact_names_a_key_of_the_scenario_with_its_default(
    key: str, default: str
) -> None:
    assert keys_and_defaults()[key] == default


def test_what_is_marked_as_sourced_names_its_source_where_it_is_declared() -> None:
    mismatched = []
    for row in rows(DOCS / "field-facts.md"):
        found = (
            re.fullmatch(r"`(policy|costs)\.(\w+)`", row[1]) if len(row) > 3 else None
        )
        if found is None or not row[-1]:
            continue
        section = Settings.model_fields[found[1]].annotation
        assert isinstance(section, type)
        assert issubclass(section, Section)
        is_assumed = section.declared[found[2]].source == ASSUMED
        if row[-1].startswith("A") != is_assumed:
            mismatched.append(row[1])
    assert mismatched == []


def test_reported_loads_are_divided_correctly() -> None:
    loads = [row for row in rows(DOCS / "field-facts.md") if len(row) == 4]
    figures = [row[1:] for row in loads if re.fullmatch(r"[\d,]+", row[1])]
    assert figures
    for coaches, workers, mean in figures:
        n_coaches, n_workers = (int(x.replace(",", "")) for x in (coaches, workers))
        assert f"{n_workers / n_coaches:.1f}" == mean


def test_every_test_that_the_constraints_name_exists() -> None:
    text = (DOCS / "constraints.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py)(?:::(test_\w+))?`", text)
    assert len(named) > 40
    for path, name in named:
        code = (ROOT / path).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in code, f"{path}::{name}"


def test_the_constraints_are_numbered_without_a_gap() -> None:
    text = (DOCS / "constraints.md").read_text(encoding="utf-8")
    rows, cases = (
        [int(n) for n in re.findall(r"^\| (\d+) \|", part, flags=re.MULTILINE)]
        for part in text.split("## The sharp cases")
    )
    assert rows == list(range(1, 36))
    assert cases == list(range(1, 16))
