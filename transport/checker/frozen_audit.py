"""Proof that a new version of a plan leaves alone what had to stay as printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from transport.checker.findings import Violation
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from transport.clock import Clock
    from transport.fixed import Fixed
    from transport.plan import Plan, Trip
    from transport.said import Said
    from transport.scenario import Scenario


class _Place(NamedTuple):
    """What a rider's paper says of one trip."""

    trip_id: str
    coach: tuple[str, str, int]
    seat: str
    boards_at: str
    board_s: int
    alights_at: str
    alight_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Versions:
    """The printed plan and the new one, by worker."""

    parent: Plan
    plan: Plan
    fixed: Fixed
    before: dict[str, tuple[_Place, ...]]
    after: dict[str, tuple[_Place, ...]]

    def is_same(self, worker_id: str, trip_id: str, *, waits: bool = False) -> bool:
        """Whether the worker's place on that trip is what was printed.

        But for its times, where the coach waits for the worker's service.
        """
        was = next(p for p in self.before[worker_id] if p.trip_id == trip_id)
        now = [p for p in self.after.get(worker_id, ()) if p.trip_id == trip_id]
        if waits:
            return [_seat(place) for place in now] == [_seat(was)]
        return len(now) == 1 and self._same(was, now[0])

    def is_kept(self, worker_id: str) -> bool:
        """Whether all rides of the worker are what was printed."""
        was, now = self.before.get(worker_id, ()), self.after.get(worker_id, ())
        return len(was) == len(now) and all(map(self._same, was, now))

    def _same(self, was: _Place, now: _Place) -> bool:
        late_s = now.alight_s - was.alight_s
        in_time = -self.fixed.leeway_s <= late_s <= self.fixed.leeway_s
        return in_time and now._replace(alight_s=was.alight_s) == was


def frozen(parent: Plan, plan: Plan, fixed: Fixed, *, clock: Clock) -> list[Violation]:
    """Everything in ``plan`` that had to stay as ``parent`` printed it and does not.

    Whether ``plan`` is legal is not asked here. Somebody who is out is missed nowhere.
    """
    versions = _Versions(
        parent=parent,
        plan=plan,
        fixed=fixed,
        before=_places(parent),
        after=_places(plan),
    )
    found = [
        *_departed(versions),
        *_taken_on(versions),
        *_sitting(versions),
        *_frozen(versions),
        *_locked(versions),
        *_in_the_past(versions, clock),
    ]
    return list(dict.fromkeys(found))


def wrongly_said(parent: Plan, scenario: Scenario, fixed: Fixed) -> list[Violation]:
    """What the version says of the day, to be excused for it, without any right to.

    A seat is held where ``parent`` has the worker on that trip, and the trip had left
    or was locked or its list frozen, or the worker was locked or seen aboard. Halts
    stand of a trip that had left, or should have by the clock, is frozen or locked.
    """
    found = []
    for worker_id, trip_id in sorted(scenario.seats_held.items()):
        trip = parent.trip.get(trip_id)
        stands = trip is not None and (
            trip_id in fixed.departed | fixed.frozen | fixed.locked_trips
            or _coach_of(trip) in fixed.locked_coaches
            or worker_id in fixed.locked_workers
            or trip_id in fixed.aboard.get(worker_id, ())
        )
        if trip is None or not stands or worker_id not in trip.seats:
            told = said("SEAT_NOT_HELD", trip=trip_id, worker=worker_id)
            found.append(_about("SEAT_NOT_HELD", worker_id, told))
    for trip_id in sorted(scenario.halts_stand):
        trip = parent.trip.get(trip_id)
        stands = trip is not None and (
            trip.depart_s < fixed.moment_s
            or trip_id in fixed.departed | fixed.frozen | fixed.locked_trips
            or _coach_of(trip) in fixed.locked_coaches
        )
        if not stands:
            told = said("HALTS_MAY_CHANGE", trip=trip_id)
            found.append(_about("HALTS_MAY_CHANGE", trip_id, told))
    return found


def _coach_of(trip: Trip) -> tuple[str, str, int]:
    return (trip.depot_id, trip.vehicle_type, trip.coach)


def _places(plan: Plan) -> dict[str, tuple[_Place, ...]]:
    """Every rider's places in the order of the legs; rides on services left aside."""
    found: dict[str, tuple[_Place, ...]] = {}
    halts = {trip.trip_id: _halts(trip) for trip in plan.trips}
    for journey in plan.journeys:
        own = []
        for leg in journey.legs:
            if leg.trip_id is None:
                continue
            trip = plan.trip[leg.trip_id]
            up, down = halts[leg.trip_id].get(journey.worker_id, ("", ""))
            coach = _coach_of(trip)
            seat, when = leg.seat, (leg.board_s, leg.alight_s)
            own.append(_Place(trip.trip_id, coach, seat, up, when[0], down, when[1]))
        found[journey.worker_id] = tuple(own)
    return found


def _halts(trip: Trip) -> dict[str, tuple[str, str]]:
    up = {w: str(stop.place_id) for stop in trip.stops for w in stop.board}
    down = {w: str(stop.place_id) for stop in trip.stops for w in stop.alight}
    return {w: (up[w], down.get(w, "")) for w in up}


def _riders(versions: _Versions, trip: Trip) -> list[str]:
    """Who was printed on the trip and is not out."""
    away = _away(versions)
    return [w for stop in trip.stops for w in stop.board if w not in away]


def _away(versions: _Versions) -> frozenset[str]:
    """Whom no printed trip carries any more.

    They are out, or on the road where one of their rides has ended.
    """
    fixed, known = versions.fixed, versions.parent.trip
    ended = [names for trip_id, names in fixed.broken.items() if trip_id in known]
    return frozenset(fixed.out).union(*ended)


def _departed(versions: _Versions) -> Iterator[Violation]:
    """A trip that has left runs as printed, with nobody new and nobody put off."""
    for trip_id in sorted(versions.fixed.departed - versions.fixed.broken.keys()):
        was, now = versions.parent.trip[trip_id], versions.plan.trip.get(trip_id)
        if now is None and not _riders(versions, was):
            continue  # nobody came: the coach turns back
        if now is None:
            told = said("DEPARTED_CHANGED_GONE", trip=trip_id)
            yield _about("DEPARTED_CHANGED", trip_id, told)
            continue
        runs = _waited(versions.fixed, was, now)
        if _run_of(now) != _run_of(runs) or not _boards_as_printed(versions, was, now):
            told = said("DEPARTED_CHANGED", trip=trip_id)
            yield _about("DEPARTED_CHANGED", trip_id, told)
        for worker_id in _riders(versions, was):
            if not versions.is_same(worker_id, trip_id, waits=runs is not was):
                told = said("DEPARTED_CHANGED_FOR", trip=trip_id, worker=worker_id)
                yield _about("DEPARTED_CHANGED", trip_id, told)


def _taken_on(versions: _Versions) -> Iterator[Violation]:
    """A trip that ended on its way runs no more; nobody it carried is forgotten.

    Whoever was aboard boards beside it and alights where it was printed, or is told as
    left behind.
    """
    told_of = {one.worker_id for one in versions.plan.unplanned}
    told_of |= {one.worker_id for one in versions.plan.held}
    for trip_id, aboard in sorted(versions.fixed.broken.items()):
        if trip_id in versions.plan.trip:
            yield _about("BROKEN_RUNS_ON", trip_id, said("BROKEN_RUNS_ON"))
        for worker_id in aboard:
            was = [p for p in versions.before.get(worker_id, ()) if p[0] == trip_id]
            now = versions.after.get(worker_id, ())
            if worker_id in versions.fixed.out or not was or worker_id in told_of:
                continue
            if not now or not now[0].boards_at.startswith(f"{trip_id}@"):
                told = said("STRANDED_FORGOTTEN", trip=trip_id, worker=worker_id)
                yield _about("STRANDED_FORGOTTEN", worker_id, told)
            elif versions.parent.trip[trip_id].segment != "feeder" and (
                now[-1].alights_at != was[-1].alights_at
            ):
                told = said("STRANDED_ELSEWHERE", trip=trip_id, worker=worker_id)
                yield _about("STRANDED_FORGOTTEN", worker_id, told)


def _sitting(versions: _Versions) -> Iterator[Violation]:
    """Whoever was seen in a vehicle sits in it still, to where he was to alight.

    But for a trip that ended on its way, and for those who are out.
    """
    fixed = versions.fixed
    trains = {use.service_id: set(use.workers) for use in versions.plan.services}
    for worker_id, rides in sorted(fixed.aboard.items()):
        if worker_id in _away(versions):
            continue
        for ride_id in rides:
            if ride_id in fixed.broken:
                continue
            was, now = (
                [_seat(p) for p in places.get(worker_id, ()) if p.trip_id == ride_id]
                for places in (versions.before, versions.after)
            )
            stays = was == now if was else worker_id in trains.get(ride_id, ())
            if not stays:
                told = said("ABOARD_CHANGED", trip=ride_id, worker=worker_id)
                yield _about("ABOARD_CHANGED", worker_id, told)


def _seat(place: _Place) -> tuple[object, ...]:
    """What somebody who has sat down notices: coach, seat, both ends."""
    return (place.coach, place.seat, place.boards_at, place.alights_at)


def _boards_as_printed(versions: _Versions, was: Trip, now: Trip) -> bool:
    """Whether nobody is put off, and only stops that the coach has not left take on."""
    printed = set(_riders(versions, was))
    for stop, again in zip(was.stops, now.stops, strict=True):
        new = [w for w in again.board if w not in printed]
        has_been_there = again.depart_s < _run_to_s(versions.fixed, was.trip_id)
        if new and has_been_there:
            return False
        out = _away(versions)
        kept = [w for w in again.board if w in printed]
        if kept != list(_without(stop.board, out)):
            return False
    return True


def _waited(fixed: Fixed, was: Trip, now: Trip) -> Trip:
    """The printed trip, later from the hub on by as much as the new one waits there.

    That is no reason where it does not meet a service, or has left the hub by then.
    """
    at = next((n for n, stop in enumerate(was.stops) if stop.kind == "hub"), None)
    if was.trip_id not in fixed.waiting or was.segment != "receiving" or at is None:
        return was
    left_s = was.stops[at].depart_s
    if left_s < _run_to_s(fixed, was.trip_id) or len(now.stops) != len(was.stops):
        return was
    late_s = now.stops[at].depart_s - left_s
    if late_s <= 0:
        return was
    halts = [replace(was.stops[at], depart_s=left_s + late_s)]
    for stop in was.stops[at + 1 :]:
        again = (stop.arrive_s + late_s, stop.depart_s + late_s)
        halts.append(replace(stop, arrive_s=again[0], depart_s=again[1]))
    driven = [b for b in was.driving if b.until_s <= left_s]
    ahead = [
        replace(b, from_s=b.from_s + late_s, until_s=b.until_s + late_s)
        for b in was.driving
        if b.until_s > left_s
    ]
    stops = (*was.stops[:at], *halts)
    return replace(was, stops=stops, driving=(*driven, *ahead))


def _run_to_s(fixed: Fixed, trip_id: str) -> int:
    """How much of its timetable the trip has behind it."""
    return fixed.come_to.get(trip_id, fixed.moment_s)


def _run_of(trip: Trip) -> tuple[object, ...]:
    """Coach, crew, halts and driving of a trip, whoever is aboard."""
    halts = [(s.kind, s.place_id, s.at_m, s.arrive_s, s.depart_s) for s in trip.stops]
    coach = _coach_of(trip)
    return (coach, trip.drivers, trip.block_id, trip.crew, halts, trip.driving)


def _without(names: Iterable[str], out: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in out)


def _frozen(versions: _Versions) -> Iterator[Violation]:
    """Whoever was on a frozen trip still has the printed coach, seat, place, time.

    But for those moved to make room: each of them rides, on another trip.
    """
    for trip_id in sorted(versions.fixed.frozen):
        for worker_id in _riders(versions, versions.parent.trip[trip_id]):
            if worker_id in versions.fixed.moved:
                if not versions.after.get(worker_id):
                    told = said("FROZEN_CHANGED_MOVED", trip=trip_id, worker=worker_id)
                    yield _about("FROZEN_CHANGED", worker_id, told)
            elif not versions.is_same(worker_id, trip_id):
                told = said("FROZEN_CHANGED", trip=trip_id, worker=worker_id)
                yield _about("FROZEN_CHANGED", worker_id, told)


def _locked(versions: _Versions) -> Iterator[Violation]:
    fixed = versions.fixed
    ended = {
        worker_id
        for trip_id in fixed.broken.keys() & versions.parent.trip.keys()
        for worker_id in versions.parent.trip[trip_id].worker_ids
    }
    for worker_id in sorted(fixed.locked_workers - ended - set(fixed.out)):
        if not versions.is_kept(worker_id):
            told = said("LOCKED_CHANGED_WORKER", worker=worker_id)
            yield _about("LOCKED_CHANGED", worker_id, told)
    for trip in versions.parent.trips:
        coach = _coach_of(trip)
        if trip.trip_id not in fixed.locked_trips and coach not in fixed.locked_coaches:
            continue
        if trip.trip_id in fixed.broken:
            continue  # nobody can keep it
        now = versions.plan.trip.get(trip.trip_id)
        if now is None and not _riders(versions, trip):
            continue
        was_served = _served(trip, _away(versions))
        now_served = None if now is None else _served(now, frozenset())
        if trip.trip_id in fixed.coachless and coach not in fixed.locked_coaches:
            is_same = now_served is not None and now_served[1:] == was_served[1:]
        else:
            is_same = now_served == was_served
        if not is_same:
            told = said("LOCKED_CHANGED_TRIP", trip=trip.trip_id)
            yield _about("LOCKED_CHANGED", trip.trip_id, told)


def _served(trip: Trip, out: Collection[str]) -> tuple[object, ...]:
    """Coach and who boards and alights where and when, without those who are out."""
    coach = _coach_of(trip)
    calls = [
        (stop.place_id, stop.depart_s, aboard, off)
        for stop in trip.stops
        for aboard, off in [(_without(stop.board, out), _without(stop.alight, out))]
        if aboard or off
    ]
    return (coach, calls)


def _in_the_past(versions: _Versions, clock: Clock) -> Iterator[Violation]:
    """Nothing new leaves before the moment at which it was decided."""
    fixed = versions.fixed
    for trip in versions.plan.trips:
        was = versions.parent.trip.get(trip.trip_id)
        if trip.trip_id in fixed.departed or (
            was is not None and _halted(was) == _halted(trip)
        ):
            continue
        early_s = fixed.moment_s - trip.depart_s
        if early_s > 0:
            told = said(
                "LEAVES_IN_THE_PAST",
                trip=trip.trip_id,
                at=clock.told(trip.depart_s),
                now=clock.told(fixed.moment_s),
            )
            yield _about("LEAVES_IN_THE_PAST", trip.trip_id, told, early_s)


def _halted(trip: Trip) -> list[tuple[object, ...]]:
    return [(s.kind, s.place_id, s.arrive_s, s.depart_s) for s in trip.stops]


def _about(code: str, where: str, told: Said, amount: int | None = None) -> Violation:
    return Violation(code=code, where=where, told=told, amount=amount)
