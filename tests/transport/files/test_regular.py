"""A pipe or a device is no file: nobody waits for it to end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from transport.documents.tokens import TOKENS, read_tokens
from transport.errors import OutputError
from transport.files.inventory import LIST, is_marked
from transport.files.out_folder import own_file
from transport.files.regular import bytes_in, text_in
from transport.planfiles.version_json import VERSION, read_version

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("one", "utf-8-sig")
    assert (text_in(path), bytes_in(path)[-3:]) == ("one", b"one")


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_may_never_end_is_not_begun(tmp_path: Path, kind: str) -> None:
    for name in ("a", TOKENS, VERSION, LIST):
        if kind == "pipe":
            os.mkfifo(tmp_path / name)
        else:
            (tmp_path / name).symlink_to("/dev/zero")
    for read in (text_in, bytes_in):
        with pytest.raises(OSError, match="a pipe or a device, no file"):
            read(tmp_path / "a")
    with pytest.raises(OutputError, match=r"tokens\.csv"):
        read_tokens(tmp_path / TOKENS)
    with pytest.raises(Exception, match=r"version\.json"):
        read_version(tmp_path)
    assert not is_marked(tmp_path)
    with pytest.raises(OutputError, match="not as"), own_file(tmp_path / "a"):
        pass


def test_a_folder_that_stands_where_our_file_was_is_others(tmp_path: Path) -> None:
    (tmp_path / "map.html").mkdir()
    with pytest.raises(OutputError, match="not as"), own_file(tmp_path / "map.html"):
        pass
