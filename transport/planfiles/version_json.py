"""The record of a version as version.json, beside the plan it is of, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from transport.changes import AwayCoach, Broken, Changes, LostCoach
from transport.closures import Closure
from transport.errors import Fault, ScenarioError
from transport.files.regular import text_in
from transport.files.writing import write_text
from transport.fleet import FleetLine
from transport.planfiles.strict_json import strict_json
from transport.roster import Worker
from transport.said import said
from transport.versions import Version

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VERSION = "version.json"
FORMAT = "p2p-version/1"
REMEDY = said("RESTORE_OR_PLAN_AGAIN")
_MOST_FAULTS = 20  # told of one file


def version_text(version: Version) -> str:
    """The text of ``version.json``; moments are seconds from the first midnight."""
    data = {
        "format": FORMAT,
        "number": version.number,
        "parent_sha256": version.parent_sha256,
        "note": version.note,
        "changes": asdict(version.changes),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"


def changes_text(changes: Changes) -> str:
    """The changes as a line of JSON."""
    return json.dumps(asdict(changes), ensure_ascii=False, default=_plain)


def changes_told(text: str) -> Changes:
    """The changes that `changes_text` has written.

    Raises
    ------
    ValueError
        If it has not written them.
    """
    from transport.planfiles.version_schema import misfits_of_changes

    data = strict_json(text)
    wrong = misfits_of_changes(data)
    if wrong:
        raise ValueError(wrong[0][0])
    return _changes(data)


def write_version(folder: Path, version: Version) -> None:
    """Write the record into the plan's folder.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    write_text(folder / VERSION, version_text(version))


def read_version(folder: Path) -> Version | None:
    """The record in the plan's folder; None for a plan that follows no other.

    Raises
    ------
    ScenarioError
        If it is damaged.
    """
    path = folder / VERSION
    if not path.exists():
        return None
    from transport.planfiles.version_schema import misfits_of_version  # is slow

    try:
        data = strict_json(text_in(path))
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError(FORMAT)
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    wrong = misfits_of_version(data)[:_MOST_FAULTS]
    if wrong:
        raise ScenarioError(
            [
                Fault(file=str(path), column=at, value=value, wrong=told, remedy=REMEDY)
                for at, value, told in wrong
            ]
        )
    try:
        return version_of(data)
    except ValueError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> ScenarioError:
    wrong = said("NO_RECORD_OF_FORMAT", format=FORMAT)
    return ScenarioError([Fault(file=str(path), wrong=wrong, remedy=REMEDY)])


def version_of(data: Mapping[str, Any]) -> Version:
    """The version that the JSON values of a record say.

    Raises
    ------
    ValueError
        If somebody is out by no known code.
    """
    return Version(
        number=data["number"],
        parent_sha256=data["parent_sha256"],
        note=data["note"],
        changes=_changes(data["changes"]),
    )


def _changes(data: Mapping[str, Any]) -> Changes:
    """The changes; what a record made before a field was known says nothing of."""
    data = {**asdict(Changes(moment_s=data["moment_s"])), **data}
    return Changes(
        moment_s=int(data["moment_s"]),
        out=dict(data["out"]),
        measured={w: Decimal(c) for w, c in data["measured"].items()},
        added=tuple(map(_worker, data["added"])),
        to_place=tuple(data["to_place"]),
        until={w: int(s) for w, s in data["until"].items()},
        lost=tuple(LostCoach(**one) for one in data["lost"]),
        coaches=tuple(map(_line, data["coaches"])),
        intakes={e: int(n) for e, n in data["intakes"].items()},
        let_in={e: tuple(ids) for e, ids in data["let_in"].items()},
        services_gone=tuple(data["services_gone"]),
        away=tuple(AwayCoach(**one) for one in data["away"]),
        closed=tuple(map(_closure, data["closed"])),
        walks=dict(data["walks"]),
        broken=tuple(map(_broken, data["broken"])),
        moved={s: int(at_s) for s, at_s in data["moved"].items()},
        apart=tuple(data["apart"]),
        seats_held=dict(data["seats_held"]),
        halts_stand=tuple(data["halts_stand"]),
    )


def _closure(data: Mapping[str, Any]) -> Closure:
    return Closure(**{**data, "left": tuple(data.get("left", ()))})


def _broken(data: Mapping[str, Any]) -> Broken:
    return Broken(**{**data, "aboard": tuple(data["aboard"])})


def _worker(data: Mapping[str, Any]) -> Worker:
    found_c = data["temperature_c"]
    told = {**data, "temperature_c": None if found_c is None else Decimal(found_c)}
    return Worker(**told)


def _line(data: Mapping[str, Any]) -> FleetLine:
    lost = tuple((int(coach), int(from_s)) for coach, from_s in data.get("lost", ()))
    away = tuple((int(coach), int(a), int(b)) for coach, a, b in data.get("away", ()))
    return FleetLine(**{**data, "lost": lost, "away": away})


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    msg = f"{value!r} is in no version"
    raise TypeError(msg)
