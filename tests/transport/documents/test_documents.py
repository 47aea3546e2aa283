"""Documents: pages, rare letters, long rows, and who may have what."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.transport.documents.fonts import needs_font
from tests.transport.sample_blocks import out_and_home
from tests.transport.sample_journeys import LONG, journeys
from transport.clock import DAY_S
from transport.documents.boarding_notice import boarding_notices
from transport.documents.fonts import FONT_VARIABLE, font_file
from transport.documents.kinds import kinds_of
from transport.documents.layout import pdf_of
from transport.documents.qr_picture import qr_of
from transport.documents.writing import write_documents
from transport.errors import OutputError
from transport.manifests.forms import legal_register
from transport.planfiles.folder import plan_digest
from transport.presentation.codes import TripCode, read_line
from transport.presentation.forms import BLANK, told
from transport.presentation.trip_head import head_fields
from transport.presentation.trip_views import trip_views
from transport.presentation.words import WORDS, Words
from transport.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transport.documents.parts import Kind, Paper
    from transport.language import Lang
    from transport.plan import Plan
    from transport.presentation.forms import Field
    from transport.scenario import Scenario

IN_FULL = {"trip-register", "passenger-list"}


def kinds() -> dict[str, Kind]:
    return {kind.stem: kind for kind in kinds_of(*journeys())}


def words_of(paper: Paper) -> Iterator[str]:
    yield from (*paper.title, paper.subject, *(paper.qr or ()), paper.recipient or "")
    yield from (str(value) for _, value in paper.fields)
    for grid in paper.grids:
        yield from (str(cell) for row in grid.rows for cell in row)
    yield from (text for note in paper.notes for text in note)


def test_every_kind_of_document_is_made() -> None:
    assert kinds().keys() == {
        *("trip-register", "vehicle-plan", "charter-pass", "run-sheet", "hand-over"),
        *("passenger-list", "boarding-notice", "claim", "observation-log"),
        "statement",
    }


def test_papers_of_2021_cite_no_notice_of_2020_and_tell_their_edition() -> None:
    scenario, plan = journeys()
    editions = PRESETS["cn-2021-01-20"]
    later = replace(
        scenario,
        first_day=date(2021, 2, 24),
        policy=replace(scenario.policy, editions=editions),
        tariff=replace(scenario.tariff, toll_exempt_outbound=True),
    )
    papers = [paper for kind in kinds_of(later, plan) for paper in kind.papers]
    assert not [text for paper in papers for text in words_of(paper) if "2020" in text]
    passes = {note for p in papers if p.key == "charter-pass" for note in p.notes}
    assert any("have that confirmed" in english for english, _ in passes)
    now = [note for paper in kinds()["charter-pass"].papers for note in paper.notes]
    assert all("2020年2月12日" in chinese for _, chinese in now)
    rules = dict(next(iter(trip_head(later, plan))))[WORDS["rules"]]
    assert rules == (
        "cn-2021-01-20  Spring Festival transport guide of 20 January 2021",
        "cn-2021-01-20  2021年1月20日春运工作指南",
    )


def trip_head(scenario: Scenario, plan: Plan) -> Iterator[list[Field]]:
    """The head of each trip's papers."""
    for view in trip_views(scenario, plan):
        yield list(head_fields(scenario, view, is_full=True))


def test_every_worker_is_on_one_register_for_each_coach_and_one_list() -> None:
    _, plan = journeys()
    registered = [
        row for paper in kinds()["trip-register"].papers for row in paper.grids[0].rows
    ]
    assert len(registered) == sum(len(trip.worker_ids) for trip in plan.trips)
    listed = [p.grids[0].rows for p in kinds()["passenger-list"].papers]
    assert [len(rows) for rows in listed] == [len(u.workers) for u in plan.services]


def test_identity_and_phone_stand_on_registers_and_lists_alone() -> None:
    scenario, _ = journeys()
    secret = {w.id_number for w in scenario.workers} | {
        w.phone for w in scenario.workers
    }
    for kind in kinds().values():
        told = " ".join(word for paper in kind.papers for word in words_of(paper))
        found = [text for text in secret if text and text in told]
        assert bool(found) == (kind.stem in IN_FULL), kind.stem


def test_health_data_stands_on_registers_alone() -> None:
    heads = {
        kind.stem
        for kind in kinds().values()
        for paper in kind.papers
        for grid in paper.grids
        if WORDS["certificate"] in grid.headings
    }
    assert heads == {"trip-register"}


def test_papers_with_identity_go_to_those_who_need_it_alone() -> None:
    assert set(kinds()["trip-register"].audiences) == {"hr", "carrier", "health"}
    assert set(kinds()["passenger-list"].audiences) == {"hr", "railway", "airline"}


@needs_font
def test_railway_and_airline_have_their_own_services_alone(tmp_path: Path) -> None:
    scenario, plan = journeys()
    write_documents(scenario, plan, tmp_path, lang="en", only=("railway", "airline"))
    for reader, service_id in (("railway", "K1"), ("airline", "F1")):
        book = openpyxl.load_workbook(tmp_path / reader / "passenger-list.xlsx")
        assert book.sheetnames == [service_id]


def test_boarding_notices_name_no_people() -> None:
    scenario, _ = journeys()
    names = {worker.name for worker in scenario.workers}
    for paper in kinds()["boarding-notice"].papers:
        assert not names & set(words_of(paper))


def test_a_code_tells_trip_place_times_and_version_of_the_plan() -> None:
    scenario, plan = journeys()
    version = plan_digest(plan, scenario.clock)[:8]
    papers = [*kinds()["boarding-notice"].papers, *kinds()["charter-pass"].papers]
    assert papers
    for paper in papers:
        assert paper.qr is not None
        english, chinese = paper.qr
        told = dict(paper.fields)
        trip_id = told.get(("Trip", "车次"), paper.subject)
        trip = plan.trip[str(trip_id)]
        first = next(
            stop
            for stop in trip.stops
            if stop.board
            and (
                paper.key == "charter-pass"
                or scenario.place_name[str(stop.place_id)] == paper.subject
            )
        )
        leaves = scenario.clock.moment(first.depart_s)
        for text in (english, chinese):
            assert f" {trip.trip_id}" in text
            assert scenario.place_name[str(first.place_id)] in text
            assert f"{leaves:%Y-%m-%d}" in text
            assert f"{leaves:%H:%M}" in text
            assert text.endswith(version)
            code = read_line(text.splitlines()[0])
            assert isinstance(code, TripCode)
            assert (code.trip_id, code.version) == (trip.trip_id, version)


@pytest.mark.parametrize("text", ["T001", "车次 T001，33座客车\n甲村：06:09 集合"])
def test_codes_are_ordinary_qr_codes_in_utf8(text: str) -> None:
    code = qr_of(text)
    assert not code.is_micro
    assert code.mode == "byte"
    assert code.error in ("M", "Q", "H")
    assert int(code.version) <= 6  # coarse enough for a telephone


def test_a_certificate_ends_with_its_last_day_on_the_register() -> None:
    scenario, plan = journeys()
    ends = replace(
        scenario,
        workers=tuple(
            replace(worker, certificate_until_s=5 * DAY_S)
            for worker in scenario.workers
        ),
    )
    (kind,) = [k for k in kinds_of(ends, plan) if k.stem == "trip-register"]
    last_day = scenario.clock.date_of(4 * DAY_S).isoformat()
    for paper in kind.papers:
        at = paper.grids[0].headings.index(WORDS["certificate"])
        for row in paper.grids[0].rows:
            assert str(told(row[at], "zh")).endswith(f"至 {last_day}")
    table = legal_register(list(trip_views(ends, plan)), ends.clock, Words("zh"))
    column = [c.key for c in table.columns].index("certificate_until")
    assert {row[column] for row in table.rows} == {last_day}


def test_papers_have_room_for_what_is_known_on_the_day_alone() -> None:
    wanted = {
        "vehicle-plan": {"车牌号", "承运单位电话", "驾驶员A及电话", "车长及电话"},
        "run-sheet": {"车牌号", "承运单位电话", "驾驶员A及电话", "联系电话"},
        "charter-pass": {"车牌号", "驾驶员A及电话", "签发单位、日期", "途经省份"},
        "hand-over": {"实际到达时间", "接收负责人及电话", "车牌号"},
        "boarding-notice": {"集合地点", "联系电话", "车牌号"},
        "observation-log": {"下一移交点", "移交点电话"},
    }
    for stem, labels in wanted.items():
        for paper in kinds()[stem].papers:
            blank = {label[1] for label, value in paper.fields if value == BLANK}
            assert labels <= blank, (stem, labels - blank)
    for stem in ("claim", "statement"):
        for paper in kinds()[stem].papers:
            signed = {zh for _, zh in paper.signatures}
            assert {"制表人", "审核人", "日期"} <= signed


def test_a_leg_with_workers_aboard_has_a_line_for_hospital_and_station() -> None:
    _, plan = journeys()
    for paper in kinds()["vehicle-plan"].papers:
        trip = plan.trip[paper.subject]
        legs = paper.grids[-1].rows
        calls = [stop for stop in trip.stops if stop.place_id is not None]
        first = next(at for at, stop in enumerate(calls) if stop.board)
        last = max(at for at, stop in enumerate(calls) if stop.alight)
        assert len(legs) == last - first
        assert all(row[1:3] == (BLANK, BLANK) for row in legs)


def test_chinese_papers_name_coaches_in_chinese() -> None:
    for stem in ("vehicle-plan", "run-sheet", "trip-register"):
        for paper in kinds()[stem].papers:
            (coach,) = [value for label, value in paper.fields if label[0] == "Coach"]
            assert isinstance(coach, tuple)
            assert re.match(r"\d+座客车\d+号（", coach[1])


def test_claims_sum_to_what_the_payer_pays() -> None:
    (claim,) = kinds()["claim"].papers
    assert (("Payer", "承担方"), ("receiving city", "接收地城市")) in claim.fields
    paid = sum(
        round(float(str(row[4]).replace(",", "")) * 100) for row in claim.grids[0].rows
    )
    (told,) = [value for label, value in claim.fields if label[0].startswith("Claimed")]
    assert f"{paid / 100:,.2f}" == told


@needs_font
def test_the_files_of_an_employer_hold_its_own_workers_alone(tmp_path: Path) -> None:
    scenario, plan = journeys()
    paths, missing = write_documents(
        scenario, plan, tmp_path, lang="zh", only=("employer",)
    )
    assert not missing
    homes = {path.parent.name for path in paths}
    assert homes == {worker.employer_id for worker in scenario.workers}
    for path in paths:
        if path.suffix != ".xlsx":
            continue
        book = openpyxl.load_workbook(path, read_only=True)
        told = {cell for sheet in book for row in sheet.values for cell in row}
        for worker in scenario.workers:
            if worker.name in told:
                assert worker.employer_id == path.parent.name


@needs_font
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rare_and_long_names_do_not_break_a_page(lang: Lang) -> None:
    scenario, _ = journeys()
    papers = kinds()["trip-register"].papers
    assert any(LONG in words_of(paper) for paper in papers)
    data, missing = pdf_of(
        papers,
        scenario=scenario.title,
        version="1",
        lang=lang,
        created=scenario.first_day,
    )
    assert data.startswith(b"%PDF")
    assert not missing
    again, _ = pdf_of(
        papers,
        scenario=scenario.title,
        version="1",
        lang=lang,
        created=scenario.first_day,
    )
    assert again == data


def test_without_a_font_the_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FONT_VARIABLE, "/nowhere/font.ttf")
    with pytest.raises(OutputError, match=FONT_VARIABLE):
        font_file()


def test_a_file_that_is_no_font_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.ttf"
    odd.write_bytes(b"no font at all")
    monkeypatch.setenv(FONT_VARIABLE, str(odd))
    scenario, plan = journeys()
    with pytest.raises(OutputError, match=r"odd\.ttf"):
        write_documents(scenario, plan, tmp_path / "out", lang="zh")


@pytest.mark.parametrize(
    ("changes", "bring"),
    [
        ({}, "请携带：身份证、用工单位接收证明；"),
        (
            {"certificate_required": True, "codes_allowed": ("green",)},
            "请携带：身份证、健康证明（或健康码）、用工单位接收证明、口罩；",
        ),
        (
            {"certificate_required": True},
            "请携带：身份证、健康证明、用工单位接收证明、口罩；",
        ),
        (
            {"codes_allowed": ("green",)},
            "请携带：身份证、健康码、用工单位接收证明、口罩；",
        ),
        (
            {"temperature_limit_c": Decimal("37.3")},
            "请携带：身份证、用工单位接收证明、口罩；",
        ),
    ],
)
def test_notices_ask_to_bring_what_the_rules_ask_for(
    changes: dict[str, Any], bring: str
) -> None:
    scenario, plan = out_and_home()
    edition = replace(PRESETS["none"][0], **changes)
    ruled = replace(scenario, policy=replace(scenario.policy, editions=(edition,)))
    papers = {kind.stem: kind.papers for kind in kinds_of(ruled, plan)}
    out, home = (paper.notes[0] for paper in papers["boarding-notice"])
    assert out[1].startswith(bring)
    assert home[1].startswith(bring.replace("、用工单位接收证明", ""))
    assert ("proof" in out[0], "proof" in home[0]) == (True, False)
    (kit,) = {paper.notes[0] for paper in papers["vehicle-plan"]}
    assert ("thermometer" in kit[0]) == bool(changes)


def test_without_proof_of_acceptance_none_is_to_be_brought() -> None:
    scenario, plan = out_and_home()
    policy = replace(scenario.policy, acceptance_required=False)
    views = list(trip_views(replace(scenario, policy=policy), plan))
    notices = boarding_notices(replace(scenario, policy=policy), views, version="1")
    assert not any("proof" in paper.notes[0][0] for paper in notices)
