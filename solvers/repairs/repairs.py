"""Prices of repairs: what it would cost to carry those whom the plan leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.repairs import coach_repairs as coaches
from solvers.repairs import service_repairs as services
from solvers.repairs import whole_repairs as whole
from solvers.repairs.date_repairs import is_due_before, later_for_coaches
from solvers.repairs.effort import MOST_UNITS, Effort
from solvers.repairs.joint_repairs import or_joint
from solvers.repairs.limit_repairs import by_moments, longer_ride, more_drivers
from solvers.repairs.pricing import Pricing
from solvers.repairs.seat_repairs import is_passed_by, wider_limits
from solvers.repairs.together import together
from solvers.running.deadline import Deadline
from transport.answers.repairs import NOTES, SMALLEST_FIRST, Repair
from transport.gate.screening import screened
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transport.answers.repairs import RepairKind
    from transport.outcome import StopAsked
    from transport.plan import NotTravelling, Plan
    from transport.scenario import Scenario

    Maker = Callable[[Pricing, Scenario], Repair | None]
    Makers = Callable[[Pricing, Scenario], list[Repair]]

BY_INTAKE = ("INTAKE_FULL",)
BY_COACHES = ("NO_COACH_FREE", "NO_SEATS_LEFT", "KEPT_APART")
BY_DAYS = ("INTAKE_FULL", "NO_LEGAL_TIMETABLE", "CROWDED")
BY_TIME = ("NO_LEGAL_TIMETABLE", "RIDE_TOO_LONG", "CREW_NOT_ALLOWED")
FIRST, LAST = 2, 1  # of all kinds: coaches and seats that stay free; a long search
JUST_COACHES = ("more_coaches", "connecting_coaches")  # no limit gives way
FREE_LATER = "FREE_LATER"  # stands for all whom a coach is free for once they are due
FREE_SEATS = "FREE_SEATS"  # stands for all whom a coach with seats left passes by
BY_SEARCH = (LEFT_BY_SEARCH, "TIME_RAN_OUT")
BY_SERVICES = (
    "SERVICE_FULL",
    "NO_CONNECTING_COACH",
    "MODE_NOT_ADMITTED",
    "SERVICE_TIMES",
)
SERVED = (
    *BY_COACHES,
    *BY_TIME,
    *BY_SERVICES,
    "NO_COACH_FITS_VILLAGE",
    "NO_COACH_AT_HOME",
)
ALL = (
    *SERVED,
    "TOO_FAR_ROUND",
    "HOLD_FULL",
    "INTAKE_FULL",
    "CROWDED",
    "DEARER_THAN_PENALTY",
)

BY_MINUTES: frozenset[RepairKind] = frozenset(  # what moves a moment
    (
        "longer_gate",
        "earlier_gate",
        "earlier_pickup",
        "later_pickup",
        "later_report",
        "later_reports",
    )
)

BESIDE, OVER = "beside", "over"  # with services where there are any; with them alone
_MAKERS: tuple[tuple[Maker, tuple[str, ...], str], ...] = (
    (later_for_coaches, (FREE_LATER,), ""),
    (coaches.second_run, (*BY_COACHES, FREE_SEATS), ""),
    (coaches.more_days, (*BY_COACHES, FREE_SEATS, *BY_DAYS, *BY_SERVICES), BESIDE),
    (whole.mixed_counties, ("KEPT_APART",), ""),
    (whole.more_villages, ("KEPT_APART",), ""),
    (whole.more_employers, ("KEPT_APART",), ""),
    (whole.longer_boarding, ("CROWDED",), ""),
    (coaches.higher_intake, ("INTAKE_FULL",), BESIDE),
    (coaches.muster_point, ("NO_COACH_FITS_VILLAGE", "NO_SEATS_LEFT"), ""),
    (coaches.split_parties, ("NO_SEATS_LEFT", "HOLD_FULL"), ""),
    (coaches.larger_hold, ("HOLD_FULL",), ""),
    (coaches.emergency_dispatch, ("NO_COACH_AT_HOME",), ""),
    (coaches.any_price, ("DEARER_THAN_PENALTY",), ""),
    (coaches.tickets, ALL, ""),
    (services.admitted_mode, SERVED, OVER),
)


def priced_repairs(
    scenario: Scenario,
    plan: Plan,
    *,
    seed: int = 1,
    stop: StopAsked | None = None,
    time_limit_s: float | None = None,
    most_units: int = MOST_UNITS,
) -> list[Repair]:
    """Changes that carry some of the plan's unplanned workers, cheapest a head first.

    Of equally cheap ones the smallest. For each change the workers left are planned
    alone, on coaches that nobody else uses, under all other rules; where seats of
    others are in question, or where it costs less, everybody is planned anew. What the
    checker does not prove, or would bring a place more than it takes beside the others,
    is not offered, nor what buys something without which as many would ride. Load
    caps, health rules and driver hours are law and are never offered. Same scenario,
    plan and seed: the same repairs. When ``stop`` says yes, the time is up or the trial
    plans come to ``most_units`` of work (`repairs.effort`), those priced to the end by
    then are the answer, and how many changes were not tried; what was cut short might
    be told too dear. Within a time limit it is told where there is no other: it is
    proved, and dear rather than nothing.
    """
    effort = Effort(most_units)

    def is_enough() -> bool:
        return effort.is_spent or (stop is not None and stop())

    deadline = Deadline(time_limit_s, stop=is_enough)
    pricing = Pricing(
        screened(scenario)[0], plan, seed=seed, deadline=deadline, effort=effort
    )
    found: list[Repair] = []
    cut_short: list[Repair] = []
    n_untried = 0
    for make, left, with_services in _in_turn(scenario, plan):
        here = None
        if not deadline.is_over:
            alone = pricing.alone(left, with_services=with_services)
            made = make(pricing, alone)
            here = _to_the_end(pricing, made, found)
            cut_short = list(made) if here is None else []
        if here is None:
            n_untried += 1
        else:
            found += [one for one in here if one not in found]
    found = [repair for repair in found if not _is_needless(repair, found)]
    if not found and time_limit_s is not None:
        found = sorted(cut_short, key=_place)[:1]
    found.sort(key=_place)
    return found + ([_untried(plan, n_untried)] if n_untried else [])


def _to_the_end(
    pricing: Pricing, here: Sequence[Repair], found: Sequence[Repair]
) -> list[Repair] | None:
    """Those that are not needless, everybody planned anew; None: the time is up."""
    needed = [one for one in here if not _is_needless(one, [*found, *here])]
    priced = [together(pricing, one) for one in needed]
    return None if pricing.deadline.is_over else priced


def _in_turn(
    scenario: Scenario, plan: Plan
) -> list[tuple[Makers, list[NotTravelling], bool]]:
    """What is tried and for whom: that which may help most comes first.

    But for what is tried first or last in any case. Of what may help as many, that
    comes first which moves the very limit that keeps them.
    """
    asked = [
        (make, [entry for entry in plan.unplanned if _is_served(entry, codes)], beside)
        for make, codes, beside in _asked(scenario)
    ]
    asked[FIRST:-LAST] = sorted(asked[FIRST:-LAST], key=lambda one: -len(one[1]))
    return [one for one in asked if one[1]]


def _asked(scenario: Scenario) -> Iterator[tuple[Makers, tuple[str, ...], bool]]:
    """What is tried, for whom, and whether with services, in this order.

    First the coaches, which are priced soonest for many, then what those lack who have
    seats before them; last a longer search, which takes longest.
    """
    yield _each(coaches.more_coaches), (*BY_COACHES, FREE_SEATS), False
    yield wider_limits, (FREE_SEATS,), False
    if scenario.services:
        yield _each(services.more_seats), SERVED, True
        for by_limit in services.each_limit():
            yield by_limit, SERVED, True
    yield or_joint(longer_ride), ("RIDE_TOO_LONG", *BY_SERVICES), False
    yield or_joint(more_drivers), ("CREW_NOT_ALLOWED",), False
    yield or_joint(by_moments), ("NO_LEGAL_TIMETABLE", *BY_SERVICES), False
    for make, codes, use in _MAKERS:
        if use != OVER or scenario.services:
            yield _each(make), codes, bool(use)
    yield _each(whole.more_search), BY_SEARCH, False


def _is_served(entry: NotTravelling, codes: tuple[str, ...]) -> bool:
    """Whether the change may help whoever stays for this reason."""
    if FREE_SEATS in codes and is_passed_by(entry):
        return True
    if is_due_before(entry):  # coaches would do, or later reports
        return FREE_LATER in codes or bool(
            {*BY_COACHES, *BY_INTAKE}.intersection(codes)
        )
    return entry.code in codes


def _each(make: Maker) -> Makers:
    def made(pricing: Pricing, left: Scenario) -> list[Repair]:
        found = make(pricing, left)
        return [] if found is None else [found]

    return made


def _place(repair: Repair) -> tuple[bool, int, int, int]:
    """Its place among others: cheapest a head first, of equal ones the smallest.

    What costs nothing more, or less than this plan, is alike: most workers come first.
    """
    each_fen = max(0, repair.each_fen)
    n_first = 0 if each_fen else -repair.n_carried
    size = SMALLEST_FIRST.index(repair.kind)
    return repair.kind in NOTES, each_fen, n_first, size


def _is_needless(repair: Repair, found: Sequence[Repair]) -> bool:
    """Whether a smaller change does as much for less: coaches or days not bought.

    Or whether a place must be open longer than another one, for the same; or of several
    limits of a whole plan one alone carries as many.
    """
    alone = _kinds(repair) if repair.also and repair.is_anew else frozenset()
    if any(
        one.also is None and one.kind in alone and one.n_carried >= repair.n_carried
        for one in found
    ):
        return True
    return any(
        other.worker_ids >= repair.worker_ids
        and other.cost_fen <= repair.cost_fen
        and _is_less(other, repair)
        for other in found
        if other.kind not in NOTES
    )


def _kinds(repair: Repair | None) -> frozenset[str]:
    """The kinds of all its changes."""
    return frozenset() if repair is None else _kinds(repair.also) | {repair.kind}


def _is_less(other: Repair, repair: Repair) -> bool:
    if other.kind == repair.kind and repair.also is None:
        return other.amount <= repair.amount and other.cost_fen < repair.cost_fen
    if other.kind in JUST_COACHES and repair.kind not in JUST_COACHES:
        return 0 < other.n_hired <= repair.n_hired  # the same coaches alone would do
    if repair.kind in ("more_coaches", "more_days"):
        return other.kind in ("second_run", "more_search")
    are_moments = {other.kind, repair.kind} <= BY_MINUTES
    return are_moments and other.amount < repair.amount


def _untried(plan: Plan, n: int) -> Repair:
    """That the time was up before so many kinds of change were tried."""
    return Repair(
        kind="untried", n_left=len(plan.unplanned), n_carried=0, cost_fen=0, amount=n
    )
