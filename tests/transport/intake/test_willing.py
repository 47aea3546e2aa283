"""Who does not ride is left out of a roster and told; who goes home goes home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.intake import rosters as made
from tests.transport.intake.people import id_number, row
from transport.intake.merging import Keys, merged
from transport.intake.rosters import read_rosters
from transport.intake.willing import direction, rides
from transport.reading.findings import BadValue

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.rosters import RosterRead

HEADS = ["姓名", "身份证号", "电话", "村"]


def read(path: Path, heading: str, *words: str) -> RosterRead:
    rows = [
        [made.name(k), made.id_number(k), made.phone(k), "示例村1", word]
        for k, word in enumerate(words, 1)
    ]
    return read_rosters([made.text_table(path / "r.csv", [[*HEADS, heading], *rows])])


def told(found: RosterRead, code: str) -> list[tuple[int | None, int]]:
    return [(w.row, w.n_rows) for w in found.passed_over if w.told.code == code]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("是否乘坐包车", ["是", "否", "", "不去"]),
        ("返岗方式", ["点对点包车", "自驾", "集中返岗", "自行返岗"]),
        ("返岗意愿", ["愿意", "不愿意", "愿意", "已返岗"]),
        ("Rides", ["yes", "no", "y", "N"]),
    ],
)
def test_rows_that_say_that_somebody_stays_are_left_out(
    tmp_path: Path, heading: str, words: list[str]
) -> None:
    found = read(tmp_path, heading, *words)
    assert [p.name for p in found.people] == [made.name(1), made.name(3)]
    assert told(found, "ROWS_DO_NOT_RIDE") == [(3, 2)]
    assert (found.faults, found.doubts) == ((), ())


def test_a_word_that_is_not_clear_keeps_the_row_and_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "返岗方式", "火车", "包车", "待定")
    assert len(found.people) == 3
    assert told(found, "RIDES_WORD") == [(2, 2)]
    noted: list[str] = []
    assert [rides(word, noted.append) for word in ("×", "", "√")] == ["no", "", "yes"]
    assert not noted


def test_a_remark_that_may_mean_so_is_told_and_nothing_is_left_out(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, "备注", "", "本人不去", "晕车", "已退出")
    assert len(found.people) == 4
    assert told(found, "REMARK_MAY_STAY") == [(3, 2)]


def test_the_direction_of_a_row_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, "去返程", "去程", "返程", "", "返乡")
    assert [p.direction for p in found.people] == ["out", "home", "", "home"]
    noted: list[str] = []
    with pytest.raises(BadValue):
        direction("往返", noted.append)


def test_out_and_home_are_two_journeys_of_one_person() -> None:
    number = id_number(1)
    people = (
        row(1, name="甲", id_number=number, phone="154", direction="out"),
        row(2, name="甲", id_number=number, phone="154", direction="home"),
        row(3, name="甲", id_number=number, phone="154"),
    )
    keys = Keys(firm=str, home=lambda p: p.village)
    found = merged(people, keys, {})
    assert [p.direction for p in found.people] == ["out", "home"]
    assert not found.doubts
