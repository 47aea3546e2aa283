"""Jobs of changing a plan by hand: tried, kept, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from p2p.hand_changes import Trial
    from p2p.kept import Kept
    from transport.language import Lang
    from transport.said import Said

Facts = dict[str, Any]
_LANGS: tuple[Lang, ...] = ("zh", "en")
_MOST_VIOLATIONS = 200  # that are told


def try_by_hand(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """What comes of the edits asked for; nothing is kept."""
    return _facts(_trial(where, asked, watcher))


def keep_by_hand(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """The edits made and proved again, and kept in the folder.

    Of a plan in force they are proposed as its next version. A worker that died once
    they were kept does not make them twice.
    """
    from p2p.hand_changes import keep_by_hand as kept

    if where.is_under_way:
        return _propose(where, asked, watcher)
    from transport.planfiles.version_json import read_version

    version = read_version(where.out)
    if version is not None and version.parent_sha256 == asked["plan_sha256"]:
        return {}
    trial = _trial(where, asked, watcher)
    kept(trial, note=asked.get("note", ""), stage=watcher.stage)
    return _facts(trial)


def undo_by_hand(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """The plan before the last change by hand put back, once."""
    from p2p.hand_changes import opened_by_hand
    from p2p.hand_changes import undo_by_hand as undone
    from transport.planfiles.folder import plan_digest

    kept = opened_by_hand(where.out)
    if plan_digest(kept.plan, kept.scenario.clock) != asked["plan_sha256"]:
        return {}  # a worker has died once it was done
    undone(where.out, stage=watcher.stage)
    return {}


def _trial(where: OperationFolder, asked: Facts, watcher: Watcher) -> Trial:
    """The edits tried on the plan that they were meant for.

    Raises
    ------
    OutputError
        If the plan is another one by now.
    """
    from p2p.hand_changes import by_hand, opened_by_hand
    from p2p.hand_edits import read_edits
    from p2p.hand_proposals import try_in_force

    if where.is_under_way:
        trial = try_in_force(where.out, asked["edits"], stage=watcher.stage)
        _refuse_other(where, trial.kept, asked)
        return trial
    kept = opened_by_hand(where.out)
    _refuse_other(where, kept, asked)
    return by_hand(kept, read_edits(kept, asked["edits"]), stage=watcher.stage)


def _refuse_other(where: OperationFolder, kept: Kept, asked: Facts) -> None:
    from transport.planfiles.folder import plan_digest

    if plan_digest(kept.plan, kept.scenario.clock) != asked["plan_sha256"]:
        raise OutputError(said("BY_HAND_OTHER_PLAN", path=where.name))


def _propose(where: OperationFolder, asked: Facts, watcher: Watcher) -> Facts:
    """The edits proposed as the next version, to be accepted on the page of the day."""
    from p2p.hand_proposals import propose_by_hand
    from p2p.next_versions import next_folder
    from p2p.proposing import add_facts, throw_away
    from p2p.version_facts import told_of_version

    facts = _facts(_trial(where, asked, watcher))
    new = next_folder(where.out)
    throw_away(new)
    found = propose_by_hand(
        where.out,
        new,
        asked["edits"],
        author=asked["by"],
        note=asked["note"],
        stage=watcher.stage,
    )
    with watcher.stage(said("LISTING_CHANGES")):
        add_facts(new, told_of_version(found))
    return facts | {"version": found.number}


def _facts(trial: Trial) -> Facts:
    """What is shown of the trial, in both languages."""
    from transport.answers.hand_lines import told_of_change
    from transport.answers.verdict_lines import violation_line

    if trial.plan is None:
        assert trial.why is not None
        return {
            "is_proved": False,
            "failed": trial.failed,
            "why": _both([trial.why]),
            "n_violations": 0,
        }
    before, n_changed = trial.kept.plan, len(trial.changed)
    told = told_of_change(before, trial.plan, n_changed=n_changed)
    shown = trial.violations[:_MOST_VIOLATIONS]
    new = sorted(set(trial.plan.trip) - set(before.trip))
    return {
        "is_proved": trial.is_proved,
        "failed": None,
        "told": _both(told),
        "n_violations": len(trial.violations),
        "violations": {
            each: [violation_line(one, each) for one in shown] for each in _LANGS
        },
        "new_trips": new,
    }


def _both(told: Sequence[Said]) -> dict[str, Any]:
    from p2p.console.our_words import sentence

    return {each: [sentence(one, each) for one in told] for each in _LANGS}


HAND_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "by_hand": try_by_hand,
    "by_hand_keep": keep_by_hand,
    "by_hand_undo": undo_by_hand,
}
