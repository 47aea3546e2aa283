"""Invoices beside the tariff: each line right, too much, too little, or for nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S
from transport.closing.credits import Charged, subject_of
from transport.closing.items import BOUGHT, line_meant
from transport.operation.roll import coach_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from transport.closing.credits import Credit
    from transport.closing.done import Done, TripDone
    from transport.closing.records import InvoiceLine
    from transport.operation.situation import Situation

Verdict = Literal[
    "right",
    "part",
    "too_much",
    "too_little",
    "charged_twice",
    "trip_unknown",
    "earlier_version",
    "trip_not_run",
    "not_in_tariff",
    "credit",
    "credit_beyond",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A line of an invoice. ``due_fen``: what was still open for it by the tariff.

    ``off_fen``: by how much it is above that, below 0 where under. ``cost_line``: the
    line of the tariff that it means, None for none. ``first_row``: of a line charged
    twice, where it was charged before. ``owner``: whose the coach is, where it is
    another's than the carrier's who charges. ``credit``: of a credit note, what it
    gives back.
    """

    line: InvoiceLine
    verdict: Verdict
    due_fen: int
    rides: tuple[str, ...] = ()
    cost_line: str | None = None
    first_row: int | None = None
    owner: str = ""
    credit: Credit | None = None

    @property
    def too_much_fen(self) -> int:
        """What it charges above what is due; below 0: settles of that."""
        if self.credit is not None:
            return -self.credit.settled_fen
        return max(0, self.off_fen)

    @property
    def too_little_fen(self) -> int:
        """What it leaves open, or gives back though nobody charged it."""
        if self.credit is not None:
            return self.credit.beyond_fen
        return max(0, -self.off_fen)

    @property
    def off_fen(self) -> int:
        """Charged above what is due; below 0: under it."""
        if self.verdict in ("right", "part"):
            return 0
        return self.line.amount_fen - self.due_fen

    @property
    def adds_up(self) -> bool:
        """Whether the amount is quantity by price, as far as they are told."""
        product = self.line.product_fen
        return product is None or product == self.line.amount_fen


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierSum:
    """What a carrier charges, what of it is due, what is too much or too little."""

    carrier: str
    n_lines: int
    charged_fen: int
    due_fen: int
    too_much_fen: int
    too_little_fen: int


@dataclass(frozen=True, kw_only=True)
class Invoices:
    """Every line judged, sums by carrier, and what nobody has charged yet."""

    lines: tuple[Judged, ...]
    carriers: tuple[CarrierSum, ...]
    open_fen: Mapping[str, int]


def judged(
    was: Situation,
    done: Done,
    by_ride: Mapping[str, Mapping[str, int]],
    lines: Sequence[InvoiceLine],
    *,
    gone: Collection[str] = (),
) -> Invoices:
    """The lines in their order; what one takes is not open for those after it.

    Credit notes come after all that was charged, wherever they stand. ``gone``: trips
    that earlier versions of the plan had, of which nothing is known.
    """
    still = {
        (ride, name): fen for ride, due in by_ride.items() for name, fen in due.items()
    }
    charges = [line for line in lines if line.amount_fen >= 0]
    last, parts = _ends(was, done, charges), _Parts(still)
    found = [
        _judged_line(was, done, by_ride, line, parts, is_last=at in last)
        for at, line in enumerate(charges)
    ]
    notes = [line for line in lines if line.amount_fen < 0]
    found += _credited(was, done, by_ride, notes, parts, found)
    found = [
        replace(one, verdict="earlier_version") if one.line.ride_id in gone else one
        for one in sorted(found, key=lambda one: one.line.row)
    ]
    rest: Counter[str] = Counter()
    for (_, name), fen in still.items():
        rest[name] += fen
    return Invoices(
        lines=tuple(found),
        carriers=tuple(_sums(found)),
        open_fen={n: fen for n, fen in sorted(rest.items()) if fen and n not in BOUGHT},
    )


class _Parts:
    """What is open of every ride's lines, and which row took the last of it."""

    def __init__(self, still: dict[tuple[str, str], int]) -> None:
        self.still = still
        self.taken_by: dict[tuple[str, str], int] = {}

    def open_fen(self, keys: Sequence[tuple[str, str]]) -> int:
        return sum(self.still.get(key, 0) for key in keys)

    def take(self, keys: Sequence[tuple[str, str]], fen: int, row: int) -> None:
        for key in keys:
            part = min(fen, self.still.get(key, 0))
            self.still[key] = self.still.get(key, 0) - part
            fen -= part
            self.taken_by.setdefault(key, row)

    def give_back(self, due: Mapping[tuple[str, str], int], fen: int) -> None:
        """Open again so much of what was due in all."""
        for key, in_all_fen in due.items():
            part = min(fen, in_all_fen - self.still.get(key, 0))
            self.still[key] = self.still.get(key, 0) + part
            fen -= part


def _ends(
    was: Situation,
    done: Done,
    lines: Sequence[InvoiceLine],
) -> frozenset[int]:
    """Positions of the lines after which nothing more is charged for the same thing."""
    last: dict[tuple[tuple[str, ...], str | None], int] = {}
    for at, line in enumerate(lines):
        last[rides_meant(was, done, line), line_meant(line.item)] = at
    return frozenset(last.values())


def _judged_line(
    was: Situation,
    done: Done,
    by_ride: Mapping[str, Mapping[str, int]],
    line: InvoiceLine,
    parts: _Parts,
    *,
    is_last: bool,
) -> Judged:
    rides = rides_meant(was, done, line)
    name = line_meant(line.item)

    def verdict(word: Verdict, due_fen: int = 0, first: int | None = None) -> Judged:
        return Judged(
            line=line,
            verdict=word,
            due_fen=due_fen,
            rides=rides,
            cost_line=name,
            first_row=first,
            owner=_other_owner(was, line, rides),
        )

    if not rides:
        return verdict("trip_unknown")
    run = [ride for ride in rides if ride in by_ride]
    if not run:
        return verdict("trip_not_run")
    keys = [(ride, name) for ride in run if name is not None and name in by_ride[ride]]
    if name is None or not keys:
        return verdict("not_in_tariff")
    open_fen = parts.open_fen(keys)
    first = next((parts.taken_by[key] for key in keys if key in parts.taken_by), None)
    parts.take(keys, line.amount_fen, line.row)
    if open_fen <= 0 and line.amount_fen > 0:
        return verdict("charged_twice", 0, first)
    if line.amount_fen > open_fen:
        return verdict("too_much", open_fen)
    if line.amount_fen == open_fen:
        return verdict("right", open_fen)
    if not is_last:
        return verdict("part", line.amount_fen)
    return verdict("too_little", open_fen)


def _credited(
    was: Situation,
    done: Done,
    by_ride: Mapping[str, Mapping[str, int]],
    notes: Sequence[InvoiceLine],
    parts: _Parts,
    charges: Sequence[Judged],
) -> list[Judged]:
    """Credit notes; what they give back of what is due is open again."""
    charged = Charged(
        (
            subject_of(one.line, one.rides, one.cost_line),
            one.line.amount_fen,
            one.due_fen,
        )
        for one in charges
    )
    found = []
    for line in notes:
        rides, name = rides_meant(was, done, line), line_meant(line.item)
        credit = charged.credited(subject_of(line, rides, name), -line.amount_fen)
        due = {
            (ride, name): by_ride[ride][name]
            for ride in rides
            if name is not None and name in by_ride.get(ride, {})
        }
        parts.give_back(due, credit.back_fen)
        found.append(
            Judged(
                line=line,
                verdict="credit_beyond" if credit.beyond_fen else "credit",
                due_fen=-credit.back_fen,
                rides=rides,
                cost_line=name,
                owner=_other_owner(was, line, rides),
                credit=credit,
            )
        )
    return found


def _other_owner(was: Situation, line: InvoiceLine, rides: Sequence[str]) -> str:
    """The carriers of the coaches, as far as known; empty if it is the one charging."""
    keys = [coach_of(was.trip[ride]) for ride in rides if ride in was.trip]
    known = [
        was.scenario.coach.get((k.depot_id, k.vehicle_type, k.coach)) for k in keys
    ]
    owners = dict.fromkeys(one.carrier for one in known if one is not None)
    names = [name for name in owners if name]
    is_own = line.carrier.casefold() in [name.casefold() for name in names]
    return "" if is_own else ", ".join(names)


def rides_meant(was: Situation, done: Done, line: InvoiceLine) -> tuple[str, ...]:
    """The trips or the service that a line is for; none where there is no such."""
    services = [ride.use.service_id for ride in done.services]
    if line.ride_id:
        known = (*was.trip, *services)
        return (line.ride_id,) if line.ride_id in known else ()
    own = [ride for ride in done.trips if _is_coach(was, ride, line.coach)]
    day_s = line.day_s or 0
    left = [r for r in own if day_s <= r.depart_s < day_s + DAY_S]
    away = [r for r in own if r.depart_s < day_s + DAY_S and r.return_s > day_s]
    return tuple(ride.trip.trip_id for ride in left or away)


def _is_coach(was: Situation, ride: TripDone, told: str) -> bool:
    key = coach_of(ride.trip)
    known = was.scenario.coach.get((key.depot_id, key.vehicle_type, key.coach))
    plate = "" if known is None else known.plate
    return told.casefold() in (str(key).casefold(), plate.casefold() or None)


def _sums(lines: Sequence[Judged]) -> list[CarrierSum]:
    by_carrier: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in lines:
        by_carrier[one.line.carrier].append(one)
    return [
        CarrierSum(
            carrier=carrier,
            n_lines=len(own),
            charged_fen=sum(one.line.amount_fen for one in own),
            due_fen=sum(one.due_fen for one in own),
            too_much_fen=sum(one.too_much_fen for one in own),
            too_little_fen=sum(one.too_little_fen for one in own),
        )
        for carrier, own in sorted(by_carrier.items())
    ]
