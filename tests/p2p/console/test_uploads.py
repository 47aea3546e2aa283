"""Files that a browser brings: named safely, written whole, not too many."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from starlette.datastructures import UploadFile

from p2p.console import uploads
from p2p.console.uploads import keep_uploads
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".csv", ".xlsx")


def brought(name: str, body: bytes = b"a") -> UploadFile:
    return UploadFile(io.BytesIO(body), filename=name, size=len(body))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_one_of_the_same_name_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    files = [brought("甲.csv", b"1"), brought("b.XLSX", b"2")]
    kept = keep_uploads(files, folder, endings=ENDINGS)
    assert [path.name for path in kept] == ["甲.csv", "b.XLSX"]
    keep_uploads([brought("甲.csv", b"3")], folder, endings=ENDINGS)
    assert (folder / "甲.csv").read_bytes() == b"3"
    assert names(folder) == ["b.XLSX", "甲.csv"]


def test_nothing_is_written_where_one_is_of_no_kind_that_is_read(
    tmp_path: Path,
) -> None:
    files = [brought("a.csv"), brought("a.csv.exe")]
    with pytest.raises(OutputError, match=r"a\.csv\.exe"):
        keep_uploads(files, tmp_path / "new", endings=ENDINGS)
    assert not (tmp_path / "new").exists()


def test_an_empty_field_brings_nothing(tmp_path: Path) -> None:
    assert keep_uploads([brought("", b"")], tmp_path, endings=ENDINGS) == []
    with pytest.raises(OutputError):
        keep_uploads([brought("..", b"x")], tmp_path, endings=ENDINGS)


def test_there_may_be_so_many_files_and_one_may_still_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    keep_uploads([brought("a.csv"), brought("b.csv")], tmp_path, endings=ENDINGS)
    with pytest.raises(OutputError, match="2"):
        keep_uploads([brought("c.csv")], tmp_path, endings=ENDINGS)
    keep_uploads([brought("b.csv", b"new")], tmp_path, endings=ENDINGS)
    assert names(tmp_path) == ["a.csv", "b.csv"]


def test_a_file_that_breaks_off_leaves_the_one_from_before(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError

    keep_uploads([brought("a.csv", b"whole")], tmp_path, endings=ENDINGS)
    broken = UploadFile(Broken(b"half"), filename="a.csv", size=4)
    with pytest.raises(OutputError):
        keep_uploads([broken], tmp_path, endings=ENDINGS)
    assert (tmp_path / "a.csv").read_bytes() == b"whole"
    assert names(tmp_path) == ["a.csv"]
