"""One file of a scenario put in place of what it was, if the scenario is faultless."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PARTS = (".toml", ".csv")


def file_called(folder: Path, names: Iterable[str], ending: str) -> Path | None:
    """The file of a scenario's folder that bears one of the names."""
    wanted = {_folded(name) for name in names}
    if not folder.is_dir():
        return None
    for path in sorted(folder.iterdir()):
        if path.suffix.casefold() == ending and _folded(path.stem) in wanted:
            return path
    return None


def refuse_stale(path: Path, seen: str | None) -> None:
    """Nothing, if the file is as whoever changes it has seen it.

    Raises
    ------
    OutputError
        If somebody else changed it meanwhile.
    """
    from transport.files import inventory

    if seen is not None and inventory.digest(path) != seen:
        raise OutputError(said("CHANGED_MEANWHILE", file=path.name))


def put_checked(folder: Path, file: Path, content: bytes) -> None:
    """Write the file whole, once the scenario was read faultless with it.

    Raises
    ------
    ScenarioError
        Carrying every fault of the scenario as it would be; nothing is written then.
    """
    from scenarios.atlas import GazetteerAtlas
    from transport.files import inventory
    from transport.files.out_folder import own_file
    from transport.files.writing import new_file, resolved, staged
    from transport.reading import read_scenario

    if content == file.read_bytes():
        return
    with staged(resolved(folder)) as around:
        trial = around / folder.name
        trial.mkdir()
        for part in folder.iterdir():
            if part.suffix.casefold() in _PARTS and part.name[0] != ".":
                shutil.copyfile(part, trial / part.name)
        (trial / file.name).write_bytes(content)
        read_scenario(trial, atlas=GazetteerAtlas())
    is_ours = inventory.digest(file) in inventory.digests_of(file)
    with (own_file if is_ours else new_file)(file) as temporary:
        temporary.write_bytes(content)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
