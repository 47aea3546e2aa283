"""What is known of coach, crew and gathering point stands on the papers, by reader."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.transport.sample_journeys import journeys
from transport.documents import common as c
from transport.documents.kinds import kinds_of
from transport.fleet import Coach
from transport.manifests import write_manifests
from transport.presentation.masking import masked_number
from transport.presentation.words import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from transport.documents.parts import Kind
    from transport.plan import Plan
    from transport.scenario import Scenario

PLATE, DRIVER, PHONE, CAPTAIN = "示A00001", "张师傅", "19977000011", "19977000013"
CALLED = "19977000020"


@cache
def known() -> tuple[Scenario, Plan]:
    """The sample with everything known of the coach of its first trip."""
    scenario, plan = journeys()
    trip = plan.trips[0]
    coach = Coach(
        depot_id=trip.depot_id,
        vehicle_type=trip.vehicle_type,
        number=trip.coach,
        plate=PLATE,
        carrier="示例客运公司",
        driver_1=DRIVER,
        phone_1=PHONE,
        captain="王队长",
        captain_phone=CAPTAIN,
    )
    villages = tuple(
        replace(v, gathering_point="学校门口", contact="李主任", contact_phone=CALLED)
        for v in scenario.villages
    )
    return replace(scenario, coaches=(coach,), villages=villages), plan


def kinds() -> dict[str, Kind]:
    return {kind.stem: kind for kind in kinds_of(*known())}


@pytest.mark.parametrize(
    "stem", ["vehicle-plan", "charter-pass", "run-sheet", "trip-register"]
)
def test_papers_of_the_coach_name_plate_carrier_driver_and_captain(stem: str) -> None:
    fields = dict(kinds()[stem].papers[0].fields)
    assert fields[WORDS["plate"]] == PLATE
    assert fields[WORDS["carrier"]] == "示例客运公司"
    first = WORDS["driver_n"]
    assert fields[first[0].format(n="A"), first[1].format(n="A")] == f"{DRIVER} {PHONE}"
    assert fields[WORDS["captain"]] == f"王队长 {CAPTAIN}"


def test_what_is_not_known_leaves_room_to_write() -> None:
    scenario, _ = known()
    fields = dict(kinds()["vehicle-plan"].papers[-1].fields)
    assert len(scenario.coaches) == 1
    assert fields[WORDS["plate"]] == fields[WORDS["carrier"]] == ""


def test_the_notice_tells_where_to_gather_and_whom_to_call() -> None:
    (paper, *_) = kinds()["boarding-notice"].papers
    fields = dict(paper.fields)
    assert fields["Gather at", "集合地点"] == "学校门口"
    assert fields["Call", "联系电话"] == f"李主任 {CALLED}"


def test_phones_of_the_crew_go_to_carrier_and_authorities_alone() -> None:
    for kind in kinds().values():
        text = repr(kind.papers)
        if PHONE in text or CAPTAIN in text:
            assert set(kind.audiences) <= {
                *("hr", "carrier", "health", "police", "transport")
            }, kind.stem


def test_an_employer_sees_the_captains_phone_masked() -> None:
    papers = kinds()["hand-over"].papers
    told = {dict(paper.fields)[c.CAPTAIN] for paper in papers}
    assert told <= {"", f"王队长 {masked_number(CAPTAIN)}"}


def test_the_coachs_sheet_masks_the_phones_of_its_crew(tmp_path: Path) -> None:
    scenario, plan = known()
    write_manifests(scenario, plan, tmp_path, lang="zh")
    told = {
        path.name: any(
            DRIVER in str(cell) and PHONE in str(cell) for cell in _cells(path)
        )
        for path in tmp_path.glob("*.xlsx")
    }
    assert told == {"manifests.xlsx": False, "legal-register.xlsx": True}


def _cells(path: Path) -> list[object]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    return [
        cell
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    ]
