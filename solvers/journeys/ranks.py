"""Priority in the choice of modes: each class of a group as a choice of its own.

Where seats of services are short, one worker of a higher class goes before any one of a
lower class, whatever their seats cost: staying weighs so much more. Whoever's seat is
dearer than staying really weighs is not offered that seat.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from transport.groups import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from solvers.journeys.modes import ModeChoice
    from transport.groups import Group

    Cohort = tuple[str, int]  # a group's id, the class by number, 0 the highest
    Seat = Mapping[str, float]  # price of a seat by service

MARK = "\t"  # in no id
WHOLE = 0.999  # of a worker, in a programme whose answers are nearly whole


def by_rank(
    choices: Iterable[ModeChoice], group: Mapping[str, Group], seat_fen: Seat
) -> list[ModeChoice]:
    """The choices, one for each class of each group; `cohort_of` names both."""
    found = [
        part for choice in choices for part in _parts(choice, group[choice.group_id])
    ]
    dearest = max(
        (fen for part in found for fen in part.by_service.values()), default=0
    )
    step_fen = dearest + max(seat_fen.values(), default=0.0) + 1.0
    return [_weighed(part, step_fen, seat_fen) for part in found]


def cohort_of(offer_id: str) -> Cohort:
    """The group and the class that a choice stands for."""
    group_id, _, rank = offer_id.rpartition(MARK)
    return group_id, int(rank)


def _parts(choice: ModeChoice, group: Group) -> list[ModeChoice]:
    sizes: Counter[int] = Counter()
    for party in group.parties:
        sizes[party.rank] += party.n
    return [
        replace(
            choice,
            group_id=f"{choice.group_id}{MARK}{rank}",
            n=n,
            lighter=(),
            penalty_fen=min(
                party.otherwise_fen / party.n
                for party in group.parties
                if party.rank == rank
            ),
        )
        for rank, n in sorted(sizes.items())
    ]


def _weighed(choice: ModeChoice, step_fen: float, seat_fen: Seat) -> ModeChoice:
    """The choice without seats that cost more than staying; staying weighs by class."""
    _, rank = cohort_of(choice.group_id)
    worth = {
        service_id: fen
        for service_id, fen in choice.by_service.items()
        if fen + seat_fen[service_id] <= choice.penalty_fen
    }
    more_fen = step_fen * (len(PRIORITIES) - 1 - rank)
    return replace(choice, by_service=worth, penalty_fen=choice.penalty_fen + more_fen)


def n_left(waiting: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Workers by class who wait in several searches together."""
    return tuple(sum(numbers) for numbers in zip(*waiting, strict=True))


def dealt(
    riders: Mapping[tuple[str, str], float], groups: Mapping[str, Group]
) -> dict[tuple[str, int], str]:
    """The service of each party, of so many riders by offer and service.

    Parties are whole, and those of an offer are all of its rank.
    """
    service_of: dict[tuple[str, int], str] = {}
    for (offer_id, service_id), n in sorted(riders.items()):
        group_id, rank = cohort_of(offer_id)
        space = int(n + 1 - WHOLE)
        for i, party in enumerate(groups[group_id].parties):
            is_free = (group_id, i) not in service_of
            if is_free and party.rank == rank and party.n <= space:
                service_of[group_id, i] = service_id
                space -= party.n
    return service_of
