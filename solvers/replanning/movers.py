"""Who could give up a printed seat for one on another coach, to make room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.replanning.moving import Mover
from solvers.replanning.options import open_to
from solvers.replanning.printed import left as left_by
from solvers.replanning.printed import told_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.offering import Offering
    from solvers.replanning.options import Option
    from solvers.replanning.printed import Told
    from solvers.replanning.rounds import Round
    from transport.groups import Group
    from transport.plan import Trip

MOST_MOVERS = 400  # parties that are asked, those on trips that others wait for first


@dataclass(frozen=True, kw_only=True)
class Moving:
    """What may be moved among the printed trips of a round.

    ``told``: when boarding begins as printed; ``stays``: parties that are not asked.
    """

    asked: Asked
    this: Round
    told: Told
    offering: Offering
    stays: Collection[tuple[str, ...]] = ()

    def movers(
        self, options: Sequence[Option], left: Collection[str]
    ) -> tuple[list[Mover], list[Option]]:
        """Movers for the groups (by id) that are ``left``, and all options with them.

        Those on trips near to such a group that could ride on others, then those on
        full trips among these.
        """
        able = [o for o in options if o.way == "kept" and self._may_change(o)]
        groups = [g for g in self.offering.groups if g.group_id in left]
        wanted = {
            now.trip_id for group in groups for now in self.offering.crowded(group)
        }
        wanted |= {str(o.of) for o in able if not o.open_to.isdisjoint(left)}
        first = self._with_another(able, self._aboard(able, wanted))
        opened = self._opened(able, first)
        full = {
            str(o.of)
            for o in able
            if o.of not in wanted and o.room.seats <= 0 and opened[o.key]
        }
        second = self._with_another(able, self._aboard(able, full))
        movers = (first + second)[:MOST_MOVERS]
        opened = self._opened(able, movers)
        more = [
            replace(o, open_to=o.open_to | opened[o.key]) if o.key in opened else o
            for o in options
        ]
        return movers, [*more, *self._evicting(groups, first)]

    def _with_another(
        self, able: Sequence[Option], movers: Sequence[Mover]
    ) -> list[Mover]:
        """The movers whom a trip other than their own could take."""
        trips_for: dict[str, set[str | None]] = {}
        opened = self._opened(able, movers)
        for option in able:
            for group_id in opened[option.key]:
                trips_for.setdefault(group_id, set()).add(option.of)
        return [m for m in movers if trips_for.get(m.group.group_id, set()) - {m.home}]

    def _evicting(
        self, groups: Iterable[Group], movers: Sequence[Mover]
    ) -> Iterator[Option]:
        """Trips with some of the groups in the seats of movers, the first of them."""
        for group in groups:
            for now in self.offering.crowded(group):
                free = now.usable_seats - len(now.worker_ids)
                gone: list[str] = []
                for mover in movers:
                    if mover.home == now.trip_id and len(gone) + free < group.n_workers:
                        gone += mover.party.worker_ids
                bare = left_by(now, gone)
                if gone and bare.worker_ids:
                    for option in self.offering.longer(bare, group, group.n_workers):
                        key = f"{option.key} without {','.join(gone)}"
                        yield replace(option, key=key, evicts=frozenset(gone))

    def _opened(
        self, able: Iterable[Option], movers: Sequence[Mover]
    ) -> dict[str, frozenset[str]]:
        """By option: the movers' groups that it could take where it halts."""
        groups = list({id(m.group): m.group for m in movers}.values())
        found = {}
        for option in able:
            near = [g for g in groups if self._is_later(option, g)]
            trip = option.trip
            found[option.key] = (
                frozenset()
                if trip is None or not near
                else open_to(self.this.ground, trip, self.told, near)
            )
        return found

    def _is_later(self, option: Option, group: Group) -> bool:
        """Whether the trip is still to halt where the group boards."""
        if option.trip is None:
            return False
        at_s = told_at(option.trip, self.told).get(group.village_id)
        from_s = self.asked.fixed.open_from_s(option.trip.trip_id)
        return at_s is not None and at_s >= max(
            from_s, self.this.ground.changes.moment_s
        )

    def _may_change(self, option: Option) -> bool:
        """Whether riders of the trip may go and others come."""
        trip, fixed = option.trip, self.asked.fixed
        return (
            trip is not None
            and trip.segment == "direct"
            and trip.trip_id not in fixed.departed
            and not fixed.holds(trip)
        )

    def _aboard(self, able: Iterable[Option], names: Collection[str]) -> list[Mover]:
        """Parties all of whom are on one of the trips, not locked, not seen aboard."""
        return [
            mover
            for option in able
            if option.trip is not None and option.of in names
            for mover in self._of_trip(option.trip)
        ]

    def _of_trip(self, trip: Trip) -> Iterator[Mover]:
        ground = self.this.ground
        printed = self.asked.plan.trip[trip.trip_id]
        aboard = set(trip.worker_ids).intersection(printed.worker_ids)
        stays = self.asked.fixed.locked_workers.union(self.asked.fixed.aboard)
        seen: set[tuple[str, ...]] = set()
        for worker_id in trip.worker_ids:
            party = ground.party_of[worker_id]
            names = party.worker_ids
            if names in seen or names in self.stays:
                continue
            seen.add(names)
            if aboard.issuperset(names) and stays.isdisjoint(names):
                group = ground.group_of[worker_id]
                yield Mover(party=party, group=group, home=trip.trip_id)
