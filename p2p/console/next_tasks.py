"""What the worker does about the next version: proposed, accepted with its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from p2p.replanning import NextVersion
    from transport.language import Lang

Facts = dict[str, Any]
_LANGS: tuple[Lang, ...] = ("zh", "en")
CHANGES = "changes"


def propose_version(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p replan`` as a proposal; another one that stands takes its place."""
    from p2p.proposing import add_facts, propose, throw_away
    from transport.outcome import Limits

    new = next_folder(where)
    throw_away(new)
    steps = asked.get("steps")
    found = propose(
        where.out,
        new,
        author=asked["by"],
        note=asked["note"],
        limits=None if steps is None else Limits(steps=steps),
        stage=watcher.stage,
    )
    with watcher.stage(said("CONSOLE_LISTING_CHANGES")):
        add_facts(new, told_of_version(found))
    return {"version": found.number}


def next_folder(where: OperationFolder) -> Path:
    """Where the version after the newest of the store is, or will be."""
    from p2p.operating import open_operation

    with open_operation(where.out) as operation:
        number = operation.versions()[-1].number + 1
    return where.versions / str(number)


def told_of_version(version: NextVersion) -> Facts:
    """What changes for whom and what it costs, in both languages; nobody is named."""
    from p2p.next_papers import changes_for_whom
    from p2p.replan_lines import told_of_people
    from p2p.replan_rules import rules_told
    from transport.answers.difference_lines import difference_lines
    from transport.catalogue.sentences import sentence

    found, before, after = changes_for_whom(version)
    plan, parent = version.found.plan, version.parent
    told = [("LABEL_RULES", [rules_told(version)]), *told_of_people(version)]

    def lines(each: Lang) -> list[str]:
        return [
            f"{sentence(said(label), each)}: {sentence(one, each)}"
            for label, own in told
            for one in own
        ]

    return {
        "number": version.number,
        "cost_fen": plan.cost.total_fen,
        "before_fen": parent.cost.total_fen,
        "bound_fen": plan.cost.lower_bound_fen,
        "n_changed": found.n("changed"),
        "n_gone": found.n("gone"),
        "n_new": found.n("new"),
        "n_unplanned": len(plan.unplanned),
        "n_trips": len(plan.trips),
        "lines": {each: lines(each) for each in _LANGS},
        "whom": {each: difference_lines(found, before, after, each) for each in _LANGS},
    }


def accept_version(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """Keep the proposal, then print the papers that it changes and the messages."""
    from p2p.proposing import accept, is_proposal

    new = where.versions / str(asked["number"])
    if is_proposal(new):
        accept(where.out, new, author=asked["by"], stage=watcher.stage)
    n_files = print_since(where, asked["number"], lang, watcher)
    return {"version": asked["number"], "n_files": n_files}


def print_since(
    where: OperationFolder, number: int, lang: Lang, watcher: Watcher
) -> int:
    """Papers that changed since the version before, and messages by contact.

    Raises
    ------
    OutputError
        If there is no such version.
    """
    import shutil

    from p2p.differing import diff, write_diff_files
    from p2p.printing import print_documents

    new = where.versions / str(number)
    if not new.is_dir():
        raise OutputError(said("PROPOSAL_MISSING", path=str(new)))
    with watcher.stage(said("CONSOLE_LISTING_CHANGES")):
        found, before, after = diff(
            f"{where.out}@{number - 1}", f"{where.out}@{number}"
        )
        shutil.rmtree(new / CHANGES, ignore_errors=True)
        write_diff_files(
            new / CHANGES, found, before, after, lang=lang, audience="worker"
        )
    printed = print_documents(
        new, lang=lang, since=str(number - 1), stage=watcher.stage
    )
    return printed.n_files


NEXT_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "replan": propose_version,
    "accept": accept_version,
}
