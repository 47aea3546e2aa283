"""Answers of the desk as lines to read, and as facts for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.operation.scanning import setting_told
from transport.presentation.masking import masked_name
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.language import Lang
    from transport.operation.check_ins import CheckIn
    from transport.operation.desk import Answer
    from transport.operation.ledger import Ledger
    from transport.said import Said

Names = Literal["masked", "full", "none"]
NAMES: tuple[Names, ...] = get_args(Names)


def answer_line(ledger: Ledger, answer: Answer, lang: Lang, *, names: Names) -> str:
    """One line of what an answer says, its notes behind it."""
    told = [answer_told(ledger, answer, names=names), *answer.notes]
    joiner = "; " if lang == "en" else "；"
    return printable(joiner.join(sentence(one, lang) for one in told))


def answer_told(ledger: Ledger, answer: Answer, *, names: Names) -> Said:
    """What an answer says, without its notes."""
    if answer.setting is not None:
        return setting_told(ledger, answer.setting)
    entry = answer.entry
    if entry is None or answer.fate == "refused":
        return _refused(ledger, answer, names)
    when = ledger.was.moment(entry.at_s)
    if entry.takes_back is not None:
        return said("CHECK_IN_TAKEN_BACK", n=entry.takes_back)
    if entry.worker_id is None:
        return said(
            "COACH_KEPT" if answer.fate == "kept" else "COACH_ALREADY",
            trip=entry.ride_id,
            stage=entry.stage,
            place=_place(ledger, entry),
            when=when,
        )
    who = _who(ledger, entry.worker_id, names)
    if answer.fate == "already":
        return said(
            "CHECK_IN_ALREADY",
            who=who,
            stage=entry.stage,
            ride=entry.ride_id,
            when=when[-5:],
        )
    return _kept(ledger, entry, who, answer.so_far)


def _kept(ledger: Ledger, entry: CheckIn, who: str, so_far: tuple[int, int]) -> Said:
    trip = ledger.was.trip.get(entry.ride_id)
    seat = trip.seats.get(entry.worker_id or "", "") if trip else ""
    return said(
        "CHECK_IN_KEPT",
        who=who,
        stage=entry.stage,
        ride=entry.ride_id,
        seat=seat or "-",
        when=ledger.was.moment(entry.at_s)[-5:],
        n=so_far[0],
        of=so_far[1],
    )


def _refused(ledger: Ledger, answer: Answer, names: Names) -> Said:
    if answer.why is not None:
        return answer.why
    parts = tuple(
        said("CHECK_IN_WRONG", wrong=one.wrong, remedy=one.remedy)
        for one in answer.refusals
    )
    entry = answer.entry
    if entry is None or entry.worker_id is None:
        what = "" if entry is None else entry.ride_id or f"{entry.takes_back or ''}"
        return said("CHECK_IN_REFUSED", who=what, parts=parts)
    return said(
        "CHECK_IN_REFUSED", who=_who(ledger, entry.worker_id, names), parts=parts
    )


def _who(ledger: Ledger, worker_id: str, names: Names) -> str:
    worker = ledger.was.people.get(worker_id)
    if worker is None or names == "none":
        return worker_id
    name = masked_name(worker.name) if names == "masked" else worker.name
    return f"{worker_id} {name}"


def _place(ledger: Ledger, entry: CheckIn) -> str:
    place_id = entry.place_id or ""
    return ledger.was.scenario.place_name.get(place_id, place_id)


def entry_lines(ledger: Ledger, lang: Lang, *, names: Names) -> list[str]:
    """Every entry with its number, those taken back too."""
    gone = {one.takes_back: one.number for one in ledger.entries}
    lines = []
    for entry in ledger.entries:
        who = entry.ride_id
        if entry.worker_id is not None:
            who = _who(ledger, entry.worker_id, names)
        told = said(
            "CHECK_IN_LINE",
            n=entry.number,
            when=ledger.was.moment(entry.at_s),
            who=who,
            stage=entry.stage,
            ride=entry.ride_id,
            by=entry.by,
        )
        if entry.takes_back is not None:
            told = said(
                "CHECK_IN_END_LINE",
                n=entry.number,
                when=ledger.was.moment(entry.at_s),
                of=entry.takes_back,
                by=entry.by,
            )
        elif entry.number in gone:
            told = said("CHECK_IN_WAS_TAKEN_BACK", told=told, by=gone[entry.number])
        lines.append(printable(sentence(told, lang)))
    return lines


def entry_facts(ledger: Ledger, entry: CheckIn) -> dict[str, Any]:
    """An entry for programs; no name, no number of a person."""
    clock = ledger.was.scenario.clock
    return {
        "number": entry.number,
        "stage": entry.stage,
        "ride_id": entry.ride_id,
        "worker_id": entry.worker_id,
        "place_id": entry.place_id,
        "at": clock.iso(entry.at_s),
        "by": entry.by,
        "version": entry.version,
        "counted": entry.counted,
        "signed_by": entry.signed_by,
        "missing": list(entry.missing),
        "remark": entry.remark,
        "takes_back": entry.takes_back,
    }


def answer_facts(ledger: Ledger, answer: Answer, lang: Lang) -> dict[str, Any]:
    """An answer for programs, with its sentence; of refused ones no entry."""
    is_there = answer.fate in ("kept", "already") and answer.entry is not None
    return {
        "fate": answer.fate,
        "entry": entry_facts(ledger, answer.entry)
        if is_there and answer.entry is not None
        else None,
        "told": answer_line(ledger, answer, lang, names="none"),
    }


def counts(answers: Sequence[Answer]) -> dict[str, int]:
    """How many answers came to what."""
    fates = ("kept", "already", "refused", "unknown")
    return {fate: sum(one.fate == fate for one in answers) for fate in fates}
