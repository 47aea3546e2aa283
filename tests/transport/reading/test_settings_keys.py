"""Keys of the settings in Chinese: the same scenario, faults as the user wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft, faults_of
from transport.reading import read_scenario
from transport.reading.settings import Settings
from transport.reading.settings_keys import _names
from transport.reading.settings_sections import Table

if TYPE_CHECKING:
    from pathlib import Path


def test_chinese_keys_give_the_same_scenario(tmp_path: Path) -> None:
    english, chinese = Draft(), Draft()
    english.set("days = 5", "days = 4")
    chinese.set("days = 5", '"天数" = 4')
    chinese.set("[policy]", '["规则与限制"]')
    first, second = (
        read_scenario(d.folder(tmp_path / n))
        for d, n in ((english, "e"), (chinese, "c"))
    )
    assert first.sha256 == second.sha256
    assert second.n_days == 4


def test_a_fault_names_the_key_as_it_was_written(tmp_path: Path) -> None:
    draft = Draft()
    draft.set("days = 5", '"天数" = 0')
    (fault,) = faults_of(draft.folder(tmp_path))
    assert fault.column == "天数"
    assert fault.row is not None


@pytest.mark.parametrize(
    ("days", "column", "remedy"),
    [
        ("days = 5", "policy.preset", "preset = "),
        ('"天数" = 5', "规则与限制.规则版本", '"规则版本" = '),
    ],
)
def test_a_missing_key_is_named_as_the_others_are(
    days: str, column: str, remedy: str, tmp_path: Path
) -> None:
    draft = Draft()
    draft.set("days = 5", days)
    draft.set('preset = "cn-2020-02-11"\n', "")
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.column, fault.row) == (column, draft_row(draft, "[policy]"))
    assert str(fault.remedy).startswith(f"add {remedy}")


def draft_row(draft: Draft, line: str) -> int:
    return draft.settings.splitlines().index(line) + 1


def test_a_key_given_in_both_languages_is_refused(tmp_path: Path) -> None:
    draft = Draft()
    draft.set("days = 5", 'days = 5\n"天数" = 5')
    (fault,) = faults_of(draft.folder(tmp_path))
    assert (fault.column, str(fault.wrong)) == ("天数", "is the same key as days")


@pytest.mark.parametrize(
    "section",
    [
        Settings,
        *(
            key.annotation
            for key in Settings.model_fields.values()
            if isinstance(key.annotation, type) and issubclass(key.annotation, Table)
        ),
    ],
)
def test_no_two_keys_of_a_section_share_a_chinese_name(section: type[Table]) -> None:
    assert set(_names(section).values()) >= set(section.model_fields)
