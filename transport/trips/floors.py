"""What no timetable of a route beats: least days of hire, least time aboard."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.trips.routes import dwell_s
from transport.units import KM_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.fleet import FleetLine
    from transport.hours import HoursRules
    from transport.policy import Policy
    from transport.trips.quotes import Quote
    from transport.trips.routes import Route


def is_unbeatable(quote: Quote, policy: Policy, rules: HoursRules) -> bool:
    """Whether no later departure with the same drivers can be better for workers.

    It costs least, nobody is aboard for longer than the driving, its breaks and the
    stops ask for, and nobody boards or arrives by night. Coaches to and from a hub are
    never so good: of theirs the last or the first is best.
    """
    if quote.route.loads[0].group.segment != "direct" or quote.unease_s:
        return False
    driven_s, drivers = sum(quote.leg_driving_s), quote.drivers
    least_s = max(1, rules.least_elapsed_s(driven_s, drivers=drivers))
    if quote.days_of_hire > -(-least_s // DAY_S) or _days_may_pay(quote.route.line):
        return False
    return quote.strain_s <= _least_aboard_s(quote, policy, rules)


def is_in_use_least(quote: Quote) -> bool:
    """Whether the coach is in use on no more days than it is away for so long."""
    busy_s = quote.ready_s - quote.depart_s
    return len(quote.days_in_use) <= max(1, -(-busy_s // DAY_S))


def _days_may_pay(line: FleetLine) -> bool:
    """Whether a day more may cost less: its kilometres are worth more than its hire."""
    included_fen = line.included_m * line.per_km_fen // KM_M
    return line.billing == "per_day" and line.fixed_fen < included_fen


def _least_aboard_s(quote: Quote, policy: Policy, rules: HoursRules) -> int:
    """Least seconds aboard, summed over the workers."""
    route = quote.route
    legs_s = [_least_leg_s(leg_s, rules) for leg_s in quote.leg_driving_s]
    stands_s = _dwells_s(route, policy)
    at_s = [*accumulate((a + b for a, b in zip(legs_s, stands_s, strict=False)))]
    first = {v: i for i, v in enumerate(route.villages)}
    last = {e: len(first) + i for i, e in enumerate(route.employers)}
    aboard_s = 0
    for load in route.loads:
        up, down = first[load.group.village_id], last[load.group.employer_id]
        aboard_s += load.n * (at_s[down] - at_s[up] + stands_s[up])
    return aboard_s


def _dwells_s(route: Route, policy: Policy) -> Sequence[int]:
    """Seconds at each village and employer, in the order of the calls."""
    at: Counter[tuple[str, str]] = Counter()
    for load in route.loads:
        at["up", load.group.village_id] += load.n
        at["down", load.group.employer_id] += load.n
    calls = [
        *(("up", v) for v in route.villages),
        *(("down", e) for e in route.employers),
    ]
    return [dwell_s(policy, at[call]) for call in calls]


def _least_leg_s(driving_s: int, rules: HoursRules) -> int:
    """Seconds of a leg with the breaks that it asks for even of a rested crew."""
    whole_s = driving_s + -driving_s % MINUTE_S
    on_end_s = max(rules.unbroken_day_s or 0, rules.unbroken_night_s or 0)
    if not on_end_s or not driving_s:
        return whole_s
    break_s = (
        min(rules.break_s, rules.change_s) if rules.riding_is_break else rules.break_s
    )
    return whole_s + (driving_s - 1) // on_end_s * break_s
