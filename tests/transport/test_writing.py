"""Output is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from transport.errors import OutputError
from transport.writing import (
    harmless_names,
    new_file,
    new_folder,
    refuse_taken_path,
    refuse_unsafe_folder,
    write_text,
)

OURS = ("plan.json", "map.html")


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder``, hidden ones too, with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refuse(dest: Path, *, force: bool) -> None:
    refuse_unsafe_folder(dest, force=force, marker="plan.json", ours=OURS)


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


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_a_failed_replacement_keeps_the_old_folder(
    tmp_path: Path, error: type[BaseException]
) -> None:
    dest = tmp_path / "out"
    dest.mkdir()
    write_text(dest / "plan.json", "old")

    def fail_half_way() -> None:
        with new_folder(dest, replace=True) as folder:
            (folder / "plan.json").write_text("new", encoding="utf-8")
            raise error

    with pytest.raises(error):
        fail_half_way()
    assert tree(tmp_path) == {"out/plan.json": "old"}


def test_a_replacement_removes_what_the_old_folder_held(tmp_path: Path) -> None:
    dest = tmp_path / "out"
    dest.mkdir()
    write_text(dest / "plan.json", "old")
    write_text(dest / "map.html", "old")
    with new_folder(dest, replace=True) as folder:
        write_text(folder / "plan.json", "new")
    assert tree(tmp_path) == {"out/plan.json": "new"}


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


def test_the_old_folder_comes_back_when_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dest = tmp_path / "out"
    write_text(dest / "plan.json", "old")
    rename = Path.rename

    def refuse_new(path: Path, target: Path) -> Path:
        if path.name.endswith(".part"):
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with (
        pytest.raises(OutputError, match="in use"),
        new_folder(dest, replace=True) as folder,
    ):
        write_text(folder / "plan.json", "new")
    assert tree(tmp_path) == {"out/plan.json": "old"}


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


@pytest.mark.parametrize("force", [False, True])
def test_a_missing_or_empty_folder_will_always_do(
    tmp_path: Path, *, force: bool
) -> None:
    refuse(tmp_path / "none" / "out", force=force)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").touch()
    refuse(tmp_path / "empty", force=force)


def test_an_earlier_plan_needs_force(tmp_path: Path) -> None:
    write_text(tmp_path / "out" / "plan.json", "{}")
    with pytest.raises(OutputError, match="--force"):
        refuse(tmp_path / "out", force=False)
    refuse(tmp_path / "out", force=True)


def test_force_never_removes_a_folder_without_a_plan(tmp_path: Path) -> None:
    write_text(tmp_path / "out" / "map.html", "")
    with pytest.raises(OutputError, match="no plan"):
        refuse(tmp_path / "out", force=True)


def test_force_never_removes_files_of_others(tmp_path: Path) -> None:
    write_text(tmp_path / "out" / "plan.json", "{}")
    write_text(tmp_path / "out" / "signed receipt.pdf", "")
    with pytest.raises(OutputError, match=r"signed receipt\.pdf"):
        refuse(tmp_path / "out", force=True)


def test_the_leftovers_of_a_killed_run_are_nobodys(tmp_path: Path) -> None:
    write_text(tmp_path / "out" / "plan.json", "{}")
    write_text(tmp_path / "out" / ".manifests.0a1b2c3d.part" / "index.csv", "")
    refuse(tmp_path / "out", force=True)


@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_never_replaced_by_a_folder(tmp_path: Path, *, force: bool) -> None:
    write_text(tmp_path / "out", "")
    with pytest.raises(OutputError, match="a file of this name"):
        refuse(tmp_path / "out", force=force)
    with pytest.raises(OutputError, match="is a file"):
        refuse(tmp_path / "out" / "deeper", force=force)


def test_the_folder_one_stands_in_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    for dest in (Path(), Path(".."), tmp_path):
        with pytest.raises(OutputError, match="the folder you are in"):
            refuse(dest, force=True)


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
