"""A plan in force changed by hand: tried, and proposed as the next version of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from p2p.hand_changes import Trial, unproved
from p2p.hand_edits import read_edits
from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from p2p.events_since import Begun
    from p2p.replanning import NextVersion
    from p2p.stages import Stage
    from solvers.replanning.asking import Replanned

    Asked = Sequence[Mapping[str, str]]


def try_in_force(out: Path, asked: Asked, *, stage: Stage = untold) -> Trial:
    """What comes of edits of the plan in force of the operation in ``out``.

    What has left, is frozen or locked has to stay as it was printed: changes of it are
    among the violations.

    Raises
    ------
    ScenarioError
        If an edit cannot be read.
    OutputError
        If something was reported that no version knows of yet.
    """
    from p2p.events_since import begun_in

    begun = begun_in(unproved(out), None, moved=None, per_change_fen=None)
    return _trial(begun, out, asked, stage=stage)


def propose_by_hand(
    out: Path,
    new: Path,
    asked: Asked,
    *,
    author: str = "",
    note: str = "",
    stage: Stage = untold,
) -> NextVersion:
    """The plan in force after the edits, proposed in the folder ``new``.

    Nothing of it is in the store until it is accepted.

    Raises
    ------
    PlanRefused
        If a checker finds anything wrong.
    ScenarioError, OutputError
        As `try_in_force`, and where an edit cannot be made.
    """
    from p2p.errors import PlanRefused
    from p2p.proposing import propose
    from solvers.replanning.asking import Replanned

    def changed(begun: Begun) -> Replanned:
        trial = _trial(begun, out, asked, stage=stage)
        if trial.plan is None:
            assert trial.why is not None
            raise OutputError(trial.why)
        if trial.violations:
            raise PlanRefused(list(trial.violations))
        return Replanned(
            plan=trial.plan,
            scenario=trial.kept.scenario,
            changes=begun.asked.changes,
            fixed=begun.asked.fixed,
            changed=trial.changed,
            touched=frozenset(),
            moved=(),
            standby=(),
            flagged=(),
        )

    return propose(out, new, author=author, note=note, instead=changed, stage=stage)


def _trial(begun: Begun, out: Path, asked: Asked, *, stage: Stage) -> Trial:
    from p2p.kept import Kept
    from solvers.replanning.by_hand import CannotEdit, edited
    from solvers.replanning.ground import ground_of
    from solvers.replanning.moments import changed_people
    from transport.checker import frozen, violations

    if begun.events:
        raise OutputError(said("BY_HAND_EVENTS_SINCE", n=len(begun.events)))
    question = begun.asked
    ground = ground_of(question.scenario, question.changes)
    kept = Kept(
        folder=out, scenario=ground.asked, plan=question.plan, lang="en", version=None
    )
    edits = tuple(read_edits(kept, asked))
    trial = Trial(kept=kept, edits=edits, plan=None)
    try:
        with stage(said("CHANGING_BY_HAND")):
            plan = edited(ground, question.plan, edits)
    except CannotEdit as failure:
        return replace(trial, failed=failure.number, why=failure.told)
    with stage(said("CHECKING")):
        found = [
            *violations(ground.asked, plan),
            *frozen(question.plan, plan, question.fixed, clock=ground.asked.clock),
        ]
    return replace(
        trial,
        plan=plan,
        violations=tuple(dict.fromkeys(found)),
        changed=changed_people(question.plan, plan),
    )


def next_by_hand(
    out: Path,
    new: Path,
    asked: Asked,
    *,
    author: str,
    note: str = "",
    stage: Stage = untold,
) -> int:
    """The plan in force after the edits, kept in ``new`` and in the store; its number.

    Raises
    ------
    PlanRefused, ScenarioError, OutputError
        As `propose_by_hand`; where it cannot be kept, nothing is left of it.
    """
    from p2p.proposing import ACCEPTED, accept, throw_away

    propose_by_hand(out, new, asked, author=author, note=note, stage=stage)
    try:
        number = accept(out, new, author=author, note=note, stage=stage)
    except Exception:
        throw_away(new)
        raise
    new.with_name(f"{new.name}.{ACCEPTED}.json").unlink(missing_ok=True)
    return number
