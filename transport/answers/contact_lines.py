"""A fever on the way as lines to read, and as facts without names or numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.operation.contacts import ROWS_APART
from transport.presentation.figures import moment
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.language import Lang
    from transport.operation.contacts import FeverOnWay
    from transport.said import Said
    from transport.scenario import Scenario


def contact_lines(scenario: Scenario, case: FeverOnWay, lang: Lang) -> list[str]:
    """Where to sit, whom to call, which seats; nobody but the ill one is told of."""
    return [printable(sentence(told, lang)) for told in _told(scenario, case)]


def _told(scenario: Scenario, case: FeverOnWay) -> Iterator[Said]:
    at = {"worker": case.worker_id, "seat": case.seat, "trip": case.trip_id}
    if case.move_to is None:
        yield said("CONTACTS_NO_SEAT", **at)
    else:
        yield said("CONTACTS_MOVE", to=case.move_to, **at)
    there = case.hand_over
    if there is None:
        yield said("CONTACTS_NO_HAND_OVER")
    else:
        yield said(
            "CONTACTS_HAND_OVER",
            place=scenario.place_name[there.place_id],
            when=moment(scenario.clock, there.arrive_s),
            contact=there.contact,
        )
    riders = [one for one in case.contacts if one.role == "rider"]
    crew = len(case.contacts) - len(riders)
    if case.is_sealed:
        yield said("CONTACTS_SEALED", n=len(riders), crew=crew)
    else:
        yield said(
            "CONTACTS_VENTILATED",
            first=max(1, case.row - ROWS_APART),
            last=case.row + ROWS_APART,
            n=len(riders),
            crew=crew,
        )
    if case.is_by_list:
        yield said("CONTACTS_BY_LIST")
    else:
        yield said("CONTACTS_BY_CHECK_INS", n=case.n_not_seen)
    if riders:
        yield said("CONTACTS_SEATS", seats=tuple(one.seat for one in riders))


def contact_facts(scenario: Scenario, case: FeverOnWay) -> dict[str, Any]:
    """The case for programs: ids and seats."""
    there, clock = case.hand_over, scenario.clock
    return {
        "trip_id": case.trip_id,
        "worker_id": case.worker_id,
        "seat": case.seat,
        "at": clock.iso(case.at_s),
        "sealed": case.is_sealed,
        "by_list": case.is_by_list,
        "not_seen": case.n_not_seen,
        "move_to": case.move_to,
        "hand_over": None
        if there is None
        else {
            "place_id": there.place_id,
            "arrive": clock.iso(there.arrive_s),
            "contact": there.contact,
        },
        "contacts": [
            {
                "role": one.role,
                "number": one.number,
                "worker_id": one.worker_id,
                "employer_id": one.employer_id,
                "seat": one.seat or None,
                "row": one.row or None,
            }
            for one in case.contacts
        ],
    }
