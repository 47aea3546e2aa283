"""Plans that pages look at: read once, and again when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.console.folders import operation_folder
from p2p.console.opened import opened
from p2p.console.result_rows import Wish, choices, narrowed, rows_of

if TYPE_CHECKING:
    from p2p.console.folders import OperationFolder
    from tests.p2p.console.conftest import Desk


def tiny(desk: Desk) -> OperationFolder:
    where = operation_folder(desk.folder, "tiny")
    assert where is not None
    return where


def test_a_plan_is_read_again_once_its_file_is_another(planned: Desk) -> None:
    where = tiny(planned)
    first = opened(where)
    assert opened(where) is first
    path = where.out / "plan.json"
    path.touch()
    again = opened(where)
    assert again is not first
    assert again.plan == first.plan
    assert again.map == where.map


def test_a_map_of_another_plan_is_not_shown_as_its_own(planned: Desk) -> None:
    where = tiny(planned)
    path = where.out / "plan.json"
    text = path.read_text("utf-8")
    try:
        path.write_text(text.replace('"seconds":', '"seconds": '), encoding="utf-8")
        assert opened(where).map is None
    finally:
        path.write_text(text, encoding="utf-8")


def test_rows_are_narrowed_by_what_their_riders_are(planned: Desk) -> None:
    found = opened(tiny(planned))
    (row,) = rows_of(found)
    assert rows_of(found) is rows_of(found)
    assert narrowed(found, Wish(county="Linxian", employer="E1", mode="direct"))
    for wish in (Wish(county="x"), Wish(employer="x"), Wish(mode="feeder")):
        assert narrowed(found, wish) == []
    assert row.each_fen == row.cost_fen // 3
    assert {"E1", "E2"} == {each for each, _ in choices(found)["employer"]}
    assert Wish(depot="D1").pairs == [("depot", "D1")]
