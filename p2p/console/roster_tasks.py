"""What the worker does about a fault of a roster: shows the rows around its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.console.tasks import refuse_bomb

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from transport.language import Lang

Facts = dict[str, Any]


def look_at_cell(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """Rows of an uploaded sheet around a cell; the sheet itself nobody is sent."""
    from p2p.sheet_rows import rows_around

    files = where.roster_files()
    for path in files:
        refuse_bomb(path)
    found = rows_around(files, asked["sheet"], asked["row"], column=asked["column"])
    return {"rows": found.rows, "heading": found.heading, "at": found.at}


ROSTER_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "cell": look_at_cell
}
