"""What a coach alone lacks, in seconds, from what is told of it."""

from __future__ import annotations

import pytest

from solvers.drafting.limits import DRIVER_WEIGHT_S
from solvers.journeys.shortfalls import shortfall_s
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.said import Said, said

ENDS = {"village": "V1", "employer": "E1"}
RIDE = said(
    "SHORTEST_RIDE_TOO_LONG",
    **ENDS,
    ride_s=14 * HOUR_S,
    drivers=2,
    allowed_s=12 * HOUR_S,
)
LATE = said(
    "EARLIEST_AFTER_LAST_DAY",
    employer="E1",
    arrival="2026-03-10 07:20",
    due="2026-03-10 00:00",
)


@pytest.mark.parametrize(
    ("told", "short_s"),
    [
        (RIDE, 2 * HOUR_S),
        (LATE, 7 * HOUR_S + 20 * MINUTE_S),
        (said("TWO_LIMITS", first=RIDE, second=LATE), 9 * HOUR_S + 20 * MINUTE_S),
        (said("ONE_BY_ONE", parts=(RIDE, said("SHORT_WITHOUT_STOPS"))), 2 * HOUR_S),
        (
            said("GATE_CLOSES_TOO_SOON", employer="E1", more_min=35, until="09:35"),
            35 * MINUTE_S,
        ),
        (
            said("LEAST_WAIT_TOO_LONG", employer="E1", wait_min=90, allowed_min=60),
            30 * MINUTE_S,
        ),
        (said("MORE_DRIVERS_NEEDED", **ENDS, needed=3, most=2), DRIVER_WEIGHT_S),
        (said("PICKUP_ENDS_TOO_SOON", village="V1", until="20:00"), None),
        (said("TWO_LIMITS", first=RIDE, second=said("CAUSE_NOT_FOUND")), None),
    ],
)
def test_the_shortfall_is_what_the_sentence_tells(
    told: Said, short_s: int | None
) -> None:
    assert shortfall_s(told) == short_s
    assert short_s is None or short_s < DAY_S
