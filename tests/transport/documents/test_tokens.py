from __future__ import annotations

import stat
from itertools import count
from typing import TYPE_CHECKING

import pytest

from transport.documents.tokens import (
    drawn,
    holding,
    issued,
    read_tokens,
    write_tokens,
)
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def numbered() -> str:
    return f"TOKEN{next(_NUMBERS)}"


_NUMBERS = count(1)


def test_a_card_that_says_the_same_keeps_its_token() -> None:
    first = issued({"W1": "a", "W2": "b"}, [], version="v1", draw=numbered)
    again = issued({"W1": "a", "W2": "b"}, first, version="v2", draw=numbered)
    assert again == first
    assert len(set(holding(first).values())) == 2


def test_a_card_that_says_something_else_has_a_new_token_and_the_old_is_kept() -> None:
    first = issued({"W1": "a", "W2": "b"}, [], version="v1", draw=numbered)
    second = issued({"W1": "c", "W2": "b"}, first, version="v2", draw=numbered)
    assert second[:2] == first
    (new,) = second[2:]
    assert (new.worker_id, new.version) == ("W1", "v2")
    assert holding(second) == {"W1": new.token, "W2": first[1].token}


def test_tokens_are_read_back_and_for_the_owner_alone(tmp_path: Path) -> None:
    rows = issued({"W,1": "a", "工2": "b"}, [], version="v1")
    path = tmp_path / "tokens.csv"
    assert read_tokens(path) == []
    write_tokens(path, rows)
    assert read_tokens(path) == rows
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_tokens_are_long_and_none_is_drawn_twice() -> None:
    found = {drawn() for _ in range(1_000)}
    assert len(found) == 1_000
    assert {len(token) for token in found} == {16}
    assert not set("".join(found)) & set("ILOU")


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("token,worker_id,version\n", 1),
        ("", 1),
        ("T1,W1,v1,a\nT1,W2,v1,a\n", 3),  # one card for two
        ("T1,W1,v1,a\nT2,W2,v1,a,more\n", 3),
        ("T1,,v1,a\n", 2),
        ("T-1,W1,v1,a\n", 2),
        ("T1,W1,v1\n", 2),
    ],
)
def test_tokens_that_nobody_has_written_are_refused(
    tmp_path: Path, line: str, row: int
) -> None:
    head = "" if row == 1 else "token,worker_id,version,card\n"
    path = tmp_path / "tokens.csv"
    path.write_text(f"{head}{line}" or "\n", "utf-8")
    with pytest.raises(OutputError, match=f"tokens.csv: line {row} "):
        read_tokens(path)
