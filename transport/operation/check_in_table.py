"""Check-ins read from a table, such as a form on a phone leaves: CSV or workbook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from transport.catalogue.stages import STAGE_WORDS
from transport.operation.one_table import raw_table
from transport.reading.columns import parsed
from transport.reading.fields import choice, parsers
from transport.reading.findings import Findings
from transport.reading.table_records import Table, column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from transport.clock import Clock
    from transport.operation.check_ins import Stage
    from transport.reading.findings import Hear
    from transport.said import Said

CHECK_INS = Table(
    name="checkins",
    zh=("签到", "签到表"),
    meaning="who was seen where",
    required=True,
    columns=(
        column("code", "二维码 代码", "text", "code of a card or a list"),
        column("worker_id", "人员编号 编号", "id", "the worker"),
        column("workers", "已到人员 勾选人员", "words", "the workers ticked off"),
        column("trip_id", "车次 班次", "id", "the coach trip, flight or train"),
        column("place_id", "地点 地点编号", "id", "where it was"),
        column("stage", "环节 状态", "stage", "what was done; boarded without it"),
        column("at*", "时间 签到时间", "moment", "when it was"),
        column("by", "登记人 报告人", "text", "who enters it"),
        column("counted", "清点人数", "count", "how many were handed over"),
        column("missing", "缺员", "words", "who was not there at the hand-over"),
        column("signed_by", "签收人", "text", "who signed for them"),
        column("remark", "备注", "text", "anything else"),
    ),
)
_CHOICES = {
    **{stage: stage for stage in STAGE_WORDS},
    **{word: stage for stage, words in STAGE_WORDS.items() for word in words},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table; empty cells are None, empty or no words."""

    row: int
    code: str
    workers: tuple[str, ...]
    trip_id: str
    place_id: str | None
    stage: Stage | None
    at_s: int
    by: str
    counted: int | None
    missing: tuple[str, ...]
    signed_by: str
    remark: str


def read_check_ins(
    path: Path, clock: Clock, *, today: date, hear: Hear | None
) -> tuple[str, tuple[Row, ...]]:
    """How messages call the table in the file, and its rows.

    ``hear`` is told of what is not read, such as a column that nobody knows.

    Raises
    ------
    ScenarioError
        With every cell that cannot be read.
    """
    findings = Findings()
    file, raw = raw_table(path, CHECK_INS, findings)
    rows: tuple[Row, ...] = ()
    if raw is not None:
        kinds: dict[str, Callable[[str], Any]] = {
            **parsers(clock, today=today),
            "stage": partial(choice, choices=_CHOICES, listed=_CHOICES),
        }
        table = parsed(raw, kinds, findings)
        if not findings.faults:
            rows = tuple(
                _row(row, at, table.values) for at, row in enumerate(table.rows)
            )
    findings.settle(hear)
    return file, rows


def _row(row: int, at: int, values: Any) -> Row:
    def value(name: str) -> Any:
        column: Sequence[Any] = values[name]
        return column[at]

    own = value("worker_id")
    return Row(
        row=row,
        code=value("code") or "",
        workers=(*((own,) if own else ()), *(value("workers") or ())),
        trip_id=value("trip_id") or "",
        place_id=value("place_id") or None,
        stage=value("stage"),
        at_s=value("at"),
        by=value("by") or "",
        counted=value("counted"),
        missing=value("missing") or (),
        signed_by=value("signed_by") or "",
        remark=value("remark") or "",
    )


def about(name: str) -> Said:
    """What a column holds."""
    return CHECK_INS.column[name].about
