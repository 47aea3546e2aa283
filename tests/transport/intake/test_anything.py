"""Whatever stands around them, people with name and number are read, each once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.intake import rosters as made
from transport.intake.rosters import read_rosters
from transport.intake.synonyms import NOT_NEEDED, known_headings

if TYPE_CHECKING:
    from pathlib import Path

NOISE = (
    *(
        "",
        "",
        "示例镇",
        "合计",
        "注：以上",
        "同上",
        "〃",
        "正常",
        "36.8/37",
        "绿码",
        "是",
    ),
    *(
        "2月10日",
        "2/8/2023",
        "3.1",
        "13800000000",
        "1.38E+10",
        "111.01,37.93",
        "x" * 99,
    ),
    *(
        "一、示例镇",
        "例",
        "\u200b",
        "#N/A",
        "=1+1",
        "(",
        "１２",
        "—",
        "1e400",
        "²",
        "𠮷😀",
    ),
)
OTHERS = tuple(
    word
    for word, (field, _) in known_headings().items()
    if field not in ("name", "surname", "given_name", "id_number")
    and "身份" not in word
)


def sheet(seed: int) -> tuple[list[list[Any]], set[str]]:
    """A table with people among rows of noise, and the names of the people."""
    rng = random.Random(seed)
    width = rng.randint(3, 10)
    others = rng.sample(OTHERS, width - 2)
    cells: list[list[Any]] = [[rng.choice(NOISE[:6])] for _ in range(rng.randint(0, 3))]
    cells.append(["姓名", "身份证号", *others])
    people = set()
    for n in range(rng.randint(1, 8)):
        for _ in range(rng.randint(0, 2)):
            cells.append(["", *rng.choices(NOISE, k=rng.randint(0, width + 1))])
        more = rng.choices(NOISE, k=rng.randint(0, width - 2))
        cells.append([made.name(n), made.id_number(n), *more])
        people.add(made.name(n))
    return cells, people


@pytest.mark.parametrize("seed", range(12))
def test_nobody_is_lost_and_nothing_is_an_error(seed: int, tmp_path: Path) -> None:
    cells, people = sheet(seed)
    found = [
        read_rosters([made.text_table(tmp_path / "r.csv", cells)]),
        read_rosters([made.xlsx(tmp_path / "r.xlsx", {"a": cells})]),
    ]
    for read in found:
        names = [person.name for person in read.people if person.name]
        assert people <= set(names)
        assert len([name for name in names if name in people]) == len(people)
        for told in (*read.faults, *read.passed_over):
            assert str(told)
        for doubt in read.doubts:
            assert (str(doubt.asked), str(doubt.if_left)) != ("", "")
            answers = {doubt.key: doubt.choices[0] if doubt.choices else "2023"}
            read_rosters([tmp_path / "r.csv"], answers=answers)
        assert NOT_NEEDED not in {column.field for column in read.taken}
