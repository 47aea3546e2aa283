"""The desk at which check-ins are entered: what a line or an entry comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.operation.admitting import judged
from transport.operation.coach_marks import coach_judged, taken_back
from transport.operation.scanning import read

if TYPE_CHECKING:
    from transport.operation.cards import Cards
    from transport.operation.check_ins import CheckIn
    from transport.operation.ledger import Ledger
    from transport.operation.refusals import Refusal
    from transport.operation.scanning import Setting
    from transport.said import Said

AnswerFate = Literal["kept", "already", "refused", "unknown", "set"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a line or an entry came to.

    ``kept``: ``entry`` is new. ``already``: ``entry`` is the one that was there.
    ``unknown``: no code of ours. ``set``: a list said what is being done from now on.
    """

    fate: AnswerFate
    entry: CheckIn | None = None
    setting: Setting | None = None
    refusals: tuple[Refusal, ...] = ()
    why: Said | None = None
    notes: tuple[Said, ...] = ()


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
    )


def after(ledger: Ledger, answer: Answer) -> Ledger:
    """The ledger once the answer's entry is kept, if it is new."""
    if answer.fate != "kept" or answer.entry is None:
        return ledger
    return ledger.with_entry(answer.entry)
