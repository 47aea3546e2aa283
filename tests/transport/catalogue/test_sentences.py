"""Sentences of the catalogue: figures with their units, both languages whole."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import transport
from transport.answers.repairs import RepairKind
from transport.catalogue import sentences as catalogue
from transport.catalogue.console_instead import INSTEAD
from transport.catalogue.sentences import (
    fields,
    lasting,
    sentence,
    sentences,
)
from transport.catalogue.sources import source_name
from transport.presets import NO_RULES, PRESETS
from transport.said import from_plain, plain, said

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = Path(transport.__file__).parents[1]
HOMES = ("transport", "solvers", "maps", "scenarios", "p2p")


_COUNTED = re.compile(
    r"{\w+} (?:(?!and |on |of )\w+ )?(steps|seats|trips|workers|coaches|pieces"
    r"|drivers|files|legs|checks|kinds|warnings|people|days|services|rows|units"
    r"|villages|employers|stops|vehicles|pages|events|faults|parties|members)\b"
)
MEAN_OR_SHARE = frozenset(
    (
        *("COACHES_AND_TRIPS", "COACHES_OF_TYPES", "ROBUST_ASSUMED", "ROBUST_MISSING"),
        *("ROBUST_NO_STANDBY", "ROBUST_STANDBY", "ROBUST_SPARES"),
        *("THIN_UNDER_HALF_LOAD", "THIN_WITHOUT_CAP"),
    )
)
"""Sentences with a mean or a share, which is told with decimals."""
SEVERAL = frozenset(
    (
        *("BLOCK_OF_SEVERAL_COACHES", "BLOCK_TOO_MANY_TRIPS", "COMPANION_SEVERAL"),
        *("CONSOLE_FILES_TOO_MANY", "CONSOLE_LIMITS_UNTRIED", "CROWD_TOO_LARGE"),
        *("DRIVERS_DEMANDED", "EXPLAIN_BLOCK", "EXPLAIN_SPLIT", "HOUSEHOLD_TOO_LARGE"),
        *("HOUSEHOLD_TWO_EMPLOYERS", "KEPT_APART", "MORE_DRIVERS"),
        *("MORE_DRIVERS_NEEDED", "ONE_PERSON_OR_SEVERAL", "PARTY_TOO_LARGE"),
        *("SCREENING_TWICE", "SERVICE_SEAT_TWICE", "TRIP_TWICE"),
    )
)
"""Sentences told of two or more alone."""
SEATS_OF_A_VEHICLE = frozenset(
    (
        *("COACHES_THAT_FIT_AWAY", "COACH_TOO_LARGE", "COACH_TOO_LARGE_THERE"),
        *("LARGER_DO_NOT_REACH", "NO_COACH_THAT_SMALL", "SMALLEST_IS_TOO_LARGE"),
        *("SERVICE_HAS_SEATS", "SERVICE_HUB_CROWDED", "SERVICE_IS_FULL"),
        *("SERVICE_LACKS_FEEDERS", "SERVICE_LACKS_RECEIVING", "SERVICE_TOO_FULL"),
    )
)


def test_what_may_be_one_is_counted_as_one() -> None:
    told = {code for code, (en, _) in sentences().items() if _COUNTED.search(en)}
    assert told <= MEAN_OR_SHARE | SEVERAL | SEATS_OF_A_VEHICLE
    steps = sentence(said("SEARCHED_STEPS", seconds=2, steps=1, seed=1), "en")
    assert steps == "2 s, 1 step, seed 1"
    once = said("UNTRIED", amount=1)
    assert sentence(once, "en").endswith("1 kind of change was not tried")


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


def calls_told() -> Iterator[tuple[str, set[str] | None]]:
    """Code and figures of every ``said(...)``; no figures where some are unpacked."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "said"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                names = [keyword.arg for keyword in node.keywords]
                figures = None if None in names else {str(name) for name in names}
                yield str(node.args[0].value), figures


def sources() -> Iterator[Path]:
    for home in HOMES:
        for path in (ROOT / home).rglob("*.py"):
            if path.parent.name != "catalogue":
                yield path


def words_of(template: str) -> str:
    """The template without its figures."""
    return "".join(text for text, *_ in string.Formatter().parse(template))


def is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def test_every_code_has_both_languages_with_the_same_figures() -> None:
    for code, (english, chinese) in sentences().items():
        assert english, code
        assert chinese, code
        assert fields(english) == fields(chinese), code
        assert not any(map(is_chinese, english)), code
        if any(map(str.isalpha, words_of(english))):
            assert any(map(is_chinese, chinese)), code


def test_no_chinese_sentence_is_half_english() -> None:
    """Commands, keys and names stand alone in it."""
    for code, (_, chinese) in sentences().items():
        found = re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", words_of(chinese))
        assert found is None, code


def test_every_code_that_is_told_is_in_the_catalogue_with_its_figures() -> None:
    for code, figures in calls_told():
        assert code in sentences()
        if figures is not None:
            assert figures == fields(sentences()[code][0]), code


def test_every_code_of_the_catalogue_is_told_somewhere() -> None:
    told = {
        node.value
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    told |= {kind.upper() for kind in get_args(RepairKind)}
    for template in (ROOT / "p2p" / "console" / "templates").iterdir():
        told |= set(re.findall(r'"([A-Z_]+)"', template.read_text("utf-8")))
    told |= {f"{INSTEAD}{code}" for code in told if isinstance(code, str)}
    assert set(sentences()) <= told


def test_every_source_of_a_shipped_edition_has_a_chinese_name() -> None:
    shipped = (edition for editions in PRESETS.values() for edition in editions)
    for edition in (*shipped, NO_RULES):
        assert any(map(is_chinese, source_name(edition.source, "zh"))), edition.name


def test_whole_sentences_are_joined_as_such() -> None:
    told = said("ONE_BY_ONE", parts=(said("GAVE_WAY"), said("MORE_SERVICES", n=2)))
    assert sentence(told, "en").endswith("hire another coach; 2 more services")
    assert sentence(told, "zh").endswith("请增租车辆；另有 2 个班次")


def test_shipped_types_of_coaches_have_chinese_names() -> None:
    told = said(
        "COACH_TOO_LARGE", vehicle_type="coach-49", seats=49, village="V", most=9
    )
    assert sentence(told, "en").startswith("coach-49 has 49 seats")
    assert sentence(told, "zh").startswith("49座客车有 49 座")


def test_what_is_late_by_hours_is_told_in_hours() -> None:
    late = said("NO_FEEDER_IN_TIME_BY", late_s=822 * 60 - 30)
    assert "is there 13 h 42 min after the last moment" in sentence(late, "en")
    assert "迟 13 小时 42 分钟" in sentence(late, "zh")
