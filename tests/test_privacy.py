"""A scan of everything that is written: which file tells what of workers."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from maps.render import write_map
from tests.transport.documents.fonts import needs_font
from tests.transport.sample_journeys import journeys
from transport.answers.comparison import Compared
from transport.clock import DAY_S, MINUTE_S
from transport.documents.kinds import kinds_of
from transport.documents.writing import write_documents
from transport.interchange.writing import write_interchange
from transport.manifests import write_manifests
from transport.planfiles.folder import source_of
from transport.planfiles.writing import write_plan_files
from transport.report.compare_files import write_comparison
from transport.report.plan_page import plan_page

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan
    from transport.scenario import Scenario

TEMPERATURE = Decimal("35.81739")  # no length or position is written so
ENDS_S = 40 * DAY_S + 3 * 60 * MINUTE_S + 17 * MINUTE_S  # a certificate's end: 03:17
NAMES, NUMBERS, HEALTH = {"name"}, {"name", "id_number", "phone"}, {"name", "health"}
EVERYTHING = NUMBERS | HEALTH
# By a pattern over the path; the first that fits holds. No other file tells anything.
MAY_TELL = (
    (r"manifests/legal-register\..*", EVERYTHING),
    (r"manifests/manifests\.xlsx", HEALTH),
    (r"manifests/(boarding|arrivals|services)\.csv", NAMES),
)


@cache
def watched() -> tuple[Scenario, Plan]:
    """The sample with health data that nothing else in it looks like."""
    scenario, plan = journeys()
    workers = tuple(
        replace(
            worker,
            name=f"某测试员{at:03d}",
            temperature_c=TEMPERATURE,
            certificate_until_s=ENDS_S,
        )
        for at, worker in enumerate(scenario.workers)
    )
    return replace(scenario, workers=workers), plan


def text_of(path: Path) -> str:
    """What a reader can find in the file, whatever its format."""
    if path.suffix in (".xlsx", ".zip"):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(
                archive.read(name).decode("utf-8")
                for name in archive.namelist()
                if not name.endswith(".png")  # codes, read back elsewhere
            )
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return "\n".join(
            page.get_textpage().get_text_range().replace("\r\n", "")
            for page in document
        )
    return path.read_text("utf-8-sig")


def told_by(path: Path, scenario: Scenario) -> set[str]:
    """The kinds of personal data in the file or in its name."""
    text = text_of(path) + path.name
    last = scenario.clock.moment(ENDS_S)
    secrets = {
        "name": {worker.name for worker in scenario.workers},
        "id_number": {worker.id_number or "-" for worker in scenario.workers},
        "phone": {worker.phone or "-" for worker in scenario.workers},
        "health": {str(TEMPERATURE), f"{last:%m-%d %H:%M}", f"{last:%Y-%m-%d %H:%M}"},
    }
    return {
        kind for kind, words in secrets.items() if any(word in text for word in words)
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything the program writes about one plan."""
    scenario, plan = watched()
    out: Path = tmp_path_factory.mktemp("privacy")
    for name in ("manifests", "exchange"):
        (out / name).mkdir()
    source = source_of(out, out=out, lang="zh")
    write_plan_files(out, scenario=scenario, plan=plan, source=source)
    write_manifests(scenario, plan, out / "manifests", lang="zh")
    write_interchange(scenario, plan, out / "exchange")
    write_map(scenario, plan, out / "map.html", lang="zh")
    page = plan_page(scenario, plan, lang="zh", violations=())
    (out / "report.html").write_text(page, "utf-8")
    one = Compared(variant=None, scenario=scenario, plan=plan)
    write_comparison(out / "compared", [one], scenario_path=out, lang="zh")
    return out


def test_no_file_tells_more_of_workers_than_it_may(written: Path) -> None:
    scenario, _ = watched()
    paths = [path for path in written.rglob("*") if path.is_file()]
    assert len(paths) > 20
    seen = set()
    for path in paths:
        name = path.relative_to(written).as_posix()
        expected: set[str] = set()
        for pattern, kinds in MAY_TELL:
            if re.fullmatch(pattern, name):
                expected = kinds
                seen.add(pattern)
                break
        assert told_by(path, scenario) == expected, name
    assert seen == {pattern for pattern, _ in MAY_TELL}


@needs_font
def test_every_document_tells_what_its_list_of_fields_says(tmp_path: Path) -> None:
    scenario, plan = watched()
    kinds = {kind.stem: kind for kind in kinds_of(scenario, plan)}
    tokens = tmp_path / "tokens.csv"
    kinds |= {kind.stem: kind for kind in kinds_of(scenario, plan, tokens=tokens)}
    assert told_by(tokens, scenario) == set()
    paths, _ = write_documents(scenario, plan, tmp_path, lang="zh", tokens=tokens)
    assert {path.relative_to(tmp_path).parts[0] for path in paths} > {"hr", "public"}
    for path in paths:
        kind = kinds[path.stem]
        assert path.relative_to(tmp_path).parts[0] in kind.audiences
        assert told_by(path, scenario) == set(kind.personal), path


def test_numbers_and_health_go_to_those_who_need_them_alone() -> None:
    for kind in kinds_of(*watched()):
        if {"id_number", "phone", "health"} & set(kind.personal):
            allowed = {"hr", "carrier", "health", "railway", "airline"}
            assert set(kind.audiences) <= allowed, kind.stem
