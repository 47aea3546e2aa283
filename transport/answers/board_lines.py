"""The board as sentences and as facts for programs, by whose eyes they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.presentation.masking import masked_name, masked_number, masked_text
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang
    from transport.operation.behind_time import Late, ToKeep
    from transport.operation.board import Board, Line
    from transport.operation.calling import ToCall
    from transport.operation.situation import Situation
    from transport.said import Said

BoardAudience = Literal["hall", "office", "caller"]
BOARD_AUDIENCES: tuple[BoardAudience, ...] = get_args(BoardAudience)
_N_KEPT = 2  # of what a late trip has to keep: the least left


def head_line(was: Situation, board: Board, lang: Lang) -> str:
    """Moment and version of the board."""
    told = said("BOARD_AT", when=was.moment(board.at_s), n=board.version)
    return sentence(told, lang)


def late_lines(
    was: Situation, board: Board, lang: Lang, *, n_kept: int = _N_KEPT
) -> list[str]:
    """A line a late trip, with what it has to keep that has the least left."""
    joiner = "; " if lang == "en" else "；"
    return [
        printable(
            joiner.join(sentence(one, lang) for one in _late_told(was, late, n_kept))
        )
        for late in board.late
    ]


def _late_told(was: Situation, late: Late, n_kept: int) -> list[Said]:
    place = _name(was, late.place_id)
    if late.is_under_way:
        head = said(
            "BEHIND_UNDER_WAY", trip=late.trip_id, late_s=late.late_s, place=place
        )
    else:
        head = said("BEHIND_WAITS", trip=late.trip_id, late_s=late.late_s, place=place)
    return [head, *(_keep_told(was, one) for one in late.to_keep[:n_kept])]


def _keep_told(was: Situation, one: ToKeep) -> Said:
    if one.left_s < 0:
        margin = said("BEHIND_MISSED", over_s=-one.left_s, workers=one.n_workers)
    else:
        margin = said("BEHIND_HOLDS", left_s=one.left_s, slack_s=one.slack_s)
    where = _name(was, one.where)
    if one.kind == "hub":
        return said("BEHIND_HUB", where=where, margin=margin)
    if one.kind == "gate":
        return said("BEHIND_GATE", where=where, margin=margin)
    if one.kind == "deadline":
        return said("BEHIND_DEADLINE", where=where, margin=margin)
    if one.kind == "hours":
        return said("BEHIND_HOURS", margin=margin)
    return said("BEHIND_NEXT_TRIP", where=where, margin=margin)


def _name(was: Situation, place_id: str) -> str:
    return was.scenario.place_name.get(place_id, place_id)


def next_to_call(board: Board) -> tuple[ToCall, ...]:
    """Places of the vehicle that leaves soonest, with somebody to wait for."""
    if not board.call:
        return ()
    first = board.call[0].ride_id
    return tuple(one for one in board.call if one.ride_id == first)


def call_lines(
    was: Situation, board: Board, lang: Lang, *, audience: BoardAudience
) -> list[str]:
    """Whom to call of the vehicle that leaves soonest; in a hall how many alone."""
    lines = []
    for one in next_to_call(board):
        lines.append(sentence(call_told(was, one), lang))
        if audience == "hall":
            continue
        contact = contact_of(was, one.place_id, audience)
        if contact:
            lines.append("  " + sentence(said("CALL_CONTACT", contact=contact), lang))
        for worker_id in one.workers:
            who, phone = whom(was, worker_id, audience)
            told = said("CALL_WORKER", who=who, phone=phone or said("CALL_NO_PHONE"))
            lines.append("  " + sentence(told, lang))
    return [printable(line) for line in lines]


def call_told(was: Situation, one: ToCall) -> Said:
    """Which vehicle leaves when, and how many were not seen yet."""
    return said(
        "CALL_TRIP",
        trip=one.ride_id,
        place=_name(was, one.place_id),
        when=was.moment(one.leaves_s)[-5:],
        n=len(one.workers),
    )


def whom(was: Situation, worker_id: str, audience: BoardAudience) -> tuple[str, str]:
    """Id with name, and phone, as the audience may see them."""
    worker = was.people[worker_id]
    phone = worker.phone or ""
    if audience == "caller":
        return f"{worker_id} {worker.name}", phone
    return f"{worker_id} {masked_name(worker.name)}", masked_number(phone)


def contact_of(was: Situation, place_id: str, audience: BoardAudience) -> str:
    """Whom to call at the place; empty: nobody is known."""
    village = was.scenario.own_village.get(place_id)
    if village is None:
        return ""
    parts = (village.contact, village.contact_phone)
    if audience != "caller":
        parts = (masked_text(village.contact), masked_number(village.contact_phone))
    return " ".join(filter(None, parts))


def open_lines(board: Board, lang: Lang) -> list[str]:
    """What has still to be settled."""
    return [printable(sentence(one, lang)) for one in board.open]


def board_facts(
    was: Situation, board: Board, lang: Lang, *, audience: BoardAudience
) -> dict[str, Any]:
    """The board for programs; persons only as the audience may see them."""
    clock = was.scenario.clock
    return {
        "name": board.name,
        "version": board.version,
        "at": clock.iso(board.at_s),
        "total": _line_facts(board.total),
        "groups": {
            kind: [_line_facts(line) for line in lines]
            for kind, lines in board.groups.items()
        },
        "late": [
            {**_late_facts(late), "told": told}
            for late, told in zip(board.late, late_lines(was, board, lang), strict=True)
        ],
        "call": [
            {
                "ride_id": one.ride_id,
                "place_id": one.place_id,
                "leaves": clock.iso(one.leaves_s),
                "n": len(one.workers),
                "riders": _riders(was, one, audience)
                if one in next_to_call(board)
                else None,
            }
            for one in board.call
        ],
        "open": [
            {"code": one.code, "told": told}
            for one, told in zip(board.open, open_lines(board, lang), strict=True)
        ],
    }


def _line_facts(line: Line) -> dict[str, Any]:
    way: tuple[Any, ...] = ("checked", "on_board", "departed", "arrived", "handed_over")
    reached: Mapping[str, int] = {state: line.reached(state) for state in way}
    return {
        "key": line.key,
        "name": line.name,
        "registered": line.registered,
        "riding": line.riding,
        "now": dict(line.counts),
        "reached": dict(reached),
    }


def _late_facts(late: Late) -> dict[str, Any]:
    return {
        "trip_id": late.trip_id,
        "late_minutes": late.late_s // 60,
        "place_id": late.place_id,
        "is_under_way": late.is_under_way,
        "to_keep": [
            {
                "kind": one.kind,
                "where": one.where,
                "workers": one.n_workers,
                "slack_minutes": one.slack_s // 60,
                "left_minutes": one.left_s // 60,
            }
            for one in late.to_keep
        ],
    }


def _riders(
    was: Situation, one: ToCall, audience: BoardAudience
) -> list[dict[str, str]] | None:
    if audience == "hall":
        return None
    people = (whom(was, worker_id, audience) for worker_id in one.workers)
    return [{"who": who, "phone": phone} for who, phone in people]
