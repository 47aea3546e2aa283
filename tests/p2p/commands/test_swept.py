"""What a killed command left of a folder that it made new is swept by the next one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_cli import p2p

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, signal, sys
from pathlib import Path
from transport.files.writing import new_folder
with new_folder(Path(sys.argv[1])) as folder:
    (folder / "workers.csv").write_text("141124198412070001")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(dest: Path) -> list[Path]:
    """What a killed run leaves beside the folder that it was to make."""
    subprocess.run([sys.executable, "-c", KILLED, str(dest)], check=False)
    return [path for path in dest.parent.iterdir() if path.name.endswith(".part")]


ENDS = ("--county", "临县", "--cities", "神木市", "--workers", "9")


@pytest.mark.parametrize(
    ("command", "options"), [("new", ()), ("demo", ()), ("generate", ENDS)]
)
def test_what_a_killed_command_left_is_swept_and_told(
    tmp_path: Path, command: str, options: tuple[str, ...]
) -> None:
    dest = tmp_path / "made"
    assert killed(dest)
    found = p2p(command, dest, *options)
    assert found.exit_code == 0, found.output
    assert ".part" in found.output
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
