"""What a new version changes, at once: the papers that changed, what for whom."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from p2p.stages import untold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from p2p.editions import Edition
    from p2p.operating import Operation
    from p2p.printed_files import Printed
    from p2p.replanning import NextVersion
    from p2p.stages import Stage
    from transport.answers.differences import Differences, Side
    from transport.language import Lang
    from transport.said import Said

CHANGES = "changes"  # in the folder of the version


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPapers:
    """The papers printed, and the folder of the book and messages of what changed."""

    printed: Printed
    changes: Path


def print_next(
    version: NextVersion,
    *,
    lang: Lang,
    processes: int = 1,
    notes: list[Said] | None = None,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> NextPapers:
    """Print what the version changes into its folder, from what is known of it.

    Nothing is read or proved again: both checkers have accepted it just now.

    Raises
    ------
    OutputError
        If the disk or the store refuses.
    """
    from p2p.printed_changes import print_changes
    from p2p.printed_files import Asked

    asked = Asked(
        out=version.folder,
        only=(),
        moved=None,
        processes=processes,
        notes=[] if notes is None else notes,
        warn=warn,
        stage=stage,
    )
    with _operation(version) as operation:
        older, edition = _editions(version, operation)
        changes = _write_changes(version, operation, lang, (older, edition))
        printed = print_changes(asked, operation, older, edition, lang)
    return NextPapers(printed=printed, changes=changes)


@contextmanager
def _operation(version: NextVersion) -> Iterator[Operation | None]:
    """The operation that has the version, with its scenario as the files say now."""
    from p2p.operating import open_operation

    begun = version.begun
    if begun.store is None:
        yield None
        return
    with open_operation(begun.store, store=begun.address) as operation:
        yield replace(operation, scenario=begun.scenario)


def _editions(
    version: NextVersion, operation: Operation | None
) -> tuple[Edition, Edition]:
    """The version before, and this one."""
    from p2p.editions import Edition, edition_of_store

    found, number = version.found, version.number
    if operation is not None:
        older = edition_of_store(operation, number - 1)
    else:
        scenario = version.kept.scenario
        older = Edition(scenario=scenario, plan=version.parent, number=number - 1)
    return older, Edition(scenario=found.scenario, plan=found.plan, number=number)


def _write_changes(
    version: NextVersion,
    operation: Operation | None,
    lang: Lang,
    editions: tuple[Edition, Edition],
) -> Path:
    """Write what changed for whom, as `p2p diff -o` does."""
    from p2p.differing import write_diff_files
    from transport.answers.differences import differences

    dest = version.folder / CHANGES
    before, after = _sides(version, operation, editions)
    found = differences(before, after)
    write_diff_files(dest, found, before, after, lang=lang, audience="office")
    return dest


def changes_for_whom(version: NextVersion) -> tuple[Differences, Side, Side]:
    """What the version changes for whom, and both sides of it."""
    from transport.answers.differences import differences

    with _operation(version) as operation:
        sides = _sides(version, operation, _editions(version, operation))
    return differences(*sides), *sides


def _sides(
    version: NextVersion,
    operation: Operation | None,
    editions: tuple[Edition, Edition],
) -> tuple[Side, Side]:
    from p2p.editions import holds_from_s

    kept = version.kept
    if operation is not None:
        from_s = holds_from_s(operation, version.number - 1)
    else:
        from_s = 0 if kept.version is None else kept.version.changes.moment_s
    before = _side(editions[0], kept.folder, from_s)
    after = _side(editions[1], version.folder, version.found.changes.moment_s)
    return before, after


def _side(edition: Edition, folder: Path, from_s: int) -> Side:
    from transport.answers.differences import Side

    return Side(
        plan=edition.plan,
        scenario=edition.scenario,
        people=edition.scenario.worker,
        label=str(folder),
        number=edition.number,
        from_s=from_s,
    )
