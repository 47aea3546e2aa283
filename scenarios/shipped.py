"""The scenarios that come with the program: their names, and a copy of one."""

from __future__ import annotations

import shutil
from pathlib import Path

FIRST = "linxian-shenmu-2020"  # small, and the one that the README plans
_HERE = Path(__file__).parent


def shipped_names() -> list[str]:
    """Names of the shipped scenarios, sorted."""
    return sorted(path.parent.name for path in _HERE.glob("*/scenario.toml"))


def copy_shipped(name: str, folder: Path) -> None:
    """Write the files of the scenario into the folder."""
    for path in sorted((_HERE / name).iterdir()):
        shutil.copyfile(path, folder / path.name)
