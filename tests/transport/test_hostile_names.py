"""Names with line breaks, markup or thousands of letters harm no output."""

from __future__ import annotations

import csv
import json
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from maps import write_map
from solvers.planner import solve
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_scenario,
    make_village,
    make_worker,
)
from transport.documents.writing import write_documents
from transport.files.writing import harmless_names
from transport.interchange.writing import write_interchange
from transport.manifests import write_manifests
from transport.outcome import Limits
from transport.report.plan_page import plan_page

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan
    from transport.scenario import Scenario

NAMES = {
    "breaks": "first\r\nEND:VCALENDAR\u2028second\x85third",
    "markup": '</script><img src=x onerror="alert(1)">&amp;]]>',
    "climbing": "../../../../etc/passwd\\..\\con",
    "formula": "=cmd|' /C calc'!A0",
    "long": "名" * 5_000,
    "letters": "W" * 5_000,
}


def _named(name: str) -> tuple[Scenario, Plan]:
    scenario = make_scenario(
        title=name,
        workers=tuple(make_worker(f"W{n}", name=f"{name}{n}") for n in range(3)),
        villages=(make_village("V1", name=name, town=name),),
        employers=(make_employer("E1", name=name, contact=name),),
        depots=(make_depot("D1", name=name),),
        fleet=(make_line(count=1),),
    )
    limits = Limits(time_limit_s=None, steps=1, seed=1)
    return scenario, solve(scenario, limits=limits).plan


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_every_output_is_written_whatever_places_and_people_are_called(
    kind: str, tmp_path: Path
) -> None:
    scenario, plan = _named(NAMES[kind])
    for part in ("manifests", "documents", "exchange"):
        (tmp_path / part).mkdir()
    write_manifests(scenario, plan, tmp_path / "manifests", lang="en")
    write_documents(scenario, plan, tmp_path / "documents", lang="en")
    write_interchange(scenario, plan, tmp_path / "exchange")
    write_map(scenario, plan, tmp_path / "map.html", lang="en")
    page = plan_page(scenario, plan, lang="en", violations=())
    assert "<img src=x" not in page
    assert "<img src=x" not in (tmp_path / "map.html").read_text(encoding="utf-8")
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(paths) > 10
    for path in paths:
        assert len(path.name.encode()) < 200
        assert path.name.isprintable()
        assert path.resolve().is_relative_to(tmp_path.resolve())
        _is_sound(path)


def _is_sound(path: Path) -> None:
    """A calendar has lines that fold, a table is square, XML and JSON are read."""
    if path.suffix == ".ics":
        lines = path.read_bytes().split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line for line in lines)
        assert lines.count(b"END:VCALENDAR") == 1
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            list(csv.reader(file, strict=True))
    elif path.suffix == ".gpx":
        ElementTree.parse(path)  # our own file
    elif path.suffix in (".json", ".geojson"):
        json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix in (".zip", ".xlsx"):
        assert zipfile.ZipFile(path).testzip() is None


def test_names_of_files_are_short_and_none_alike() -> None:
    words = ["名" * 5_000, "名" * 4_999, "a\nb", "a_b", "..", ""]
    names = harmless_names(words)
    assert len({name.casefold() for name in names}) == len(words)
    assert all(0 < len(name.encode()) < 130 for name in names)
    assert names[2:4] == ["a_b", "a_b~2"]
