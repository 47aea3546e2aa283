"""Text in two encodings is refused by line."""

from __future__ import annotations

import pytest

from transport.catalogue.sentences import sentence
from transport.reading.csv_file import csv_rows
from transport.reading.encodings import encoding_of
from transport.reading.findings import BadValue

HEAD = "worker_id,name,village_id,employer_id\n"
ROWS = [f"W{n},王{name},V1,E1\n" for n, name in enumerate("明红军丽")]


def wrong(raw: bytes) -> str:
    with pytest.raises(BadValue) as refused:
        [*csv_rows(raw)]
    return sentence(refused.value.wrong, "en")


def test_a_row_of_gbk_in_a_file_of_utf8_is_named() -> None:
    """All of it would be read as GB18030, without complaint and as other names."""
    raw = (HEAD + "".join(ROWS[:3])).encode() + ROWS[3].encode("gbk")
    assert raw.decode("gb18030") != HEAD + "".join(ROWS)
    assert wrong(raw) == "line 5 is not UTF-8, though other lines are"


def test_a_name_in_latin_letters_of_one_byte_is_named() -> None:
    raw = HEAD.encode() + "W9,M\u00fcller,V1,E1\n".encode("latin-1")
    assert wrong(raw + "".join(ROWS).encode()) == (
        "line 2 is not UTF-8, though other lines are"
    )


def test_a_row_of_utf8_in_a_file_of_gb18030_is_named() -> None:
    raw = (HEAD + "".join(ROWS[:3])).encode("gb18030") + ROWS[3].encode()
    assert wrong(raw) == "line 5 is UTF-8, though other lines are not"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_in_one_encoding_is_read(encoding: str) -> None:
    text = HEAD + "".join(ROWS) + "W9,\U00020bb7田·娜,V1,E1\n"
    rows = [cells for _, cells in csv_rows(text.encode(encoding))]
    assert rows[0][0] == "worker_id"
    assert rows[1][1] == "王明"
    assert rows[-1][1] == "\U00020bb7田·娜"


def test_few_letters_that_are_utf8_by_chance_are_read_as_the_rest() -> None:
    """GB18030 of one letter may be UTF-8 of another alphabet."""
    chance = "陌".encode("gbk")
    assert len(chance.decode("utf-8", "ignore")) <= 1
    rows = [f"V{n},西山村{n},临县\n" for n in range(50)]
    raw = "".join(rows).encode("gbk") + b"V99," + bytes((0xC4, 0xB0)) + b",\n"
    assert encoding_of(raw) == "gb18030"
