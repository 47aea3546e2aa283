"""Those who were seen aboard: their trip runs for them, though its coach is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.replanning.rounds import without_coach

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.options import Option
    from solvers.replanning.rounds import Round
    from transport.fixed import Fixed


def still_aboard(fixed: Fixed, gone: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Who was seen on which rides, but for those that cannot run as they are."""
    found = {
        worker_id: tuple(ride_id for ride_id in rides if ride_id not in gone)
        for worker_id, rides in fixed.aboard.items()
    }
    return {worker_id: rides for worker_id, rides in found.items() if rides}


def hit(asked: Asked, *, barred: Collection[str], retimed: Collection[str]) -> set[str]:
    """Trips and services in which nobody can stay, by what was reported.

    Their coach is not to be had, they ended on their way, their service is off, they
    are timed anew (``retimed``) for one that is moved or off, or they are ``barred``:
    a place or road that they need is closed. What a search gave up is none of them.
    """
    changes = asked.changes
    services = {*changes.services_gone, *changes.moved}
    return {
        *changes.services_gone,
        *barred,
        *without_coach(asked, changes),
        *asked.fixed.broken,
        *(t for t in retimed if asked.plan.trip[t].service_id in services),
    }


def with_seated(
    asked: Asked, this: Round, options: Sequence[Option]
) -> tuple[Sequence[Option], tuple[str, ...]]:
    """The options, of late trips with somebody aboard those alone by their own coach.

    Then the trips of which that is so: each of them runs. One whose own coach cannot
    run it later is none of them.
    """
    found = []
    for trip_id in this.late:
        inside = {w for w, rides in asked.fixed.aboard.items() if trip_id in rides}
        inside.intersection_update(this.lost[trip_id].worker_ids)
        own = [o for o in options if _keeps(o, trip_id, inside)]
        if inside and own:
            found.append(trip_id)
            options = [o for o in options if o.of != trip_id or o in own]
    return options, tuple(found)


def _keeps(option: Option, trip_id: str, inside: Collection[str]) -> bool:
    is_own = option.of == trip_id and option.way == "later"
    return is_own and set(inside).issubset(option.takes)
