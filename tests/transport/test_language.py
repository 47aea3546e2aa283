"""Names in the language of the reader."""

from __future__ import annotations

import pytest

from transport.language import chosen, title_in, vehicle_name


@pytest.mark.parametrize(
    ("vehicle_type", "english", "chinese"),
    [
        ("coach-49", "49-seat coach", "49座客车"),
        ("Van_7", "7-seat van", "7座小客车"),
        ("33座中巴", "33座中巴", "33座中巴"),
        ("coach", "coach", "coach"),
        ("coach-49-b", "coach-49-b", "coach-49-b"),
    ],
)
def test_types_of_a_word_and_seats_are_told_in_words_others_as_given(
    vehicle_type: str, english: str, chinese: str
) -> None:
    assert vehicle_name(vehicle_type) == (english, chinese)


@pytest.mark.parametrize(
    ("title", "zh", "en"),
    [
        ("临县至神木 / Linxian to Shenmu", "临县至神木", "Linxian to Shenmu"),
        ("Linxian to Shenmu / 临县至神木", "临县至神木", "Linxian to Shenmu"),
        ("临县 / 神木", "临县 / 神木", "临县 / 神木"),
        ("A / B", "A / B", "A / B"),
        ("临县至神木", "临县至神木", "临县至神木"),
        ("甲 / 乙 / C", "甲 / 乙 / C", "甲 / 乙 / C"),
    ],
)
def test_a_title_in_both_languages_is_told_in_one(title: str, zh: str, en: str) -> None:
    assert title_in(title, "zh") == zh
    assert title_in(title, "en") == en


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        ("en", {"P2P_LANG": "zh"}, "en"),
        (None, {"P2P_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
        (None, {}, "en"),
        ("fr", {"P2P_LANG": "de", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_place(
    asked: str | None, environ: dict[str, str], lang: str
) -> None:
    assert chosen(asked, environ) == lang
