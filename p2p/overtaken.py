"""Whether a proposed version still holds after what was entered since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from p2p.kept import Kept
    from transport.fixed import Fixed
    from transport.operation.freeze import Lock
    from transport.operation.situation import Situation

_N_TOLD = 5  # of what stands against it


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a proposal was made upon; what is newer is held against it again.

    ``parent``: the version that it follows. ``last_event``, ``last_check_in``: numbers
    of the last ones that it knew. ``locks``: kind and id of those that held.
    ``touched``: trips on frozen lists that the events have changed. ``out``, ``moved``,
    ``coachless``, ``waiting``: what was excused of what is fixed, as `Fixed` has them.
    """

    parent: int
    last_event: int
    last_check_in: int
    locks: tuple[tuple[str, str], ...]
    author: str = ""
    note: str = ""
    touched: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    coachless: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def refuse_overtaken(
    session: Session, was: Situation, basis: Basis, kept: Kept
) -> None:
    """Nothing, if what has happened since leaves the proposal as it is.

    Raises
    ------
    OutputError
        If another version or event has come in between, or entries or locks since then
        keep anything as printed that the proposal changes.
    """
    from p2p.store.rows import refuse_stale
    from transport.checker import frozen

    refuse_stale(session, basis.parent)
    last = was.events[-1].number if was.events else 0
    if last != basis.last_event:
        raise OutputError(said("PROPOSAL_EVENTS_SINCE", n=last - basis.last_event))
    since = _since(session, was, basis, kept)
    if since is None:
        return
    found = frozen(was.plan, kept.plan, since, clock=was.scenario.clock)
    if found:
        parts = tuple(one.told for one in found[:_N_TOLD])
        raise OutputError(said("PROPOSAL_OVERTAKEN", n=len(found), parts=parts))


def _since(session: Session, was: Situation, basis: Basis, kept: Kept) -> Fixed | None:
    """What is fixed now, where check-ins or locks are new; None: where none is.

    Whatever has left counts as it is now, also what had left when it was proposed: it
    may have come further than a version supposed that lets somebody board ahead, or a
    coach wait. Of who sits and which lists are frozen only what is new: the version was
    proved against the rest.
    """
    from p2p.store.check_ins import kept_check_ins
    from p2p.store.rows import kept_locks
    from transport.fixed import Fixed
    from transport.operation.ledger import Ledger

    entries = kept_check_ins(session, was.scenario.clock)
    known = set(basis.locks)
    locks = [one for one in kept_locks(session) if (one.kind, one.ref) not in known]
    earlier = tuple(one for one in entries if one.number <= basis.last_check_in)
    if len(earlier) == len(entries) and not locks:
        return None
    then, now = (
        _fixed(Ledger(was=was, entries=own).known, locks) for own in (earlier, entries)
    )
    changes = kept.version.changes if kept.version else None
    return Fixed(
        moment_s=now.moment_s,
        departed=now.departed,
        frozen=now.frozen - then.frozen - set(basis.touched),
        aboard={w: r for w, r in now.aboard.items() if then.aboard.get(w) != r},
        locked_trips=now.locked_trips,
        locked_workers=now.locked_workers,
        locked_coaches=now.locked_coaches,
        come_to=now.come_to,
        out={
            **dict.fromkeys(basis.out, "CANCELLED"),
            **({} if changes is None else changes.out),
        },
        broken={}
        if changes is None
        else {one.trip_id: one.aboard for one in changes.broken},
        moved=frozenset(basis.moved),
        coachless=frozenset(basis.coachless),
        waiting=frozenset(basis.waiting),
    )


def _fixed(was: Situation, locks: list[Lock]) -> Fixed:
    from transport.operation.freeze import fixed_at

    freeze_time_s = was.scenario.policy.day.freeze_time_s
    return fixed_at(was.plan, was.state, locks, freeze_time_s=freeze_time_s)
