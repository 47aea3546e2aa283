"""Changes of one moment and those of a later one, as changes since the first."""

from __future__ import annotations

from transport.changes import Changes


def merged(before: Changes, after: Changes) -> Changes:
    """Both together, told at the later moment; the later one counts where they differ.

    Whoever is to be placed anew, who holds a seat and whose halts stand is so by the
    later ones alone.
    """
    known = {worker.worker_id: worker for worker in before.added}
    known |= {worker.worker_id: worker for worker in after.added}
    lost = {(one.depot_id, one.vehicle_type, one.coach): one for one in after.lost}
    lost |= {(one.depot_id, one.vehicle_type, one.coach): one for one in before.lost}
    return Changes(
        moment_s=after.moment_s,
        out={**before.out, **after.out},
        measured={**before.measured, **after.measured},
        added=tuple(known.values()),
        to_place=after.to_place,
        until={**before.until, **after.until},
        lost=tuple(lost[key] for key in sorted(lost)),
        coaches=(*before.coaches, *after.coaches),
        intakes={**before.intakes, **after.intakes},
        let_in={**before.let_in, **after.let_in},
        services_gone=tuple(
            dict.fromkeys((*before.services_gone, *after.services_gone))
        ),
        away=tuple(dict.fromkeys((*before.away, *after.away))),
        moved={**before.moved, **after.moved},
        closed=tuple(dict.fromkeys((*before.closed, *after.closed))),
        walks={**before.walks, **after.walks},
        broken=tuple(dict.fromkeys((*before.broken, *after.broken))),
        apart=tuple(dict.fromkeys((*before.apart, *after.apart))),
        seats_held=after.seats_held,
        halts_stand=after.halts_stand,
    )
