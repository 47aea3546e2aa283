"""Reports entered into a store: numbered, whole or not at all, on the version meant."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from p2p.operating import open_operation
from p2p.reporting import import_events, lock, locks, report, report_words, unlock
from tests.p2p.store.an_operation import AT, an_event, an_operation
from transport.catalogue.sentences import sentence
from transport.errors import OutputError, ScenarioError

if TYPE_CHECKING:
    from pathlib import Path

    from transport.errors import Warned


NEWCOMER = {
    "event": "late_add",
    "at": AT,
    "by": "Li",
    "worker_id": "N1",
    "name": "New One",
    "village_id": "V1",
    "employer_id": "E1",
}


def test_events_come_back_from_the_store_as_they_were_told(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    with open_operation(out) as operation:
        fever = an_event(
            operation,
            "fever",
            worker_id="W1",
            temperature_c=Decimal("37.4"),
            again_c=Decimal("37.5"),
        )
        kept = (report(operation, fever), report_words(operation, NEWCOMER))
    with open_operation(out) as again:
        assert again.situation().events == kept
        assert again.situation().people["N1"].village_id == "V1"
    assert [event.number for event in kept] == [1, 2]


def test_a_version_that_is_not_in_force_takes_no_report(tmp_path: Path) -> None:
    with open_operation(an_operation(tmp_path)) as operation:
        event = an_event(operation, "no_show", worker_id="W1")
        with pytest.raises(OutputError, match="there is no version 5; the newest is 1"):
            report(operation, event, expected=5)
        assert operation.situation().events == ()


def test_a_file_with_one_bad_row_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    rows = [f"no_show,{AT},Li,W1", f"no_show,{AT},Li,W8", f"cancellation,{AT},Li,W1"]
    path.write_text("\n".join(["event,at,by,worker_id", *rows]))
    with open_operation(an_operation(tmp_path)) as operation:
        with pytest.raises(ScenarioError) as caught:
            import_events(operation, path)
        assert operation.situation().events == ()
    assert [fault.place for fault in caught.value.faults] == [
        "day.csv:3:worker_id",
        "day.csv:4:worker_id",
    ]


def test_a_lock_set_twice_is_one_and_a_released_one_is_set_anew(tmp_path: Path) -> None:
    with open_operation(an_operation(tmp_path)) as operation:
        for _ in range(2):
            lock(operation, "worker", "W1", by="chief")
        assert len(locks(operation)) == 1
        unlock(operation, "worker", "W1", by="chief")
        assert locks(operation) == ()
        with pytest.raises(ScenarioError, match=r"is not locked.*'p2p lock OUT'"):
            unlock(operation, "worker", "W1", by="chief")
        for kind, name in (("trip", "trip"), ("worker", "rides"), ("coach", "DEPOT")):
            with pytest.raises(ScenarioError, match=f"NONE.*{name}"):
                lock(operation, kind, "NONE", by="chief")  # type: ignore[arg-type]
        lock(operation, "worker", "W1", by="clerk")
        assert [one.by for one in locks(operation)] == ["clerk"]


def test_only_what_rides_can_be_locked(tmp_path: Path) -> None:
    with open_operation(an_operation(tmp_path)) as operation:
        lock(operation, "coach", "D1/19-seater/1", by="chief")
        with pytest.raises(ScenarioError, match="did you mean 'D1/19-seater/1'"):
            lock(operation, "coach", "D1/19-seater/9", by="chief")
        with pytest.raises(ScenarioError):
            lock(operation, "worker", "W4", by="chief")  # is held


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "day.csv"
    head, row = "event,at,by,worker_id,nr", "cancellation,2020-03-09 20:00,Li,W1,7"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    told: list[Warned] = []
    with open_operation(an_operation(tmp_path)) as operation:
        import_events(operation, path, hear=told.extend)
    assert [one.column for one in told] == ["nr"]


def test_an_intake_of_nobody_is_a_withdrawal(tmp_path: Path) -> None:
    words = {"event": "intake_lowered", "at": "2020-03-09 20:00", "by": "Li"}
    with open_operation(an_operation(tmp_path)) as operation:
        asked = {**words, "employer_id": "E1", "intake": "0"}
        with pytest.raises(ScenarioError, match="report that the employer withdraws"):
            report_words(operation, asked)


def test_kinds_are_listed_in_the_words_of_the_reader(tmp_path: Path) -> None:
    words = {"event": "迟到", "at": "2020-03-09 20:00", "by": "Li"}
    with (
        open_operation(an_operation(tmp_path)) as operation,
        pytest.raises(ScenarioError) as caught,
    ):
        report_words(operation, words)
    (fault,) = caught.value.faults
    told = sentence(fault.remedy, "zh")
    assert "未到、取消出行" in told
    assert "no_show" not in told
