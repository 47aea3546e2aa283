"""The board of the day: how many are where, in all and by every kind of group."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from transport.operation.behind_time import Late, late_trips
from transport.operation.calling import ToCall, to_call
from transport.operation.ledger import ride_id_of
from transport.operation.leftovers import leftovers
from transport.operation.whereabouts import WHERE, Whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from transport.operation.ledger import Ledger
    from transport.operation.whereabouts import Where
    from transport.roster import Worker
    from transport.said import Said

GroupKind = Literal["county", "station", "hub", "trip", "employer"]
GROUP_KINDS: tuple[GroupKind, ...] = get_args(GroupKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the board: everybody in it is counted in exactly one state."""

    key: str
    name: str
    counts: Mapping[Where, int]

    @property
    def registered(self) -> int:
        """How many are in it."""
        return sum(self.counts.values())

    @property
    def riding(self) -> int:
        """How many of them are to ride."""
        return self.registered - sum(self.counts[w] for w in ("held", "out", "alone"))

    def reached(self, state: Where) -> int:
        """How many have come to a state, or beyond it."""
        way = WHERE[: WHERE.index("missing")]
        return sum(self.counts[one] for one in way[way.index(state) :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Where everybody is at a moment.

    ``groups``: of a trip and a hub the riders, by their states as to that ride.
    ``call``: vehicles with riders not seen yet, the soonest first. ``open``: what is
    to be settled.
    """

    name: str
    version: int
    at_s: int
    total: Line
    groups: Mapping[GroupKind, tuple[Line, ...]]
    late: tuple[Late, ...]
    call: tuple[ToCall, ...]
    open: tuple[Said, ...]


def board_of(ledger: Ledger, at_s: int) -> Board:
    """The board at a moment, by what had happened by then."""
    found = Whereabouts(ledger=ledger.at(at_s), at_s=at_s)
    was = found.ledger.was
    return Board(
        name=was.scenario.title or was.scenario.name,
        version=was.version,
        at_s=at_s,
        total=_line("", "", found.everybody.values()),
        groups=_groups(found),
        late=late_trips(found.ledger, at_s),
        call=to_call(found),
        open=leftovers(found),
    )


def _line(key: str, name: str, states: Iterable[Where]) -> Line:
    n = Counter(states)
    return Line(key=key, name=name, counts={where: n[where] for where in WHERE})


def _groups(found: Whereabouts) -> Mapping[GroupKind, tuple[Line, ...]]:
    states: dict[GroupKind, defaultdict[str, list[Where]]] = {
        kind: defaultdict(list) for kind in GROUP_KINDS
    }
    people = found.ledger.was.people
    for worker_id, state in found.everybody.items():
        worker = people.get(worker_id)
        if worker is None:
            continue
        for kind, key in _keys(found, worker):
            states[kind][key].append(state)
        for ride in found.ledger.was.rides(worker_id):
            as_to_ride = found.on(worker_id, ride)
            states["trip"][ride_id_of(ride)].append(as_to_ride)
            if ride.service_id is not None:
                states["hub"][ride.place_id].append(as_to_ride)
    names = found.ledger.was.scenario.place_name
    return {
        kind: tuple(
            _line(key, names.get(key, key) if kind != "trip" else key, own)
            for key, own in sorted(by_key.items())
        )
        for kind, by_key in states.items()
    }


def _keys(found: Whereabouts, worker: Worker) -> Iterator[tuple[GroupKind, str]]:
    scenario = found.ledger.was.scenario
    home = scenario.own_village.get(worker.lives_by_id)
    if home is not None:
        yield "county", home.county
    yield "employer", worker.works_for_id
    rides = found.ledger.was.rides(worker.worker_id)
    if rides:
        yield "station", rides[0].place_id
    elif home is not None and not worker.is_homebound:
        yield "station", home.muster_id or home.village_id
