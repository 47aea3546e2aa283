"""Running totals over the operations of a folder, closed ones as they were run."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.errors import OutputError, ScenarioError
from transport.files.regular import text_in
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.closing.totals import OperationSum, Totals
    from transport.said import Said

_PLAN, _VERSION = "plan.json", "version.json"
_DEPTH = 2  # levels of folders that are looked into
_NOT_INTO = ("plans", "closing", "contacts", "documents", "manifests", "exchange")


@dataclass(kw_only=True)
class _Found:
    """The folders of one operation; ``digests``, ``numbers``: of its versions."""

    folders: list[Path] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)


def totals(folder: str | Path, *, until: date | str | None = None) -> Totals:
    """Vehicles, workers and listed workers of all operations in a folder.

    Versions of one operation count once: by its store, else by its newest folder.

    Parameters
    ----------
    folder
        What holds folders of plans, up to two levels down; plans compared with each
        other (``plans/``) are none that were run.
    until
        The last day that counts; None: the last on which anything left.

    Returns
    -------
    Totals
        Sums and operations; folders that cannot be read, with why.

    Raises
    ------
    OutputError
        If there is no operation that had left by then.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = p2p.plan(scenario, steps=1)
    ...     out = made.save(f"{folder}/out", manifests=False, with_map=False)
    ...     found = p2p.totals(folder)
    >>> found.workers == made.record.n_planned
    True
    """
    from transport.closing.totals import Totals, operation_sum

    folder = Path(folder)
    damaged: dict[str, Said] = {}
    facts: list[tuple[dict[str, Any], str]] = []
    for one in _operations(folder):
        try:
            facts.append(_facts(one))
        except (ScenarioError, OutputError) as error:
            damaged[str(one.folders[-1])] = _why(error)
    days = [day["day"] for found, _ in facts for day in found["days"]]
    if not days and not damaged:
        raise OutputError(said("TOTALS_NONE", path=str(folder)))
    last = date.fromisoformat(str(until or max(days, default="9999-12-31")))
    sums: list[OperationSum] = []
    for found, by in facts:
        one_sum = operation_sum(found, until=last, closed_by=by)
        sums += [] if one_sum is None else [one_sum]
    if not sums and not damaged:
        raise OutputError(said("TOTALS_NONE", path=str(folder)))
    return Totals(until=last, operations=tuple(sums), damaged=damaged)


def _why(error: ScenarioError | OutputError) -> Said:
    if isinstance(error, OutputError):
        return error.told
    return error.faults[0].wrong if error.faults else either("?", "?")


def _operations(folder: Path) -> list[_Found]:
    """Folders by operation: those whose plans follow one another are one."""
    found: list[_Found] = []
    paths = sorted(_plan_folders(folder, _DEPTH), key=lambda p: (_number(p), str(p)))
    for path in paths:
        digests, numbers = _versions(path)
        parent = _parent(path)
        own = next((one for one in found if one.digests & {*digests, parent}), _Found())
        if not own.folders:
            found.append(own)
        own.folders.append(path)
        own.digests |= digests
        own.numbers |= numbers
    return sorted(found, key=lambda one: str(one.folders[0]))


def _plan_folders(folder: Path, depth: int) -> Iterator[Path]:
    from p2p.store.engine import STORE_FILE

    if (folder / _PLAN).is_file() or (folder / STORE_FILE).is_file():
        yield folder
        return
    if depth:
        for path in sorted(folder.iterdir()):
            is_ours = path.is_dir() and not path.name.startswith(".")
            if is_ours and path.name not in _NOT_INTO:
                yield from _plan_folders(path, depth - 1)


def _versions(path: Path) -> tuple[set[str], set[int]]:
    """Digest and number of the folder's plan, and of all that its store keeps."""
    from p2p.operating import open_operation
    from p2p.store.engine import STORE_FILE
    from transport.planfiles.identity import kept_digest

    digests, numbers = set[str](), {_number(path)}
    if (path / _PLAN).is_file():
        digests.add(kept_digest(path))
    if (path / STORE_FILE).is_file():
        try:
            with open_operation(path) as operation:
                kept = operation.versions()
        except (ScenarioError, OutputError):
            return digests, numbers  # told when its figures are asked for
        digests |= {one.plan_sha256 for one in kept}
        numbers |= {one.number for one in kept}
    return digests, numbers


def _record(path: Path) -> dict[str, Any]:
    """What ``version.json`` says; nothing where it is not there or damaged."""
    try:
        told = json.loads(text_in(path / _VERSION))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _parent(path: Path) -> str:
    return str(_record(path).get("parent_sha256", ""))


def _number(path: Path) -> int:
    number = _record(path).get("number", 1)
    return number if isinstance(number, int) else 1


def _facts(one: _Found) -> tuple[dict[str, Any], str]:
    """Facts of an operation, and who closed it; empty where nobody has.

    Raises
    ------
    ScenarioError, OutputError
        If they cannot be read.
    """
    from p2p.in_force import in_force
    from p2p.store.engine import STORE_FILE
    from transport.closing.closing import closing_of
    from transport.closing.facts import closing_facts

    stored = [path for path in one.folders if (path / STORE_FILE).is_file()]
    newest = max(one.numbers, default=1)
    for path in reversed(one.folders):
        closed = _closed(path, has_store=path in stored)
        if closed is not None and closed["version"] >= newest:
            return closed, str(closed.get("by", ""))
    now = in_force((stored or one.folders)[-1], is_urgent=True)
    return closing_facts(closing_of(now.was, check_ins=now.check_ins)), ""


def _closed(path: Path, *, has_store: bool) -> dict[str, Any] | None:
    """The facts of the newest closing; None where there is none."""
    from p2p.closing import last_number, read_record
    from p2p.operating import open_operation
    from p2p.store.closings import kept_closings

    if has_store:
        with open_operation(path) as operation, operation.store.reading() as session:
            kept = kept_closings(session)
        return dict(kept[-1].facts) if kept else None
    return read_record(path, last_number(path))
