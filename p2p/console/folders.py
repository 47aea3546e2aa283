"""Operations as folders of the console's folder, also those that commands made."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.next_versions import VERSIONS
from p2p.store.engine import STORE_FILE
from transport.errors import OutputError, ScenarioError
from transport.planfiles.folder import DOCUMENTS, MAP, PLAN
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETTINGS = "scenario.toml"
ROSTERS, SCENARIO, OUT = "rosters", "scenario", "plan"
_MOST_LETTERS = 80
# Windows refuses these in names; what steers the text or hides is of no use in one.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationFolder:
    """One operation: where its rosters, its scenario and its plan are or would be."""

    name: str
    folder: Path
    rosters: Path
    scenario: Path
    out: Path

    @property
    def has_scenario(self) -> bool:
        """Whether there is a scenario to plan."""
        return self.scenario.is_file() or (self.scenario / SETTINGS).is_file()

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan."""
        return (self.out / PLAN).is_file()

    @property
    def is_under_way(self) -> bool:
        """Whether events are reported on its plan, in a store."""
        return (self.out / STORE_FILE).is_file()

    @property
    def versions(self) -> Path:
        """The folder of later versions of its plan, each in one of its number."""
        return self.out / VERSIONS

    @property
    def in_force(self) -> Path:
        """The folder of the newest version that was accepted; the plan's own, if none.

        What is only proposed has a record of its number beside it.
        """
        if not self.versions.is_dir():
            return self.out
        found = [
            path
            for path in self.versions.iterdir()
            if path.name.isdecimal()
            and (path / PLAN).is_file()
            and not path.with_name(f"{path.name}.json").is_file()
        ]
        return max(found, key=lambda path: int(path.name), default=self.out)

    @property
    def number(self) -> int:
        """Of the newest version that has its folder here; 1 is the plan's own."""
        found = self.in_force
        return 1 if found == self.out else int(found.name)

    @property
    def map(self) -> Path:
        """The map page of the plan in force."""
        return self.in_force / MAP

    @property
    def documents(self) -> Path:
        """The folder of the papers of the plan in force."""
        return self.in_force / DOCUMENTS

    def roster_files(self) -> list[Path]:
        """What was brought as rosters, by name."""
        if not self.rosters.is_dir():
            return []
        return sorted(p for p in self.rosters.iterdir() if p.is_file())


def operation_folders(root: Path) -> list[OperationFolder]:
    """Every operation in ``root``, by name; a scenario is one with its plan."""
    found = {one.name: one for one in map(_found, _subfolders(root)) if one is not None}
    planned = {one.scenario.resolve() for one in found.values() if one.has_plan}
    return [
        one
        for one in found.values()
        if one.has_plan or one.scenario.resolve() not in planned
    ]


def operation_folder(root: Path, name: str) -> OperationFolder | None:
    """The operation of that name; None where there is none."""
    if safe_name(name) != name:
        return None
    folder = root / name
    if not folder.is_dir() or folder.is_symlink():
        return None
    return _found(folder)


def new_operation(root: Path, name: str) -> OperationFolder:
    """An operation that is still empty.

    Raises
    ------
    OutputError
        If the name cannot be one of a folder, or is taken.
    """
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean or safe_name(clean) != clean:
        raise OutputError(said("CONSOLE_NAME_UNFIT", given=name[:_MOST_LETTERS]))
    folder = root / clean
    try:
        (folder / ROSTERS).mkdir(parents=True)
    except FileExistsError as error:
        raise OutputError(said("CONSOLE_NAME_TAKEN", given=clean)) from error
    return _at(folder)


def safe_name(name: str) -> str:
    """The last part of ``name`` as a file or folder may be called; "" if none is left.

    Nothing in it leads elsewhere, hides the file, or is refused by a system.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    kept = _REFUSED.sub("_", kept).strip(" .")
    if len(kept) > _MOST_LETTERS:
        stem, dot, end = kept.rpartition(".")
        kept = f"{stem[: _MOST_LETTERS - len(end) - 1]}{dot}{end}"[-_MOST_LETTERS:]
    return "" if _DEVICES.fullmatch(kept) else kept


def _subfolders(root: Path) -> Iterator[Path]:
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and not folder.is_symlink() and folder.name[:1] != ".":
            yield folder


def _found(folder: Path) -> OperationFolder | None:
    """The operation in the folder, as the console or as commands laid it out."""
    if (folder / PLAN).is_file():
        return _of_plan(folder)
    if (folder / SETTINGS).is_file():
        return _at(folder, scenario=folder)
    if any((folder / part).is_dir() for part in (ROSTERS, SCENARIO, OUT)):
        return _at(folder)
    return None


def _at(folder: Path, scenario: Path | None = None) -> OperationFolder:
    return OperationFolder(
        name=folder.name,
        folder=folder,
        rosters=folder / ROSTERS,
        scenario=scenario or folder / SCENARIO,
        out=folder / OUT,
    )


def _of_plan(folder: Path) -> OperationFolder:
    """A folder that ``p2p plan`` wrote; its scenario is where it says."""
    from transport.planfiles.reading import read_source, scenario_path

    try:
        scenario = scenario_path(read_source(folder), folder)
    except ScenarioError:
        scenario = folder / SCENARIO  # moved away; the plan can be looked at
    return OperationFolder(
        name=folder.name,
        folder=folder,
        rosters=folder / ROSTERS,
        scenario=scenario,
        out=folder,
    )
