"""What the worker does about the next version: proposed, accepted with its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.console.alone import alone_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from transport.language import Lang

Facts = dict[str, Any]


def propose_version(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p propose``: another proposal that stands gives way to it."""
    from p2p.next_versions import propose_next
    from transport.outcome import Limits

    steps = asked.get("steps")
    found = propose_next(
        where.out,
        author=asked["by"],
        note=asked["note"],
        limits=None if steps is None else Limits(steps=steps),
        anyway=True,  # where nothing is new, whoever asks has said so
        stage=watcher.stage,
    )
    return {"version": found.number}


def accept_version(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """Keep the proposal, then print the papers that it changes and the messages."""
    from p2p.next_versions import print_since
    from p2p.proposing import accept, is_proposal

    new = where.versions / str(asked["number"])
    with alone_in(where.out):
        if is_proposal(new):
            accept(where.out, new, author=asked["by"], stage=watcher.stage)
        printed = print_since(
            where.out, asked["number"] - 1, lang=lang, stage=watcher.stage
        )
    return {"version": asked["number"], "n_files": printed.n_files}


def lay_out_version(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """The folder of the version in force, which was made elsewhere."""
    from p2p.next_versions import laid_out

    with alone_in(where.out):
        laid_out(where.out, asked["number"], stage=watcher.stage)
    return {"version": asked["number"]}


def print_changes_since(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p documents --since``, with what changed for whom and the messages."""
    from p2p.next_versions import print_since

    with alone_in(where.out):
        printed = print_since(where.out, asked["since"], lang=lang, stage=watcher.stage)
    return {"n_files": printed.n_files}


NEXT_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "replan": propose_version,
    "accept": accept_version,
    "lay_out": lay_out_version,
    "since": print_changes_since,
}
