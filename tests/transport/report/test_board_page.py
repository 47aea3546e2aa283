"""The page of the board: whole, safe, in both languages, nobody named in a hall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.transport.operation.a_board import NAME, shown
from transport.report.board_page import board_page

if TYPE_CHECKING:
    from transport.language import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_asks_nothing_of_others_and_escapes_what_it_is_given(
    lang: Lang,
) -> None:
    was, board = shown()
    text = board_page(was, board, lang, audience="hall", refresh_s=7)
    assert not re.search(r"(?:src|href)\s*=|url\(|https?://", text)
    assert "<script>x" not in text
    assert 'data-refresh="7"' in text
    assert ("登记" in text) == (lang == "zh")
    assert "T001" in text


def test_each_audience_sees_what_it_may() -> None:
    was, board = shown()
    hall = board_page(was, board, "zh", audience="hall", refresh_s=30)
    assert "欧" not in hall
    assert "W1" not in hall
    caller = board_page(was, board, "zh", audience="caller", refresh_s=30)
    assert NAME in caller
