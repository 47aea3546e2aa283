"""Who was seen where, and which coaches left or came, from the check-ins that hold."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from typing import TYPE_CHECKING

from transport.operation.check_ins import standing_entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.operation.check_ins import CheckIn, Stage


class Attendance:
    """Check-ins that hold, by worker and ride, and by coach; the first one counts.

    More may be added; none is taken out.
    """

    def __init__(self, entries: Sequence[CheckIn] = ()) -> None:
        self._seen: defaultdict[tuple[str, str], dict[Stage, CheckIn]] = defaultdict(
            dict
        )
        self._coach: defaultdict[str, list[CheckIn]] = defaultdict(list)
        self._rides: defaultdict[str, set[str]] = defaultdict(set)
        self._boarded: set[str] = set()
        for entry in standing_entries(entries):
            self.add(entry)

    def add(self, entry: CheckIn) -> None:
        """One more, which is no take-back."""
        if entry.worker_id is None:
            insort(
                self._coach[entry.ride_id],
                entry,
                key=lambda one: (one.at_s, one.number),
            )
            return
        self._seen[entry.worker_id, entry.ride_id].setdefault(entry.stage, entry)
        self._rides[entry.worker_id].add(entry.ride_id)
        if entry.stage == "boarded":
            self._boarded.add(entry.ride_id)

    def seen(self, worker_id: str, ride_id: str) -> Mapping[Stage, CheckIn]:
        """The stages of the ride at which the worker was seen himself."""
        return self._seen.get((worker_id, ride_id), {})

    def rides_of(self, worker_id: str) -> frozenset[str]:
        """Rides on which the worker was seen."""
        return frozenset(self._rides.get(worker_id, ()))

    def workers(self) -> tuple[str, ...]:
        """Everybody who was seen, sorted."""
        return tuple(sorted(self._rides))

    def of_coach(self, ride_id: str, stage: Stage) -> tuple[CheckIn, ...]:
        """What was entered of the coach, in the order of its times."""
        return tuple(one for one in self._coach.get(ride_id, ()) if one.stage == stage)

    def is_by_list(self, ride_id: str) -> bool:
        """Whether nobody's boarding was entered: then the list as printed counts."""
        return ride_id not in self._boarded
