"""Sentences of the catalogue: figures with their units, both languages whole."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import transport
from transport.catalogue import sentences as catalogue
from transport.catalogue.sentences import lasting, sentence, sentences
from transport.said import from_plain, plain, said

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(transport.__file__).parents[1]
HOMES = ("transport", "solvers", "maps", "scenarios", "p2p")


@pytest.fixture
def two_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        catalogue,
        "sentences",
        lambda: {
            "LATE": (
                "{who:worker|workers} late by {late_s}: {why}",
                "{who}人晚{late_s}：{why}",
            ),
            "FAR": (
                "{way_m} from {places}, {cost_fen}",
                "距{places}{way_m}，{cost_fen}",
            ),
        },
    )


@pytest.mark.usefixtures("two_codes")
def test_figures_are_written_with_their_units_in_both_languages() -> None:
    far = said("FAR", way_m=12_500, places=("A", "B"), cost_fen=123_450)
    late = said("LATE", who=1, late_s=5_400, why=far)
    assert sentence(late, "en") == (
        "1 worker late by 1.5 h: 12.5 km from A, B, 1,234.50 CNY"
    )
    assert sentence(late, "zh") == "1人晚1.5 小时：距A、B12.5 公里，1,234.50 元"
    assert sentence(said("LATE", who=3, late_s=60, why="x"), "en") == (
        "3 workers late by 1 min: x"
    )


def test_durations_are_hours_or_minutes() -> None:
    assert [lasting(s, "en") for s in (59 * 60, 3_600, 34_560)] == [
        "59 min",
        "1 h",
        "9.6 h",
    ]


def test_what_is_said_comes_back_from_json() -> None:
    told = said("A", x=1, y=("b", said("C", z=2.5)))
    assert from_plain(plain(told)) == told
    for wrong in (None, True, {"code": "A"}, {"code": "A", "figures": []}):
        with pytest.raises(ValueError, match="no"):
            from_plain(wrong)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def codes_told() -> Iterator[str]:
    """Every code that stands as the first argument of a ``said(...)``."""
    for home in HOMES:
        for path in (ROOT / home).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id == "said"
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    yield str(node.args[0].value)


def test_every_code_has_both_languages_with_the_same_figures() -> None:
    for code, (english, chinese) in sentences().items():
        assert english, code
        assert chinese, code
        assert fields(english) == fields(chinese), code
        assert any("\u3400" <= char <= "\u9fff" for char in chinese), code
        assert not any("\u3400" <= char <= "\u9fff" for char in english), code


def test_every_code_that_is_told_is_in_the_catalogue() -> None:
    assert set(codes_told()) <= set(sentences())
