"""Events read from tables: cells in both languages, faults with file, row, column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from transport.clock import HOUR_S, MINUTE_S, Clock
from transport.errors import ScenarioError
from transport.operation.event_json import event_to_dict, facts_from_dict, facts_to_dict
from transport.operation.events import Event
from transport.operation.headings import EVENTS, column_of
from transport.operation.table import drafted, read_events

if TYPE_CHECKING:
    from pathlib import Path

CLOCK, TODAY = Clock(first_day=date(2020, 2, 25)), date(2020, 3, 1)


def read(path: Path) -> list[tuple[int, Event]]:
    return list(read_events(path, CLOCK, today=TODAY, hear=None)[1])


def test_rows_are_events_in_either_language(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    path.write_text(
        "事件,时间,报告人,人员编号,体温,复测体温,车次,延误分钟\n"
        "发热,2020-02-25 05:00,李,W1,37.4,37.6,,\n"
        "coach_delayed,2020-02-25 06:00,李,,,,T001,30\n",
        encoding="gb18030",
    )
    (first, fever), (second, late) = read(path)
    assert (first, second) == (2, 3)
    assert (fever.kind, fever.at_s, fever.worker_id) == ("fever", 5 * HOUR_S, "W1")
    assert (fever.temperature_c, fever.again_c) == (Decimal("37.4"), Decimal("37.6"))
    assert (late.trip_id, late.delay_s, late.worker_id) == ("T001", 30 * MINUTE_S, None)


def test_a_workbook_is_read_from_its_sheet_of_events(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "notes"
    sheet = book.create_sheet("events")
    sheet.append(["event", "at", "by", "worker_id"])
    sheet.append(["no_show", "2020-02-25 05:00", "Li", "W1"])
    book.save(tmp_path / "day.xlsx")
    ((row, event),) = read(tmp_path / "day.xlsx")
    assert (row, event.kind, event.worker_id) == (2, "no_show", "W1")


def test_every_bad_cell_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    path.write_text(
        "event,at,by,worker_id,temperature_c\n"
        "no_sho,2020-02-25 05:00,Li,W1,\n"
        "fever,2020-02-25,Li,W1,374\n"
    )
    with pytest.raises(ScenarioError) as caught:
        read(path)
    assert [f.place for f in caught.value.faults] == [
        "day.csv:2:event",
        "day.csv:3:at",
        "day.csv:3:temperature_c",
    ]


@pytest.mark.parametrize("text", ["", "event,at,by\n", "a,b\n1,2\n"])
def test_a_file_without_events_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "day.csv"
    path.write_text(text)
    with pytest.raises(ScenarioError):
        read(path)
    with pytest.raises(ScenarioError):
        read(tmp_path / "none.csv")


def test_words_of_a_command_are_read_like_cells_and_have_no_row() -> None:
    words = {"event": "no_show", "at": "2020-02-25 05:00", "by": "Li", "driver": "x"}
    with pytest.raises(ScenarioError) as caught:
        drafted(words, CLOCK, today=TODAY, file="p2p event")
    assert [f.place for f in caught.value.faults] == ["p2p event:driver"]


def test_facts_come_back_from_json() -> None:
    event = Event(
        number=3,
        kind="fever",
        at_s=0,
        reporter="Li",
        worker_id="W1",
        temperature_c=Decimal("37.4"),
        certificate_until_s=HOUR_S,
    )
    facts = facts_to_dict(event, CLOCK)
    assert facts["certificate_until"] == "2020-02-25T01:00:00+08:00"
    back = facts_from_dict(facts, CLOCK)
    assert Event(number=3, kind="fever", at_s=0, reporter="Li", **back) == event
    assert event_to_dict(event, CLOCK)["at"] == "2020-02-25T00:00:00+08:00"


def test_programs_are_not_told_names_and_numbers_of_persons() -> None:
    told: dict[str, Any] = {"name": "New One", "id_number": "1", "phone": "138"}
    event = Event(kind="late_add", at_s=0, reporter="Li", worker_id="N1", **told)
    answer = event_to_dict(event, CLOCK)
    assert not told.keys() & answer.keys()
    assert told.items() <= facts_to_dict(event, CLOCK).items()


def test_every_fact_has_its_column() -> None:
    from transport.operation.events import FACTS

    names = {"event", "at", "by", "remark", *map(column_of, FACTS)}
    assert names == set(EVENTS.column)
