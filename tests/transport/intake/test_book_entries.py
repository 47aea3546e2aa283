"""Entries are one place when only their spelling differs."""

from __future__ import annotations

from dataclasses import replace

from transport.intake.book_entries import BookEntry, name_key

ENTRY = BookEntry(
    kind="village", name="东庄村", town="临泉镇", county="临县", lat=1, lon=2
)


def test_spellings_have_one_key() -> None:
    other = replace(ENTRY, name="東莊村委会", town="临泉", county="臨縣")
    assert other.key == ENTRY.key
    assert replace(ENTRY, kind="depot").key != ENTRY.key
    assert name_key("employer", "示例煤业有限公司") == "示例煤业"
    assert name_key("depot", "临县 客运站") == "临县客运站"
