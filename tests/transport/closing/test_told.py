"""A closing in sentences, as JSON, as a workbook."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.transport.closing.a_coach import NAMES, a_line, an_actual, fever, situation
from transport.catalogue.sentences import sentence
from transport.closing.book import write_closing_book
from transport.closing.closing import Closing, closing_of
from transport.closing.facts import closing_facts
from transport.closing.told import closing_told

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang


@cache
def closing() -> Closing:
    was = situation().with_event(fever("W00")).with_event(fever("W01"))
    row = an_actual(n_riders=18, distance_m=250_000, back_s=10 * 3_600)
    lines = [a_line("hire", 1_500), a_line("hire", 1_000)]
    return closing_of(was, actuals=[row], invoices=lines)


def test_figures_invoices_and_claims_are_told_in_both_languages() -> None:
    told = "\n".join(sentence(line, "en") for line in closing_told(closing()))
    assert "18 of 21 workers" in told
    assert "250 km for 140 km" in told
    assert "1 worker was not there and nobody said who" in told
    assert "a second time" in told
    assert "18 aboard, the rule asks for 20 at least" in told
    chinese = "\n".join(sentence(line, "zh") for line in closing_told(closing()))
    assert "实乘 18 人，低于规定的 20 人" in chinese
    assert "workers" not in chinese


def test_all_right_is_said_where_all_is() -> None:
    found = closing_of(situation(), invoices=[a_line("hire", 1_000)])
    told = [sentence(line, "en") for line in closing_told(found)]
    assert "Every ride is as planned." in told
    assert "Every line of the invoices is right." in told


def test_facts_are_json_without_anybody() -> None:
    facts = closing_facts(closing())
    text = json.dumps(facts)
    assert (facts["claims"]["before_fen"], facts["claims"]["now_fen"]) == (88_000, 0)
    assert facts["days"] == [
        {"day": "2020-02-25", "vehicles": 1, "workers": 18, "poverty_listed": 0}
    ]
    assert not any(name in text for name in NAMES)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_workbook_has_a_sheet_a_table_and_figures_as_figures(
    tmp_path: Path, lang: Lang
) -> None:
    path = tmp_path / "closing.xlsx"
    write_closing_book(path, closing(), lang=lang)
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == 7
    if lang == "en":
        rows = list(book["Trips"].iter_rows(min_row=3, values_only=True))
        assert rows[0][:6] == ("T001", "yes", 21, 18, 140, 250)
        invoices = list(book["Invoices"].iter_rows(min_row=3, values_only=True))
        assert invoices[1][8] == "charged twice"
        assert book["Claims"].cell(3, 7).value == 0
