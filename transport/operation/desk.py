"""The desk at which check-ins are entered: what a line or an entry comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.operation.admitting import judged
from transport.operation.coach_marks import coach_judged, taken_back
from transport.operation.scanning import Setting, progress, read

if TYPE_CHECKING:
    from transport.operation.admitting import Judged
    from transport.operation.cards import Cards
    from transport.operation.check_ins import CheckIn
    from transport.operation.ledger import Ledger
    from transport.operation.refusals import Refusal
    from transport.said import Said

AnswerFate = Literal["kept", "already", "refused", "unknown", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a line or an entry came to.

    ``kept``: ``entry`` is new. ``already``: ``entry`` is the one that was there.
    ``so_far``: how many have come to the stage of a new one with it, of how many.
    ``unknown``: no code of ours. ``set``: a list said what is being done from now on.
    """

    fate: AnswerFate
    entry: CheckIn | None = None
    setting: Setting | None = None
    refusals: tuple[Refusal, ...] = ()
    why: Said | None = None
    notes: tuple[Said, ...] = ()
    so_far: tuple[int, int] = (0, 0)


def scanned(
    ledger: Ledger, cards: Cards, setting: Setting, line: str, *, at_s: int, by: str
) -> Answer:
    """What a scanned or typed line comes to in a setting."""
    found = read(ledger, cards, setting, line, at_s=at_s, by=by)
    if found.is_unknown:
        return Answer(fate="unknown", why=found.refused)
    if found.refused is not None:
        return Answer(fate="refused", why=found.refused, notes=found.notes)
    if found.entry is None:
        return Answer(fate="set", setting=found.setting, notes=found.notes)
    return entered(ledger, found.entry, notes=found.notes)


def entered(ledger: Ledger, asked: CheckIn, *, notes: tuple[Said, ...] = ()) -> Answer:
    """What an entry comes to: of a worker, of a coach, or the end of another."""
    if asked.takes_back is not None:
        found = taken_back(ledger, asked)
    elif asked.worker_id is None:
        found = coach_judged(ledger, asked)
    else:
        found = judged(ledger, asked)
    return Answer(
        fate=found.fate,
        entry=found.entry,
        refusals=found.refusals,
        notes=(*notes, *found.notes),
        so_far=_so_far(ledger, found) if found.fate == "kept" else (0, 0),
    )


def _so_far(ledger: Ledger, found: Judged) -> tuple[int, int]:
    """How many riders have come to the entry's stage with it, of how many."""
    entry = found.entry
    if entry.worker_id is None or entry.takes_back is not None:
        return 0, 0
    setting = Setting(stage=entry.stage, ride_id=entry.ride_id)
    n, of = progress(ledger, setting)
    return n + 1, of


def after(ledger: Ledger, answer: Answer) -> Ledger:
    """The ledger once the answer's entry is kept, if it is new."""
    if answer.fate != "kept" or answer.entry is None:
        return ledger
    return ledger.with_entry(answer.entry)
