"""Codes of violations: each has its meaning in both languages."""

from __future__ import annotations

from transport.answers.verdict_lines import stated_lines, violation_lines
from transport.catalogue.violation_codes import MEANINGS
from transport.checker.findings import CODES, Violation
from transport.checker.stated import Stated
from transport.said import said


def test_every_code_of_a_violation_has_a_chinese_meaning() -> None:
    assert tuple(MEANINGS) == CODES
    assert all(zh and not zh.isascii() for _, zh in MEANINGS.values())


def test_violations_are_told_in_the_language_asked_for() -> None:
    told = said("OVERLOADED", n=24, seats=23)
    found = Violation(code="OVERLOADED", where="T001", told=told)
    english = violation_lines([found], limit=5)
    assert english[0] == (
        "T001: more workers on board than usable seats: 24 workers on board, 23 usable"
        " seats (OVERLOADED)"
    )
    chinese = violation_lines([found], limit=5, lang="zh")
    assert chinese == [
        "T001：车上人数超过可用座位：车上 24 人，可用座位 23 个（OVERLOADED）",
        "共1处违规：计划不予通过",
    ]


def test_what_is_only_stated_is_told_in_the_language_asked_for() -> None:
    stated = [Stated("cost.gap", said("STATED_GAP"))]
    assert stated_lines(stated)[1] == "  cost.gap: follows from it"
    assert stated_lines(stated, "zh")[1] == "  cost.gap: 由其得出"
