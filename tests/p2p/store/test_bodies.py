"""Bodies of a store: the same in, the same bytes, the same out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.store.bodies import packed, squeezed, unpacked, whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_comes_back_whole() -> None:
    text = "方案 plan\n" * 1_000
    assert whole(squeezed(text)) == text
    assert len(squeezed(text)) < 200


def test_a_folder_comes_back_with_its_tables_and_nothing_else(tmp_path: Path) -> None:
    home = tmp_path / "county"
    (home / "sub").mkdir(parents=True)
    for name in ("scenario.toml", "workers.csv", "notes.md", "sub/x.csv"):
        (home / name).write_text(name)
    body = packed(home)
    assert packed(home) == body
    back = unpacked(body, "county", tmp_path / "back")
    assert sorted(p.name for p in back.iterdir()) == ["scenario.toml", "workers.csv"]
    assert (back / "workers.csv").read_text() == "workers.csv"


def test_a_workbook_comes_back_by_its_name(tmp_path: Path) -> None:
    book = tmp_path / "county.xlsx"
    book.write_bytes(b"PK")
    back = unpacked(packed(book), "county.xlsx", tmp_path / "back")
    assert back.read_bytes() == b"PK"
