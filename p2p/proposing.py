"""A next version proposed: made and proved, in its folder and not yet in the store."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from p2p.overtaken import Basis, refuse_overtaken
from p2p.stages import untold
from transport.errors import OutputError
from transport.files.regular import text_in
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

    from p2p.events_since import Begun
    from p2p.replanning import NextVersion
    from p2p.stages import Stage
    from solvers.replanning.asking import Replanned
    from transport.outcome import Limits

FORMAT = "p2p-proposal/1"
ACCEPTED = "accepted"
_OWN = 0o700
_EXCUSED = ("touched", "out", "moved", "coachless", "waiting")


def propose(
    out: Path,
    new: Path,
    *,
    author: str = "",
    note: str = "",
    limits: Limits | None = None,
    instead: Callable[[Begun], Replanned] | None = None,
    stage: Stage = untold,
) -> NextVersion:
    """The plan of least change after what was reported, in the folder ``new`` alone.

    ``instead``: what makes the version, in place of the search for the least change.
    The store of the operation in ``out`` has nothing of it until it is accepted.

    Raises
    ------
    ScenarioError, PlanRefused, OutputError
        As `p2p.replan` does.
    """
    from p2p.events_since import begun_in
    from p2p.kept import reopened
    from p2p.replanning import NextVersion, found_for, refuse_taken, write_next
    from solvers.replanning.anytime import Answer
    from transport.documents.tokens import hand_on

    refuse_taken(new)
    basis = _basis(out, author, note)
    kept = reopened(out, stage=stage)
    begun = begun_in(kept, None, moved=None, per_change_fen=None)
    if instead is None:
        with stage(said("REPLANNING")):
            answer, _ = found_for(begun, limits, 0)
    else:
        answer = Answer(found=instead(begun), first_s=0.0, n_answers=1)
    last_event = max((e.number for e in begun.events), default=basis.last_event)
    basis = replace(basis, parent=begun.number - 1, last_event=last_event)
    basis = _excusing(basis, answer.found)
    _write(new, {"basis": asdict(basis)})  # the folder is none of a version yet
    write_next(
        *(begun, answer.found, new, kept.lang, note),
        processes=1,
        stage=stage,
        with_manifests=False,
    )
    hand_on(kept.folder, new)
    return NextVersion(
        begun=begun,
        kept=kept,
        folder=new,
        parent=begun.asked.plan,
        found=answer.found,
        first_s=answer.first_s,
        n_answers=answer.n_answers,
    )


def add_facts(new: Path, facts: dict[str, Any]) -> None:
    """Keep what people are told of a proposal beside it."""
    _write(new, {**_read(new), "told": facts})


def told_of_proposal(new: Path) -> dict[str, Any] | None:
    """What `add_facts` has kept; None where there is no proposal in the folder."""
    if not _record(new).is_file() or not new.is_dir():
        return None
    found: dict[str, Any] | None = _read(new).get("told")
    return found


def is_proposal(new: Path) -> bool:
    """Whether the folder is of a version that nobody has accepted yet."""
    return _record(new).is_file()


def throw_away(new: Path) -> None:
    """Let a proposal go, with its folder."""
    if is_proposal(new):
        shutil.rmtree(new, ignore_errors=True)
        _record(new).unlink(missing_ok=True)


def accept(
    out: Path, new: Path, *, author: str, note: str = "", stage: Stage = untold
) -> int:
    """Keep the proposal as the next version of the operation in ``out``; its number.

    It is proved once more. Entries made since it was proposed are held against it:
    whoever has boarded and whatever has left has to be in it as it was printed, a coach
    that has left the hub does not wait there, and a list frozen since stays.

    Raises
    ------
    OutputError
        If another version or event has come in between, or it was overtaken.
    ScenarioError, PlanRefused
        If it cannot be read any more, or the checker finds anything wrong.
    """
    from p2p.kept import reopened
    from p2p.operating import open_operation
    from p2p.store.making import add_version

    basis = _basis_of(new)
    kept = reopened(new, stage=stage)
    if kept.version is None:
        raise OutputError(said("PROPOSAL_MISSING", path=str(new)))
    with (
        stage(said("ACCEPTING")),
        open_operation(out) as operation,
        operation.writing() as (session, was),
    ):
        number = _there(session, new)
        if number is None:
            refuse_overtaken(session, was, basis, kept)
            number = add_version(
                session,
                operation.scenario,
                kept.plan,
                parent=basis.parent,
                taken=basis.last_event,
                author=author,
                note=note or basis.note,
                changes=kept.version.changes,
            )
    _record(new).replace(new.with_name(f"{new.name}.{ACCEPTED}.json"))
    return number


def _there(session: Session, new: Path) -> int | None:
    """The number of the version that is this plan; None: it is in no store yet.

    Whoever accepts it may die once that is kept, and begin again.
    """
    from p2p.store.rows import newest
    from transport.planfiles.identity import kept_digest

    found = newest(session)
    is_it = found.plan_sha256 == kept_digest(new)
    return found.number if is_it and found.parent else None


def _excusing(basis: Basis, found: Replanned) -> Basis:
    """The basis with what the version was excused of what had to stay."""
    return replace(
        basis,
        touched=tuple(sorted(found.touched)),
        out=tuple(sorted(found.fixed.out)),
        moved=tuple(sorted(found.fixed.moved)),
        coachless=tuple(sorted(found.fixed.coachless)),
        waiting=tuple(sorted(found.fixed.waiting)),
    )


def _basis(out: Path, author: str, note: str) -> Basis:
    """What the store knows now."""
    from p2p.operating import open_operation
    from p2p.store.check_ins import n_check_ins
    from p2p.store.rows import kept_locks

    with open_operation(out) as operation, operation.reading() as (session, was):
        return Basis(
            parent=was.version,
            last_event=was.events[-1].number if was.events else 0,
            last_check_in=n_check_ins(session),
            locks=tuple((one.kind, one.ref) for one in kept_locks(session)),
            author=author,
            note=note,
        )


def _basis_of(new: Path) -> Basis:
    facts = _read(new)["basis"]
    locks = tuple((kind, ref) for kind, ref in facts["locks"])
    names = {key: tuple(facts.get(key, ())) for key in _EXCUSED}
    return Basis(**{**facts, **names, "locks": locks})


def _record(new: Path) -> Path:
    """The record beside the folder; it goes when the proposal is accepted."""
    return new.with_name(f"{new.name}.json")


def _read(new: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(text_in(_record(new)))
        if found["format"] != FORMAT:
            raise ValueError(found["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(said("PROPOSAL_MISSING", path=str(new))) from error
    return found


def _write(new: Path, facts: dict[str, Any]) -> None:
    from transport.files.writing import write_text

    new.parent.mkdir(mode=_OWN, parents=True, exist_ok=True)
    text = json.dumps({**facts, "format": FORMAT}, ensure_ascii=False, indent=1)
    write_text(_record(new), text + "\n")
