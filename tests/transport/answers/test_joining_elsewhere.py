"""Whoever could ride along from another stop is told how far that is from his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transport.answers.second_look import CheaperWay, ways_text

if TYPE_CHECKING:
    from transport.language import Lang


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "15.9 km from their own stop"), ("zh", "距原上车点 15.9 公里")],
)
def test_people_who_go_home_board_at_gates_not_near_home(lang: Lang, told: str) -> None:
    way = CheaperWay(
        for_trip="T003",
        kind="muster",
        saves_fen=100_00,
        trip_id="T002",
        village_id="E2",
        away_m=15_900,
    )
    text = ways_text([way], {"E2": "Works"}, lang)
    assert told in text
    assert "Works" in text
