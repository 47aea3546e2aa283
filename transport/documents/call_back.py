"""The list of copies to call back: which paper, printed for whom, how many."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from transport.documents import common as c
from transport.documents.parts import Grid, Kind, Paper
from transport.presentation.forms import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transport.documents.copies import CallBack
    from transport.language import Text
    from transport.presentation.forms import Row
    from transport.scenario import Scenario

CALL_BACK = "copies-to-call-back"
_READERS: Mapping[str, Text] = {
    "hr": ("labour office", "人社部门"),
    "carrier": ("carrier", "承运单位"),
    "employer": ("employer", "用工单位"),
    "health": ("health authority", "卫健部门"),
    "police": ("police", "公安"),
    "transport": ("transport authority", "交通运输部门"),
    "railway": ("railway", "铁路"),
    "airline": ("airline", "航空公司"),
    "finance": ("finance", "财政部门"),
    "public": ("public notice", "公示"),
}
_BY_COMPARING: Text = (
    "There is no store of the operation, so it is not known what was printed: the list"
    " has one copy of every paper that changed for each of its readers.",
    "没有运送存储，无法得知实际打印了什么：本表按版本比较，每件有变的文件、每个接收方各计一份。",
)
_AS_RECORDED: Text = (
    "The list is of what was printed, by the store of the operation.",
    "本表按运送存储中的打印记录列出。",
)
_NOT_SURE: Text = (
    "A figure in brackets: so many of the copies come from a printing that was broken"
    " off; they may not exist.",
    "括号内为其中因打印中断而未确认的份数，可能并不存在。",
)


def titles_of(kinds: Iterable[Kind]) -> dict[str, Text]:
    """What papers of each kind are called."""
    return {kind.stem: kind.papers[0].title for kind in kinds}


def call_back_kind(
    scenario: Scenario,
    found: Sequence[CallBack],
    titles: Mapping[str, Text],
    *,
    newest: int,
    is_recorded: bool,
) -> Kind:
    """The list as a paper of the labour office.

    ``is_recorded``: it comes from what was printed, and not from comparing versions.
    """
    notes = [_AS_RECORDED if is_recorded else _BY_COMPARING]
    if any(one.n_sure < one.n_copies for one in found):
        notes.append(_NOT_SURE)
    paper = Paper(
        key=CALL_BACK,
        title=("Copies to call back", "待收回文件清单"),
        subject=scenario.name,
        form="wide",
        fields=(
            (("Newest version", "最新版本"), newest),
            (("Copies", "份数"), sum(one.n_copies for one in found)),
        ),
        grids=(_grid(scenario, found, titles),),
        notes=tuple(notes),
        signatures=(c.MADE_BY, c.DATED),
    )
    return Kind(stem=CALL_BACK, audiences=("hr",), personal=(), papers=(paper,))


def _grid(
    scenario: Scenario, found: Sequence[CallBack], titles: Mapping[str, Text]
) -> Grid:
    return Grid(
        headings=(
            c.NO,
            ("Paper", "文件"),
            ("About", "对象"),
            ("For whom", "接收方"),
            ("Version", "版本"),
            ("Printed", "打印时间"),
            ("Copies", "份数"),
            ("In its place", "替代"),
            ("Called back", "已收回"),
        ),
        widths=(5, 24, 20, 22, 8, 22, 8, 20, 12),
        amounts=(4, 6),
        rows=tuple(_row(scenario, at, one, titles) for at, one in enumerate(found, 1)),
    )


def _row(scenario: Scenario, at: int, one: CallBack, titles: Mapping[str, Text]) -> Row:
    own = one.key.recipient if one.reader == "employer" else ""
    reader = _READERS.get(one.reader, (one.reader, one.reader))
    name = scenario.place_name.get(own, own)
    unsure = one.n_copies - one.n_sure
    copies = f"{one.n_copies} ({unsure})" if unsure else str(one.n_copies)
    gone: Text = ("none, cancelled", "无，已取消")
    new: Text = ("the new paper", "新文件")
    return (
        at,
        titles.get(one.key.kind, (one.key.kind, one.key.kind)),
        one.key.about,
        (f"{reader[0]} {name}".strip(), f"{reader[1]} {name}".strip()),
        one.version,
        _when(scenario, one),
        copies,
        gone if one.is_gone else new,
        BLANK,
    )


def _when(scenario: Scenario, one: CallBack) -> str:
    told = dict.fromkeys(_local(scenario, at) for at in (one.first_at, one.last_at))
    return " – ".join(told) or "-"


def _local(scenario: Scenario, at: str) -> str:
    if not at:
        return "-"
    moment = datetime.fromisoformat(at).astimezone(scenario.clock.zone)
    return f"{moment:%m-%d %H:%M}"
