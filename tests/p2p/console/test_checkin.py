"""Check-in in the console: lines, taps, take-backs, coaches, a station's own place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from p2p.checking_in import ledger
from p2p.console.accounts import add_account
from p2p.operating import open_operation
from tests.p2p.console.conftest import desk_at
from tests.p2p.console.test_pages import words_in
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk
    from transport.operation.check_ins import CheckIn
    from transport.operation.ledger import Ledger

PAGE = "/o/out/checkin"
AT = "2020-03-10T06:00"
PART = {"x-part": "1"}


@pytest.fixture
def under_way(tmp_path: Path) -> Iterator[Desk]:
    an_operation(tmp_path)
    yield from desk_at(tmp_path)


def of_store(desk: Desk) -> Ledger:
    with open_operation(desk.folder / "out") as operation:
        return ledger(operation)


def entries(desk: Desk) -> list[CheckIn]:
    return list(of_store(desk).entries)


def scan(desk: Desk, **fields: Any) -> tuple[str, str]:
    """How the box looks, and what the desk says."""
    data = {"csrf": desk.token(), "at": AT, "by": "gate 1", **fields}
    answer = desk.client.post(PAGE, data=data, headers=PART)
    assert answer.status_code == 200
    look = re.search(r'class="answer (\w+)"', answer.text)
    assert look is not None
    return look[1], words_in(answer.text)


def test_a_line_is_kept_once_and_told_in_words(under_way: Desk) -> None:
    look, words = scan(under_way, code="W1")
    assert look == "good"
    assert "Worker One" in words
    assert scan(under_way, code=" W1 ")[0] == "again"
    assert scan(under_way, code="no code")[0] == "bad"
    (entry,) = entries(under_way)
    assert (entry.worker_id, entry.by, entry.stage) == ("W1", "gate 1", "boarded")


def test_cards_of_a_version_are_known_beside_those_before_it(under_way: Desk) -> None:
    rows = "token,worker_id,version,card\n" + f"{'A' * 16},W1,v1,x\n"
    out = under_way.folder / "out"
    (out / "versions" / "2").mkdir(parents=True)
    for folder in (out, out / "versions" / "2"):
        (folder / "tokens.csv").write_text(rows)
    assert under_way.get(PAGE).status_code == 200
    _, words = scan(under_way, code=f"P2P1/*{'A' * 16}")
    assert "W1 Worker One: boarded" in words
    assert [one.worker_id for one in entries(under_way)] == ["W1"]


def test_a_trip_typed_sets_the_desk_and_lists_its_riders(under_way: Desk) -> None:
    found = of_store(under_way)
    ride_id, course = next(iter(found.courses.items()))
    look, words = scan(under_way, code=ride_id)
    assert look == "ready"
    assert f"Riders of {ride_id}" in words
    assert all(worker_id in words for worker_id in course.on_at)
    worker_id = next(iter(course.on_at))
    look, words = scan(under_way, worker=worker_id, trip=ride_id)
    assert look == "good"
    assert f"1 / {len(course.on_at)}" in words
    (entry,) = entries(under_way)
    look, words = scan(under_way, take_back=str(entry.number), trip=ride_id)
    assert f"0 / {len(course.on_at)}" in words


def test_without_the_script_the_whole_page_comes_back(under_way: Desk) -> None:
    page = under_way.post(PAGE, code="W1", at=AT, by="gate 1")
    assert "<html" in page.text
    assert 'class="answer good"' in page.text
    policy = page.headers["permissions-policy"]
    assert policy.startswith("camera=(self)")
    assert "camera=()" in under_way.get("/").headers["permissions-policy"]
    assert 'name="by" value="gate 1"' in under_way.get(PAGE).text


def test_a_moment_far_off_and_nobody_to_enter_are_told_in_the_box(
    under_way: Desk,
) -> None:
    look, words = scan(under_way, code="W1", at="")
    assert look == "bad"  # today is years after
    assert "give the time at which" in words
    assert scan(under_way, code="W1", at="soon")[0] == "bad"
    look, words = scan(under_way, code="W1", by="")
    assert look == "bad"
    assert "nobody is named" in words
    assert entries(under_way) == []


def test_a_coach_leaves_and_is_handed_over(under_way: Desk) -> None:
    ride_id = next(iter(of_store(under_way).courses))
    common = {"trip": ride_id, "at": "2020-03-10T07:00", "by": "gate 1"}
    page = under_way.post(f"{PAGE}/coach", mark="departed", **common)
    assert 'class="answer good"' in page.text
    over = {**common, "at": "2020-03-10T20:00", "signed_by": "门卫", "counted": "1"}
    page = under_way.post(f"{PAGE}/coach", mark="handed_over", **over)
    assert page.status_code == 200
    assert {one.stage for one in entries(under_way)} >= {"departed"}


def test_a_station_enters_at_its_own_place_alone(tmp_path: Path) -> None:
    an_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        found = of_store(desk)
        own = next(iter(found.courses.values())).calls[0].place_id
        here = [w for c in found.courses.values() for w in c.calls[0].on]
        others = [w for w in found.was.roll if w not in here]
        add_account(desk.state, "gate", "station", "correct horse", scope=own)
        desk.post("/sign-in", name="gate", password="correct horse")
        page = desk.get(PAGE).text
        assert 'name="by"' not in page
        assert desk.get("/o/out/day").status_code == 403
        assert scan(desk, code=here[0], by="somebody else")[0] == "good"
        (entry,) = entries(desk)
        assert (entry.by, entry.place_id) == ("gate", own)
        away = f"{found.was.scenario.place_name[own]}"
        assert others
        for worker_id in others:
            look, words = scan(desk, code=worker_id)
            assert look == "bad"
            assert away in words
            assert found.was.people[worker_id].name not in words
        assert len(entries(desk)) == 1


def test_a_station_takes_back_its_own_alone(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    for desk in desk_at(tmp_path, is_open=True):
        found = of_store(desk)
        course = next(iter(found.courses.values()))
        import p2p

        p2p.check_in(out, [next(iter(course.on_at))], by="x", at=AT)
        elsewhere = course.calls[-1].place_id
        add_account(desk.state, "gate", "station", "correct horse", scope=elsewhere)
        desk.post("/sign-in", name="gate", password="correct horse")
        assert scan(desk, take_back="1")[0] == "bad"
        assert len(entries(desk)) == 1


def test_names_are_written_as_text(tmp_path: Path) -> None:
    from p2p.reporting import report_words

    out = an_operation(tmp_path)
    for desk in desk_at(tmp_path):
        with open_operation(out) as operation:
            words = {"event": "late_add", "at": "2020-03-09 20:00", "by": "<i>"}
            words |= {"worker_id": "W77", "name": "<script>alert(1)</script>"}
            words |= {"village_id": "V1", "employer_id": "E1"}
            report_words(operation, words)
        data = {"csrf": desk.token(), "at": AT, "by": "<b>", "code": "W77"}
        text = desk.client.post(PAGE, data=data).text
        assert "<script>alert" not in text
        assert "<b>" not in text.replace("<b>–</b>", "") or "&lt;b&gt;" in text
