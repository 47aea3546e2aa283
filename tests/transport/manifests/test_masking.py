from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.reading_back import (
    all_text,
    cells,
    register_rows,
    sheets_of,
)
from tests.transport.manifests.sample import (
    N_LONG,
    N_SHORT,
    synthetic_id,
    synthetic_phone,
)
from transport.presentation.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from transport.language import Lang
    from transport.scenario import Scenario

N_TRAVELLING = N_LONG + N_SHORT


def test_full_numbers_stand_in_the_legal_register_alone(
    scenario: Scenario, written: Path
) -> None:
    secrets = [
        *(worker.id_number for worker in scenario.workers if worker.id_number),
        *(worker.phone for worker in scenario.workers if worker.phone),
        synthetic_phone(77),  # typed into a remark
    ]
    for path in written.iterdir():
        if path.stem == "legal-register":
            continue
        text = all_text(path)
        assert [number for number in secrets if number in text] == []
        assert not any(number in path.name for number in secrets)


@pytest.mark.parametrize("name", ["legal-register.xlsx", "legal-register.csv"])
def test_the_legal_register_has_every_number_in_full(
    scenario: Scenario, written: Path, name: str
) -> None:
    text = all_text(written / name)
    for worker in scenario.workers[:N_TRAVELLING]:
        assert (worker.id_number or "") in text
        assert worker.phone is not None
        assert worker.phone in text


def test_the_legal_register_says_who_may_have_it(
    scenario: Scenario, written: Path, lang: Lang
) -> None:
    book = sheets_of(written / "legal-register.xlsx")
    note = Words(lang).legal_note(scenario.first_day)
    assert ("〔2020〕" in note) == (scenario.first_day.year == 2020)
    for sheet in book.values():
        assert note in [cell.value for cell in cells(sheet)]


def test_the_masked_register_shows_the_ends_of_the_numbers(
    written: Path, lang: Lang
) -> None:
    sheet = sheets_of(written / "manifests.xlsx")["T2"]
    row = register_rows(sheet, Words(lang))["张测试23"]
    assert row[3].endswith("\n141***********023X")
    assert row[4] == "199****0023"


def test_identity_numbers_are_text_in_the_legal_register(
    written: Path, lang: Lang
) -> None:
    sheet = sheets_of(written / "legal-register.xlsx")["T2"]
    row = register_rows(sheet, Words(lang))["张测试23"]
    assert row[3] == f"{Words(lang)['resident_id']}\n{synthetic_id(23)}"
