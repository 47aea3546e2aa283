"""Names of units are found where they begin, unless something smaller is meant."""

from __future__ import annotations

from tests.transport.intake.country import Country
from transport.intake.address_words import AddressWords

WORDS = AddressWords(Country())


def ends(text: str, start: int = 0) -> list[tuple[int, bool]]:
    return [(word.end, word.is_whole) for word in WORDS.at(text, start, "county")]


def test_the_longest_name_comes_first() -> None:
    assert ends("神木市某厂") == [(3, True), (2, False)]
    assert ends("榆林神木", 2) == [(4, False)]


def test_a_short_name_before_the_kind_of_something_smaller_is_no_unit() -> None:
    assert ends("神木镇") == []
    assert ends("永安街道") == []
    assert ends("某神木市") == []


def test_a_name_of_today_is_not_a_former_name_of_another() -> None:
    (first, *_) = WORDS.at("神木市某厂", 0, "county")
    assert [unit.name for unit in first.units] == ["神木市"]
    (former,) = [w for w in WORDS.at("神木县某厂", 0, "county") if w.end == 3]
    assert [unit.name for unit in former.units] == ["神木市"]
