"""Two plans compared: folders, or versions of an operation's store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transport.answers.difference_lines import MessageAudience
    from transport.answers.differences import Differences, Side
    from transport.language import Lang

_AT = "@"  # OUT@2: version 2 of the store in OUT


def side_of(named: str, *, store: str | None = None) -> Side:
    """The plan in a folder, or that of a version, written ``OUT@NUMBER``.

    ``store``: the address of the store, where it is not in OUT.

    Raises
    ------
    ScenarioError
        If the folder holds no plan that can be read.
    OutputError
        If there is no store or no such version.
    """
    from transport.answers.differences import Side
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        scenario_path,
    )
    from transport.planfiles.version_json import read_version

    out, mark, number = named.rpartition(_AT)
    if mark and number.isdecimal() and not Path(named).exists():
        return _side_of_version(Path(out), int(number), named, store)
    folder = Path(named)
    path = scenario_path(read_source(folder), folder)
    plan, scenario = read_plan_and_scenario(folder, path)
    version = read_version(folder)
    return Side(
        plan=plan,
        scenario=scenario,
        people=scenario.worker,
        label=named,
        number=1 if version is None else version.number,
        from_s=0 if version is None else version.changes.moment_s,
    )


def _side_of_version(out: Path, number: int, label: str, store: str | None) -> Side:
    from p2p.editions import holds_from_s
    from p2p.operating import open_operation
    from transport.answers.differences import Side

    with open_operation(out, store=store) as operation:
        return Side(
            plan=operation.plan(number),
            scenario=operation.scenario,
            people=operation.situation().people,
            label=label,
            number=number,
            from_s=holds_from_s(operation, number),
        )


def diff(
    before: str, after: str, *, store: str | None = None
) -> tuple[Differences, Side, Side]:
    """What changed from the one plan to the other, and both of them.

    ``before``, ``after``: folders of plans, or versions of a store, as ``out@1``.
    """
    from transport.answers.differences import differences

    sides = (side_of(before, store=store), side_of(after, store=store))
    return differences(*sides), *sides


def write_diff_files(
    dest: Path,
    found: Differences,
    before: Side,
    after: Side,
    *,
    lang: Lang,
    audience: MessageAudience,
) -> None:
    """Write workbook and messages into ``dest``, whole or not at all.

    Raises
    ------
    OutputError
        If ``dest`` holds something, or the disk refuses.
    """
    from transport.files.writing import new_folder
    from transport.report.diff_files import write_diff

    with new_folder(dest) as folder:
        write_diff(folder, found, before, after, lang=lang, audience=audience)
