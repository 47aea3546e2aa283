"""Repairs for seats that stay free: the least by which what denies them gives way.

Everybody is planned anew under the wider limit; where several limits deny the same
seats all of them give way, each by the least that will do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from solvers.drafting.relaxing import (
    with_any_coach_at,
    with_higher_intakes,
    with_openings,
    with_wider_detours,
)
from solvers.repairs.joint_repairs import in_turn
from solvers.repairs.limit_repairs import Way, drivers, reports, ride, waits
from solvers.repairs.pricing import FEW_STEPS
from solvers.repairs.whole_repairs import anew
from transport.clock import MINUTE_S
from transport.said import Said
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from solvers.repairs.part import Part
    from solvers.repairs.pricing import Pricing
    from transport.answers.repairs import Repair, RepairKind
    from transport.plan import NotTravelling
    from transport.said import Figure
    from transport.scenario import Scenario

_Asked: TypeAlias = "tuple[Sequence[Part] | None, int]"  # parts, and how many steps

EVERYBODY: _Asked = (None, FEW_STEPS)
BEYOND_MIN, BEYOND = 60, 4  # what was told to one party: all of them board for longer
BEYOND_RIDE_MIN, BEYOND_PERCENT = 240, 40
DENIED = ("COULD_JOIN_BUT", "COULD_JOIN_FREE_BUT")
OF_SEATS = ("COULD_JOIN", "COULD_JOIN_FREE", *DENIED)
TRIED_ALONE = ("COUNTIES_APART", "VILLAGES_AT_MOST", "EMPLOYERS_AT_MOST")


def denied_by(entry: NotTravelling) -> tuple[Said, ...]:
    """The limits that deny the worker a seat that stays free; empty where none does."""
    about = _of_seats(entry.told)
    return tuple(_inner(about)) if about and about.code in DENIED else ()


def is_passed_by(entry: NotTravelling) -> bool:
    """Whether the worker is told of a coach that has seats left."""
    return _of_seats(entry.told) is not None


def all_said(told: Said) -> Iterator[Said]:
    """The sentence and all that it is made of."""
    yield told
    for one in _inner(told):
        yield from all_said(one)


def _of_seats(told: Said) -> Said | None:
    """What is told of a coach with seats; None where none is."""
    if told.code in OF_SEATS:
        return told
    return next((found for one in _inner(told) if (found := _of_seats(one))), None)


def _inner(told: Said) -> Iterator[Said]:
    for _, value in told.pairs:
        for figure in value if isinstance(value, tuple) else (value,):
            if isinstance(figure, Said):
                yield figure


def wider_limits(pricing: Pricing, left: Scenario) -> list[Repair]:
    """Every limit that denies free seats to some of them, by the least that does.

    What denies most of them comes first.
    """
    asked: defaultdict[tuple[str, ...], dict[str, tuple[Said, ...]]] = defaultdict(dict)
    for entry in pricing.plan.unplanned:
        limits = denied_by(entry)
        if limits and entry.worker_id in left.worker:
            codes = tuple(sorted(limit.code for limit in limits))
            asked[codes][entry.worker_id] = limits
    found: list[Repair] = []
    for codes, told in sorted(asked.items(), key=lambda one: (-len(one[1]), one[0])):
        if pricing.deadline.is_over:
            break
        is_tried = len(codes) == 1 and codes[0] in TRIED_ALONE
        if not (is_tried and not pricing.is_large):
            found += _widened(pricing, _of(left, told), codes, list(told.values()))
    return found


def _of(left: Scenario, worker_ids: Collection[str]) -> Scenario:
    """The scenario of these of them."""
    workers = tuple(w for w in left.workers if w.worker_id in worker_ids)
    return replace(left, workers=workers)


def _widened(
    pricing: Pricing,
    left: Scenario,
    codes: Sequence[str],
    told: Sequence[Sequence[Said]],
) -> list[Repair]:
    """These limits together, in every way in which they may give way."""
    asked = [_ways(pricing, code, _of_code(told, code)) for code in codes]
    if not all(asked):
        return []  # a law or a limit of which there is no less
    found = []
    for i in range(max(len(ways) for ways in asked)):
        ways = [ways[min(i, len(ways) - 1)] for ways in asked]
        found.append(_least(pricing, left, ways))
    return [repair for repair in found if repair is not None]


def _of_code(told: Sequence[Sequence[Said]], code: str) -> list[Said]:
    return [limit for limits in told for limit in limits if limit.code == code]


def _ways(pricing: Pricing, code: str, told: Sequence[Said]) -> list[Way]:
    """How the limit may give way, little further than was told to anybody."""
    make = _WAYS.get(code)
    found = [] if make is None else [*make(pricing, told)]
    return [way for way in found if way.amounts]


def _least(pricing: Pricing, left: Scenario, ways: Sequence[Way]) -> Repair | None:
    """The least of each way in turn that carries as many as all of them at most do.

    In a large scenario as many as in the part in which they carry most; with those
    amounts the other parts are planned, too, whatever others who stay were told.
    """
    amounts = [way.amounts[-1] for way in ways]

    def planned(asked: _Asked, whom: Scenario = left) -> Repair | None:
        changed = pricing.full
        for way, amount in zip(ways, amounts, strict=True):
            changed = way.change(changed, amount)
        kind, (parts, steps) = ways[-1].kind, asked
        return anew(pricing, whom, kind, changed, amounts[-1], steps=steps, parts=parts)

    found, asked = _widest(pricing, left, planned)
    if found is None:
        return None

    def suffices(i: int, amount: int) -> bool:
        nonlocal found
        amounts[i] = amount
        less = planned(asked)
        if less is None or (found and less.n_carried < found.n_carried):
            return False
        found = less
        return True

    for i, way in enumerate(ways):
        amounts[i] = pricing.least_amount(way.amounts, partial(suffices, i))
    if pricing.is_large:
        everybody = pricing.alone(pricing.plan.unplanned)
        found = planned(EVERYBODY, everybody)
    if found is None:
        return None
    by_kind: dict[str, int] = {
        way.kind: n for way, n in zip(ways, amounts, strict=True)
    }
    return in_turn(pricing.full, ways, by_kind, found)


def _widest(
    pricing: Pricing, left: Scenario, planned: Callable[[_Asked], Repair | None]
) -> tuple[Repair | None, _Asked]:
    """What the limits carry at their widest, and of whom that was asked.

    In a large scenario that is the part in which they carry most, as first planned;
    searched for longer only where none carries anybody so.
    """
    if not pricing.is_large:
        return planned(EVERYBODY), EVERYBODY
    for steps in (0, FEW_STEPS):
        asked: list[_Asked] = [([one], steps) for one in pricing.parts_around(left)]
        found = [(one, it) for it in asked if (one := planned(it)) is not None]
        if found:
            return max(found, key=lambda pair: pair[0].n_carried)
    return None, EVERYBODY


# -- how each limit gives way ----------------------------------------------------------


def _holds(pricing: Pricing, _: Sequence[Said]) -> Iterator[Way]:
    """Larger holds, or fewer pieces a worker."""
    full = pricing.full
    holds = [line.hold_bags for line in full.fleet if line.hold_bags is not None]
    bags = [worker.n_bags for worker in full.workers]
    seats = max(line.seats for line in full.fleet)
    most = sum(sorted(bags)[-seats:])
    yield Way(
        kind="larger_hold",
        change=_with_holds,
        amounts=range(min(holds, default=0) + 1, most + 1),
    )
    heaviest = max(bags, default=0)
    yield Way(
        kind="fewer_bags",
        change=lambda one, less: _with_bags(one, heaviest - less),
        amounts=range(1, heaviest + 1),
        allowed=heaviest,
        is_less=True,
    )


def _with_holds(scenario: Scenario, pieces: int) -> Scenario:
    fleet = tuple(
        line
        if line.hold_bags is None or line.hold_bags >= pieces
        else replace(line, hold_bags=pieces)
        for line in scenario.fleet
    )
    return replace(scenario, fleet=fleet)


def _with_bags(scenario: Scenario, most: int) -> Scenario:
    workers = (replace(w, n_bags=min(w.n_bags, most)) for w in scenario.workers)
    return replace(scenario, workers=tuple(workers))


def _detours(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    now = pricing.full.policy.max_detour_percent
    last = round(_most(told, "ratio") * PERCENT) + BEYOND_PERCENT
    yield Way(
        kind="longer_detour",
        change=with_wider_detours,
        amounts=range(now + 1, last + 1),
    )


def _rides(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    yield _up_to(ride(pricing.full), _minutes(told, "ride_s") + BEYOND_RIDE_MIN)


def _waits(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    yield _up_to(waits(pricing.full), round(_most(told, "wait_min")) + BEYOND_MIN)


def _reports(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    last = _minutes(told, "late_s") + BEYOND_RIDE_MIN
    way = _up_to(reports(pricing.full), last)
    yield replace(way, kind="later_reports")  # of those aboard, too


def _drivers(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    yield _up_to(drivers(pricing.full), round(_most(told, "n")) + BEYOND - 1)


def _up_to(way: Way, last: int) -> Way:
    """The way as far as what is told is no more than that."""
    n = bisect_right(way.amounts, last - way.allowed)
    return replace(way, amounts=way.amounts[:n])


def _minutes(told: Sequence[Said], name: str) -> int:
    return -(-round(_most(told, name)) // MINUTE_S)


def _closing(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    yield from _openings(pricing, told, "longer_gate", "later_pickup", "later_s")


def _opening(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    yield from _openings(pricing, told, "earlier_gate", "earlier_pickup", "earlier_s")


def _openings(
    pricing: Pricing,
    told: Sequence[Said],
    at_gate: RepairKind,
    at_pickup: RepairKind,
    side: Literal["earlier_s", "later_s"],
) -> Iterator[Way]:
    """The places that were named, open longer or sooner."""
    named = frozenset(str(place) for one in told for place in _places(one))
    gates = named & pricing.full.employer.keys()
    last = round(_most(told, "more_min")) + BEYOND_MIN
    for kind, ids in ((at_gate, gates), (at_pickup, named - gates)):
        if ids:
            yield Way(
                kind=kind,
                change=partial(_moved, ids, side),
                amounts=range(1, last + 1),
                places=ids,
            )


def _moved(
    ids: frozenset[str],
    side: Literal["earlier_s", "later_s"],
    scenario: Scenario,
    minutes: int,
) -> Scenario:
    return with_openings(scenario, ids, **{side: minutes * MINUTE_S})


def _intake(pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    """Employers that were named take as many a day as wait for them at most."""
    named = {str(one.figures["employer"]) for one in told}
    full = pricing.full
    now = min(full.employer[name].daily_intake or 0 for name in named)
    n = max(sum(w.employer_id == name for w in full.workers) for name in named)

    yield Way(
        kind="higher_intake",
        change=lambda scenario, most: with_higher_intakes(scenario, most, named),
        amounts=range(now + 1, n + 1),
    )


def _villages(pricing: Pricing, _: Sequence[Said]) -> Iterator[Way]:
    now = pricing.full.policy.max_villages_per_vehicle
    yield _under("more_villages", "max_villages_per_vehicle", now + 1)


def _employers(pricing: Pricing, _: Sequence[Said]) -> Iterator[Way]:
    now = pricing.full.policy.max_employers_per_vehicle
    yield _under("more_employers", "max_employers_per_vehicle", now + 1)


def _counties(_pricing: Pricing, _: Sequence[Said]) -> Iterator[Way]:
    yield _under("mix_counties", "mix_counties", 1)


def _muster(_pricing: Pricing, told: Sequence[Said]) -> Iterator[Way]:
    """Boarding where the coach that runs can come."""
    named = {str(one.figures["village"]) for one in told}

    yield Way(
        kind="muster_point",
        change=lambda scenario, _: with_any_coach_at(scenario, named),
        amounts=(1,),
    )


def _plates(_pricing: Pricing, _: Sequence[Said]) -> Iterator[Way]:
    yield _under("emergency_dispatch", "emergency_dispatch", 1)


def _under(kind: RepairKind, name: str, value: int) -> Way:
    def change(scenario: Scenario, amount: int) -> Scenario:
        now = getattr(scenario.policy, name)
        wider = {name: type(now)(amount)}
        return replace(scenario, policy=replace(scenario.policy, **wider))

    return Way(kind=kind, change=change, amounts=(value,))


def _most(told: Sequence[Said], name: str) -> float:
    return max(float(str(one.figures[name])) for one in told)


def _places(told: Said) -> tuple[Figure, ...]:
    places = told.figures["places"]
    return places if isinstance(places, tuple) else (places,)


_WAYS: dict[str, Callable[[Pricing, Sequence[Said]], Iterator[Way]]] = {
    "HOLD_TAKES_NO_MORE": _holds,
    "DETOUR_AT_MOST": _detours,
    "RIDE_AT_MOST": _rides,
    "PLACES_CLOSE_TOO_SOON": _closing,
    "PLACES_OPEN_TOO_LATE": _opening,
    "WAIT_AT_MOST": _waits,
    "DUE_TOO_SOON": _reports,
    "DRIVERS_AT_MOST": _drivers,
    "INTAKE_AT_MOST": _intake,
    "DAILY_INTAKE_FULL": _intake,
    "VILLAGES_AT_MOST": _villages,
    "EMPLOYERS_AT_MOST": _employers,
    "COUNTIES_APART": _counties,
    "LARGER_DO_NOT_REACH": _muster,
    "PLATES_OF_ELSEWHERE": _plates,
}
