"""What changed between two plans, as sentences, as facts, as messages to workers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.presentation.masking import masked_number
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from transport.answers.differences import (
        Difference,
        Differences,
        Printed,
        Side,
        What,
    )
    from transport.language import Lang
    from transport.said import Said

MessageAudience = Literal["office", "worker"]
MESSAGE_AUDIENCES: tuple[MessageAudience, ...] = get_args(MessageAudience)
MESSAGE_HEADINGS = ("worker_id", "name", "phone", "text_zh", "text_en")


def difference_lines(
    found: Differences, before: Side, after: Side, lang: Lang
) -> list[str]:
    """How many change, which trips do, then a sentence for each worker touched."""
    if not found.workers and not (found.trips_gone or found.trips_new):
        return [sentence(said("DIFF_NOTHING"), lang)]
    told = [
        said(
            "DIFF_COUNTS",
            changed=found.n("changed"),
            gone=found.n("gone"),
            new=found.n("new"),
        )
    ]
    for code, trips in (
        ("DIFF_TRIPS_GONE", found.trips_gone),
        ("DIFF_TRIPS_NEW", found.trips_new),
        ("DIFF_TRIPS_TOUCHED", found.trips_touched),
    ):
        told += [said(code, trips=trips)] if trips else []
    told += [told_of(one, before, after) for one in found.workers]
    return [printable(sentence(one, lang)) for one in told]


def told_of(one: Difference, before: Side, after: Side) -> Said:
    """What is another for the worker."""
    if one.fate == "gone":
        if one.code is None:
            return said("DIFF_GONE", worker=one.worker_id)
        return said("DIFF_GONE_WHY", worker=one.worker_id, code=one.code)
    parts: list[Said] = []
    for (old, new), what in zip(one.legs, one.what, strict=True):
        if old is None and new is not None:
            parts.append(_ride(new, after))
        elif new is None and old is not None:
            parts.append(said("DIFF_LEG_GONE", ride=old.ride))
        elif old is not None and new is not None:
            parts += (_part(name, old, new, before, after) for name in what)
    code = "DIFF_NEW" if one.fate == "new" else "DIFF_CHANGED"
    return said(code, worker=one.worker_id, parts=tuple(parts))


def _part(what: What, old: Printed, new: Printed, before: Side, after: Side) -> Said:
    if what == "ride":
        if old.ride == new.ride:
            return said(
                "DIFF_COACH",
                ride=new.ride,
                old="/".join(old.coach),
                new="/".join(new.coach),
            )
        return said("DIFF_RIDE", old=old.ride, new=new.ride)
    if what == "seat":
        return said("DIFF_SEAT", old=old.seat or "-", new=new.seat or "-")
    if what == "place":
        return said(
            "DIFF_PLACE", old=_name(before, old.place), new=_name(after, new.place)
        )
    if what == "gate":
        return said(
            "DIFF_GATE", old=_name(before, old.gate), new=_name(after, new.gate)
        )
    if what == "time":
        return said("DIFF_TIME", old=_when(old.board), new=_when(new.board))
    return said("DIFF_ARRIVAL", old=_when(old.alight), new=_when(new.alight))


def _ride(leg: Printed, side: Side) -> Said:
    return said(
        "DIFF_WHOLE_RIDE",
        ride=leg.ride,
        seat=leg.seat or "-",
        place=_name(side, leg.place),
        when=_when(leg.board),
    )


def _name(side: Side, place_id: str) -> str:
    return side.scenario.place_name.get(place_id, place_id)


def _when(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def difference_facts(
    found: Differences, before: Side, after: Side, lang: Lang
) -> dict[str, Any]:
    """The same for programs; each worker with the sentence of it."""
    return {
        "before": before.label,
        "after": after.label,
        "workers": [
            {
                "worker_id": one.worker_id,
                "fate": one.fate,
                "code": one.code,
                "legs": [
                    {"what": list(what), "before": _facts(old), "after": _facts(new)}
                    for (old, new), what in zip(one.legs, one.what, strict=True)
                ],
                "told": sentence(told_of(one, before, after), lang),
            }
            for one in found.workers
        ],
        "trips": {
            "gone": list(found.trips_gone),
            "new": list(found.trips_new),
            "touched": list(found.trips_touched),
        },
    }


def _facts(leg: Printed | None) -> dict[str, Any] | None:
    if leg is None:
        return None
    return {
        "ride": leg.ride,
        "coach": "/".join(leg.coach) or None,
        "seat": leg.seat,
        "place_id": leg.place,
        "board": leg.board.isoformat(timespec="seconds"),
        "gate_id": leg.gate,
        "alight": leg.alight.isoformat(timespec="seconds"),
    }


def message_rows(
    found: Differences, before: Side, after: Side, *, audience: MessageAudience
) -> Iterator[tuple[str, ...]]:
    """A message for each worker touched, and for nobody else, in both languages.

    To the ``worker`` it calls him by his name and has the number to send it to; for the
    ``office`` the name is left out and the number masked. Neither says why.
    """
    for one in found.workers:
        person = after.people.get(one.worker_id) or before.people.get(one.worker_id)
        name = "" if person is None else person.name
        phone = "" if person is None else person.phone or ""
        if audience == "office":
            name, phone = "", masked_number(phone) if phone else ""
        told = _message(one, name or one.worker_id, after)
        texts = (sentence(told, "zh"), sentence(told, "en"))
        yield (one.worker_id, name, phone, *map(printable, texts))


def _message(one: Difference, called: str, after: Side) -> Said:
    if one.fate == "gone":
        return said("MESSAGE_GONE", called=called)
    legs: Sequence[Printed] = [new for _, new in one.legs if new is not None]
    code = "MESSAGE_NEW" if one.fate == "new" else "MESSAGE_CHANGED"
    return said(code, called=called, parts=tuple(_ride(leg, after) for leg in legs))
