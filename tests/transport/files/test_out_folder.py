"""Only what we wrote is replaced; killed runs are repaired; one writer at a time."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from transport.errors import OutputError
from transport.files import inventory
from transport.files.out_folder import (
    locked,
    new_output,
    own_file,
    refuse_unsafe_folder,
    repaired,
)
from transport.files.writing import write_text

if TYPE_CHECKING:
    from transport.said import Said

OURS = ("plan.json", "map.html", "manifests")


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` but the lists of our files, with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != inventory.LIST
    }


def refuse(dest: Path, *, force: bool) -> None:
    refuse_unsafe_folder(dest, force=force, marker="plan.json", ours=OURS)


def written(dest: Path, text: str = "old", **more: str) -> Path:
    """An output at ``dest``: a plan, and documents with a list of their own."""
    with new_output(dest) as folder:
        write_text(folder / "plan.json", text)
        write_text(folder / "manifests" / "T001.txt", text)
        for name, words in more.items():
            write_text(folder / f"{name}.txt", words)
        inventory.seal(folder / "manifests")
    return dest


def test_a_replacement_removes_our_files_and_keeps_those_of_others(
    tmp_path: Path,
) -> None:
    out = written(tmp_path / "out", gone="old")
    write_text(out / "signed receipt.pdf", "scan")
    write_text(out / "manifests" / "own notes.txt", "notes")
    (out / "empty").mkdir()
    written(out, "new")
    assert tree(out) == {
        "manifests/T001.txt": "new",
        "manifests/own notes.txt": "notes",
        "plan.json": "new",
        "signed receipt.pdf": "scan",
    }
    assert (out / "empty").is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    "files",
    ["[]", "1", "null", '{"plan.json": true}', '{"plan.json": [1]}', '{"\\ud800": []}'],
)
def test_a_list_that_we_cannot_have_written_is_none(tmp_path: Path, files: str) -> None:
    out = written(tmp_path / "out")
    text = f'{{"format": "{inventory.FORMAT}", "files": {files}}}'
    (out / inventory.LIST).write_text(text, "utf-8")
    assert not inventory.is_marked(out)
    with pytest.raises(OutputError, match=r"plan\.json"):
        written(out, "new")
    (out / inventory.LIST).write_text(f'{{"format": "{inventory.FORMAT}"}}', "utf-8")
    assert not inventory.is_marked(out)


def test_a_file_that_came_while_we_worked_stays(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    with new_output(out) as folder:
        write_text(folder / "plan.json", "new")
        write_text(out / "late.txt", "late")
    assert tree(out) == {"late.txt": "late", "plan.json": "new"}


def test_a_file_of_others_in_our_way_keeps_its_contents_and_is_told(
    tmp_path: Path,
) -> None:
    out = written(tmp_path / "out")
    notes: list[Said] = []
    with new_output(out, notes=notes) as folder:
        write_text(folder / "plan.json", "new")
        write_text(folder / "map.html", "new")
        (out / "plan.json").write_text("edited meanwhile", encoding="utf-8")
        write_text(out / "map.html", "mine")
    assert tree(out) == {
        "map.html": "new",
        "map.kept-1.html": "mine",
        "plan.json": "new",
        "plan.kept-1.json": "edited meanwhile",
    }
    assert len(notes) == 2
    assert "map.kept-1.html" in str(notes[0])


def test_a_link_of_others_is_moved_and_not_followed(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    write_text(tmp_path / "elsewhere" / "private.txt", "private")
    (out / "link").symlink_to(tmp_path / "elsewhere")
    written(out, "new")
    assert (out / "link").is_symlink()
    assert tree(tmp_path / "elsewhere") == {"private.txt": "private"}


def test_a_changed_file_of_ours_is_not_replaced(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    (out / "manifests" / "T001.txt").write_text("ticked off", encoding="utf-8")
    with pytest.raises(OutputError, match=r"manifests/T001\.txt.*not as p2p wrote"):
        refuse(out, force=True)
    with pytest.raises(OutputError, match=r"T001\.txt"), new_output(out / "manifests"):
        pass
    assert tree(out)["manifests/T001.txt"] == "ticked off"


def test_documents_are_written_again_beside_files_of_others(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    write_text(out / "manifests" / "mine.txt", "mine")
    with new_output(out / "manifests") as folder:
        write_text(folder / "T002.txt", "new")
    assert tree(out) == {
        "manifests/T002.txt": "new",
        "manifests/mine.txt": "mine",
        "plan.json": "old",
    }
    refuse(out, force=True)  # the list of the new documents is known


def test_a_folder_of_others_within_an_output_is_filled_beside_their_files(
    tmp_path: Path,
) -> None:
    out = written(tmp_path / "out")
    write_text(out / "documents" / "hr" / "mine.txt", "mine")
    with new_output(out / "documents") as folder:
        write_text(folder / "hr" / "list.txt", "new")
    assert tree(out / "documents") == {"hr/list.txt": "new", "hr/mine.txt": "mine"}
    refuse(out, force=True)


def test_in_a_folder_of_others_nothing_is_moved_out_of_our_way(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    mine = out / "documents"
    write_text(mine / "a.txt", "mine")
    write_text(mine / "b.txt" / "c.txt", "mine")
    write_text(mine / "hr", "mine")
    before = tree(out)
    met = r"a\.txt, b\.txt, hr: not as p2p"
    with pytest.raises(OutputError, match=met):
        written(mine, a="new", b="new", **{"hr/list": "new"})
    assert tree(out) == before


def test_a_folder_of_others_that_is_no_part_of_an_output_is_left_alone(
    tmp_path: Path,
) -> None:
    write_text(tmp_path / "mine" / "own.txt", "mine")
    with (
        pytest.raises(OutputError, match=r"own\.txt: not as p2p wrote"),
        new_output(tmp_path / "mine"),
    ):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_file_is_written_again_only_as_we_left_it(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    for text in ("first", "second"):
        with own_file(out / "map.html") as path:
            write_text(path, text)
    assert tree(out)["map.html"] == "second"
    (out / "map.html").write_text("mine", encoding="utf-8")
    with (
        pytest.raises(OutputError, match=r"map\.html.*not as p2p wrote"),
        own_file(out / "map.html") as path,
    ):
        write_text(path, "third")
    assert tree(out)["map.html"] == "mine"


def test_outputs_are_for_their_owner_alone(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    with own_file(out / "map.html") as path:
        write_text(path, "map")
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (out, out / "manifests", out / "plan.json", out / "map.html")
    }
    assert modes == {
        "out": 0o700,
        "out/manifests": 0o700,
        "out/plan.json": 0o600,
        "out/map.html": 0o600,
    }


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_a_failed_replacement_keeps_the_old_folder(
    tmp_path: Path, error: type[BaseException]
) -> None:
    out = written(tmp_path / "out")

    def fail_half_way() -> None:
        with new_output(out) as folder:
            (folder / "plan.json").write_text("new", encoding="utf-8")
            raise error

    before = tree(tmp_path)
    with pytest.raises(error):
        fail_half_way()
    assert tree(tmp_path) == before


def test_the_old_folder_comes_back_when_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = written(tmp_path / "out")
    before = tree(tmp_path)
    rename = Path.rename

    def refuse_new(path: Path, target: Path) -> Path:
        if path.name.endswith(".part"):
            raise PermissionError(13, "in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(OutputError, match="in use"), new_output(out) as folder:
        write_text(folder / "plan.json", "new")
    assert tree(tmp_path) == before


POSIX = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")


# -- killed runs ---------------------------------------------------------------------


DYING = """
import os, signal, sys
from pathlib import Path
from transport.files import replacing
from transport.files.out_folder import new_output

dest, at = Path(sys.argv[1]), sys.argv[2]
rename = Path.rename

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def move(path, target):
    if at == "between" and path.name.endswith(".part"):
        die()
    return rename(path, target)

Path.rename = move
if at == "tidying":
    replacing.brought_home = die
with new_output(dest) as folder:
    (folder / "plan.json").write_text("new")
    (folder / "register.txt").write_text("14112419800101001X")
    if at == "writing":
        die()
"""


def killed_in(dest: Path, at: str) -> None:
    """What lies there when a replacement of ``dest`` is killed in the middle.

    ``at``: "writing", "between" the two moves, or "tidying" up after them.
    """
    done = subprocess.run(  # our own interpreter and text
        [sys.executable, "-c", DYING, dest, at], check=False
    )
    assert done.returncode == -signal.SIGKILL


@POSIX
@pytest.mark.parametrize(
    ("at", "left"), [("writing", "old"), ("between", "old"), ("tidying", "new")]
)
def test_a_killed_run_leaves_old_or_new_and_the_next_tidies_up(
    tmp_path: Path, at: str, left: str
) -> None:
    out = written(tmp_path / "out")
    write_text(out / "mine.txt", "mine")
    killed_in(out, at)
    assert any(path.name.startswith(".") for path in tmp_path.iterdir())
    notes = repaired(out)
    assert tree(out)["plan.json"] == left
    assert tree(out)["mine.txt"] == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert bool(notes) is (at != "tidying")


@POSIX
def test_leftovers_of_another_output_are_swept_unless_it_is_being_written(
    tmp_path: Path,
) -> None:
    killed_in(tmp_path / "first", "writing")
    with locked(tmp_path / "first" / "deeper" / ".."):
        pass
    hidden = [p for p in tmp_path.iterdir() if p.name.startswith(".first")]
    assert hidden == []
    killed_in(tmp_path / "first", "writing")
    with locked(tmp_path / "second"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_hidden_folder_of_others_is_never_swept(tmp_path: Path) -> None:
    other = tmp_path / ".out.0a1b2c3d.part"
    write_text(other / "mine.txt", "mine")
    with locked(tmp_path / "out"):
        pass
    assert tree(other) == {"mine.txt": "mine"}


@POSIX
def test_documents_left_half_made_are_swept(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    killed_in(out / "manifests", "writing")
    repaired(out)
    assert sorted(p.name for p in out.iterdir()) == sorted(
        [inventory.LIST, "manifests", "plan.json"]
    )


# -- one writer ----------------------------------------------------------------------


def test_two_cannot_write_one_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "out"):
        with (
            pytest.raises(OutputError, match="another p2p is writing"),
            locked(tmp_path / "out"),
        ):
            pass
        with locked(tmp_path / "other"):
            pass
    with locked(tmp_path / "out"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_plan_in_a_comparison_is_locked_with_it(tmp_path: Path) -> None:
    out = tmp_path / "compared"
    with new_output(out) as folder:
        write_text(folder / "plans" / "base" / "plan.json", "{}")
    with (
        locked(out),
        pytest.raises(OutputError, match="another p2p"),
        locked(out / "plans" / "base"),
    ):
        pass


# -- what may be replaced ------------------------------------------------------------


@pytest.mark.parametrize("force", [False, True])
def test_a_missing_or_empty_folder_will_always_do(
    tmp_path: Path, *, force: bool
) -> None:
    refuse(tmp_path / "none" / "out", force=force)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").touch()
    refuse(tmp_path / "empty", force=force)


def test_an_earlier_plan_needs_force(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    with pytest.raises(OutputError, match="--force"):
        refuse(out, force=False)
    refuse(out, force=True)


@pytest.mark.parametrize("name", ["map.html", "plan.json"])
def test_force_never_replaces_a_folder_without_our_list(
    tmp_path: Path, name: str
) -> None:
    write_text(tmp_path / "out" / name, "")
    with pytest.raises(OutputError, match="no list of files"):
        refuse(tmp_path / "out", force=True)


def test_a_file_of_others_with_a_name_of_ours_is_refused_before_the_work(
    tmp_path: Path,
) -> None:
    out = written(tmp_path / "out")
    write_text(out / "map.html", "mine")
    with pytest.raises(OutputError, match=r"map\.html"):
        refuse(out, force=True)


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


def test_a_forged_list_speaks_for_no_file_it_does_not_match(tmp_path: Path) -> None:
    out = written(tmp_path / "out")
    write_text(out / "mine.txt", "mine")
    inventory.allow(out / "mine.txt", frozenset({"0" * 64}))
    written_again = Path(os.fspath(out))
    with pytest.raises(OutputError, match=r"mine\.txt"):
        written(written_again, "new")
    assert tree(out)["mine.txt"] == "mine"


@pytest.mark.parametrize(
    ("held_by", "code"),
    [
        ("", "ANOTHER_WRITES_THERE"),
        (f"12\n{socket.gethostname()}\n", "ANOTHER_WRITES_THERE"),
        ("12\noffice-pc-2\n", "ANOTHER_HOST_WRITES_THERE"),
    ],
)
def test_a_lock_that_another_computer_holds_is_told_as_its(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held_by: str, code: str
) -> None:
    def held(lock: FileLock) -> None:
        raise Timeout(lock.lock_file)

    monkeypatch.setattr(FileLock, "acquire", held)
    lock = tmp_path / ".out.p2p-lock"
    lock.write_text(held_by)
    with pytest.raises(OutputError) as caught, locked(tmp_path / "out"):
        pass
    assert caught.value.told.code == code
    is_other = code == "ANOTHER_HOST_WRITES_THERE"
    assert (str(lock) in str(caught.value.told)) == is_other
