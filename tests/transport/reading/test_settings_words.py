"""Values as somebody types them, and as TOML has them."""

from __future__ import annotations

import tomllib
from decimal import Decimal

import pytest

from p2p.rules import KEYS
from transport.reading.settings_words import literal_of, table_of_lines, words_of


@pytest.mark.parametrize(
    ("key", "words", "literal"),
    [
        ("policy.load_cap", " 0.5 ", "0.5"),
        ("policy.load_cap", "half", '"half"'),
        ("policy.load_cap", "true", '"true"'),
        ("policy.certificate_required", "true", "true"),
        ("policy.certificate_required", "maybe", '"maybe"'),
        ("policy.modes", "air，rail", '["air", "rail"]'),
        ("policy.modes", "无", "[]"),
        ("policy.temperature_limit_c", "37.3", "37.3"),
        ("policy.gate_from", "06:30", '"06:30"'),
        ("costs.net_of", '"\n[x]', '"\\"\\n[x]"'),
    ],
)
def test_words_become_a_value_of_the_keys_kind(
    key: str, words: str, literal: str
) -> None:
    assert literal_of(KEYS[key], words) == literal
    assert tomllib.loads(f"x = {literal}")


def test_a_table_is_typed_line_by_line() -> None:
    assert table_of_lines("武汉市 = high\n\n 北京市：low\nn=2") == {
        "武汉市": '"high"',
        "北京市": '"low"',
        "n": "2",
    }


def test_values_are_shown_as_they_are_typed() -> None:
    values = {True: "true", Decimal("0.50"): "0.50", "a": "a"}
    assert all(words_of(value) == words for value, words in values.items())
    assert words_of([]) == "[]"
    assert words_of(["air", "rail"]) == "air, rail"
    assert words_of({"a": 1}) == "a = 1"
