"""What a change by hand is told as: its price, whose paper changes, what it breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.language import line_name, payer_name
from transport.presentation.figures import yuan
from transport.said import either, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.plan import Plan, PlanCost
    from transport.said import Said


def told_of_change(before: Plan, after: Plan, *, n_changed: int) -> list[Said]:
    """The cost before and after, lines and payers that differ, how many are touched."""
    was, now = before.cost, after.cost
    told = [
        said(
            "BY_HAND_COSTS",
            before=yuan(was.total_fen),
            after=yuan(now.total_fen),
            more=_signed(now.total_fen - was.total_fen),
        ),
        *_amounts(was, now),
        said("BY_HAND_PEOPLE", n=n_changed),
    ]
    came, gone = set(after.trip) - set(before.trip), set(before.trip) - set(after.trip)
    if came:
        told.append(said("BY_HAND_NEW_TRIPS", trips=tuple(sorted(came))))
    if gone:
        told.append(said("BY_HAND_NO_MORE", trips=tuple(sorted(gone))))
    return told


def change_facts(before: Plan, after: Plan) -> dict[str, object]:
    """The same for programs; money in fen."""
    return {
        "before_fen": before.cost.total_fen,
        "after_fen": after.cost.total_fen,
        "lines_fen": dict(_differing(before.cost.lines, after.cost.lines)),
        "payers_fen": dict(_differing(before.cost.payers, after.cost.payers)),
    }


def _amounts(was: PlanCost, now: PlanCost) -> Iterator[Said]:
    for key, fen in _differing(was.lines, now.lines):
        name = either(line_name(key, "en"), line_name(key, "zh"))
        yield said("BY_HAND_LINE", name=name, more=_signed(fen))
    for key, fen in _differing(was.payers, now.payers):
        name = either(payer_name(key, "en"), payer_name(key, "zh"))
        yield said("BY_HAND_PAYER", name=name, more=_signed(fen))


def _differing(
    was: Mapping[str, int], now: Mapping[str, int]
) -> Iterator[tuple[str, int]]:
    for key in sorted({*was, *now}):
        fen = now.get(key, 0) - was.get(key, 0)
        if fen:
            yield key, fen


def _signed(fen: int) -> str:
    return f"+{yuan(fen)}" if fen > 0 else yuan(fen)
