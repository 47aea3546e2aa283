"""A crew's hours over several movements: planning and checker say the same."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transport.checker import hours_audit
from transport.checker.minutes import Minutes, joined
from transport.clock import HOUR_S, MINUTE_S
from transport.driving.block_duty import may_drive_all
from transport.driving.timetable import Call, Timetable, timetable
from transport.hours import HOURS_PRESETS, HoursRules

EU = HOURS_PRESETS["eu"]
YARD, GATE = Call(), Call(dwell_s=30 * MINUTE_S)


def movement(
    *,
    leaves_s: int,
    leg_s: int,
    drivers: int,
    rules: HoursRules,
    earlier: tuple[Timetable, ...] = (),
) -> Timetable:
    found = timetable(
        calls=(YARD, GATE, YARD),
        driving_s=(leg_s, leg_s),
        depart_s=leaves_s,
        drivers=drivers,
        rules=rules,
        earlier=earlier,
    )
    assert found is not None
    return found


def minutes_of(found: Timetable) -> Minutes:
    """The movement as the checker sees a trip."""
    start_min = found.halts[0].depart_s // MINUTE_S
    n = found.halts[-1].arrive_s // MINUTE_S - start_min

    def between(from_s: int, until_s: int) -> slice:
        return slice(from_s // MINUTE_S - start_min, until_s // MINUTE_S - start_min)

    blank = Minutes(
        start_min=start_min,
        under_way=np.zeros(n, dtype=np.bool_),
        serving=np.zeros(n, dtype=np.bool_),
        at_wheel={one.driver: np.zeros(n, dtype=np.bool_) for one in found.driving},
    )
    for here, there in pairwise(found.halts):
        blank.under_way[between(here.depart_s, there.arrive_s)] = True
    for halt in found.halts[1:-1]:
        if halt.kind == "call":
            blank.serving[between(halt.service_s, halt.depart_s)] = True
    for one in found.driving:
        blank.at_wheel[one.driver][between(one.from_s, one.until_s)] = True
    return blank


def is_proved(chain: list[Timetable], drivers: list[int], rules: HoursRules) -> bool:
    shift = hours_audit.Shift(where="B001", fewest=min(drivers))
    minutes = joined([minutes_of(one) for one in chain])
    rooms = (hours_audit.on_end, hours_audit.in_a_day, hours_audit.on_duty)
    return not any(list(room(shift, minutes, rules)) for room in rooms)


@pytest.mark.parametrize("preset", ["cn", "eu", "us"])
@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    trips=st.lists(
        st.tuples(
            st.integers(1, 2),  # drivers
            st.integers(6, 40),  # quarters of an hour driven each way
            st.sampled_from((0, 1, 4, 8, 9, 10, 11, 12, 24)),  # hours stood before
            st.booleans(),  # timed as if its drivers were fresh
        ),
        min_size=2,
        max_size=3,
    )
)
def test_a_crew_may_drive_exactly_what_the_checker_lets_pass(
    preset: str, trips: list[tuple[int, int, int, bool]]
) -> None:
    rules = HOURS_PRESETS[preset]
    chain: list[Timetable] = []
    back_s, crews = 360 * HOUR_S, [drivers for drivers, *_ in trips]
    for n, (drivers, quarters, stood_h, is_fresh) in enumerate(trips):
        knows = not is_fresh and drivers >= max(crews[: n + 1])
        found = movement(
            leaves_s=back_s + stood_h * HOUR_S,
            leg_s=quarters * 15 * MINUTE_S,
            drivers=drivers,
            rules=rules,
            earlier=tuple(chain) if knows else (),
        )
        chain.append(found)
        back_s = found.halts[-1].arrive_s
    may = may_drive_all(chain, rules=rules, drivers=max(crews), fewest=min(crews))
    assert may == is_proved(chain, crews, rules)


@pytest.mark.parametrize(("rest_h", "is_legal"), [(10, False), (11, True)])
def test_who_drove_alone_rests_as_one_alone_before_he_drives_with_another(
    rest_h: int, *, is_legal: bool
) -> None:
    alone = movement(leaves_s=0, leg_s=4 * HOUR_S, drivers=1, rules=EU)
    leaves_s = alone.halts[-1].arrive_s + rest_h * HOUR_S
    together = movement(leaves_s=leaves_s, leg_s=4 * HOUR_S, drivers=2, rules=EU)
    chain = [alone, together]
    assert may_drive_all(chain, rules=EU, drivers=2, fewest=1) == is_legal
    assert may_drive_all(chain, rules=EU, drivers=2)  # nine hours do for two
    assert is_proved(chain, [1, 2], EU) == is_legal
