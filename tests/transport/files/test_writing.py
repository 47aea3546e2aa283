"""Output is written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from transport.errors import OutputError
from transport.files.out_folder import locked
from transport.files.writing import (
    harmless_names,
    new_file,
    new_folder,
    refuse_taken_path,
    write_text,
)

if TYPE_CHECKING:
    from pathlib import Path


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder``, hidden ones too, with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_folder_appears_only_when_its_block_has_ended(tmp_path: Path) -> None:
    dest = tmp_path / "deep" / "out"
    with new_folder(dest) as folder:
        (folder / "plan.json").write_text("{}", encoding="utf-8")
        assert not dest.exists()
    assert tree(tmp_path) == {"deep/out/plan.json": "{}"}


def test_a_failed_block_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail_half_way() -> None:
        with new_folder(tmp_path / "out") as folder:
            (folder / "plan.json").write_text("{", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert list(tmp_path.iterdir()) == []


def test_a_full_folder_is_not_replaced_unasked(tmp_path: Path) -> None:
    write_text(tmp_path / "out" / "plan.json", "old")
    with pytest.raises(OutputError, match="not empty"), new_folder(tmp_path / "out"):
        pass
    assert tree(tmp_path) == {"out/plan.json": "old"}


def test_an_empty_folder_is_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with new_folder(tmp_path / "out") as folder:
        write_text(folder / "plan.json", "new")
    assert tree(tmp_path) == {"out/plan.json": "new"}


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "out"
    try:
        link.symlink_to(tmp_path / "disk", target_is_directory=True)
    except OSError:
        pytest.skip("no right to make links here")
    with new_folder(link) as folder:
        write_text(folder / "plan.json", "new")
    assert link.is_symlink()
    assert (tmp_path / "disk" / "plan.json").read_text(encoding="utf-8") == "new"


def test_a_disk_that_refuses_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(OutputError, match="cannot be written"),
        new_folder(tmp_path / "file" / "out"),
    ):
        pass
    with pytest.raises(OutputError, match="cannot be written"):
        write_text(tmp_path / "file" / "plan.json", "")


def test_a_failed_file_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    write_text(path, "old")

    def fail_half_way() -> None:
        with new_file(path) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert tree(tmp_path) == {"map.html": "old"}


def test_the_temporary_file_keeps_the_suffix(tmp_path: Path) -> None:
    with new_file(tmp_path / "index.xlsx") as temporary:
        assert temporary.suffix == ".xlsx"
        temporary.write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["index.xlsx"]


def test_text_is_utf8_with_plain_line_feeds(tmp_path: Path) -> None:
    write_text(tmp_path / "plan.json", "临县\n")
    assert (tmp_path / "plan.json").read_bytes() == "临县\n".encode()


def test_a_taken_path_is_refused_and_a_free_one_is_not(tmp_path: Path) -> None:
    refuse_taken_path(tmp_path / "new")
    write_text(tmp_path / "full" / "workers.csv", "")
    with pytest.raises(OutputError, match="not empty"):
        refuse_taken_path(tmp_path / "full")
    with pytest.raises(OutputError, match="a file of this name"):
        refuse_taken_path(tmp_path / "full" / "workers.csv")


def test_words_of_users_make_harmless_names() -> None:
    words = ["E001", "厂区 3号", "../up", "a/b", "A_b", "..", ""]
    names = harmless_names(words)
    assert names[:2] == ["E001", "厂区_3号"]
    assert len({name.casefold() for name in names}) == len(words)
    for name in names:
        assert name
        assert not set(name) & set("/\\:")
        assert not name.startswith(".")


@pytest.mark.parametrize("name", ["a" * 231, "表" * 77, "a" * 5_000])
def test_a_name_too_long_for_a_disk_is_refused(name: str, tmp_path: Path) -> None:
    for ask in (new_folder, new_file, locked):
        with pytest.raises(OutputError, match="230 are the most"), ask(tmp_path / name):
            pass
    with pytest.raises(OutputError, match="230 are the most"):
        refuse_taken_path(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    with locked(tmp_path / ("a" * 230)), new_folder(tmp_path / ("a" * 230)) as folder:
        (folder / "plan.json").write_text("{}", encoding="utf-8")
    assert [len(path.name) for path in tmp_path.iterdir()] == [230]
