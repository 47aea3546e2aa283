"""Whether a break before anybody boards spares those aboard one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import MINUTE_S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.hours import HoursRules


def spares_a_break(rules: HoursRules, leg_driving_s: Sequence[int]) -> bool:
    """Whether a lone driver, rested at the first pickup, breaks less often aboard.

    ``leg_driving_s``: of each leg at day speed, the empty ones first and last; each is
    driven in whole minutes. Slower nights are left aside.
    """
    empty_s, *loaded_s = [leg_s + -leg_s % MINUTE_S for leg_s in leg_driving_s[:-1]]
    aboard_s = sum(loaded_s)
    return any(
        unbroken_s is not None
        and (empty_s + aboard_s - 1) // unbroken_s > (aboard_s - 1) // unbroken_s
        for unbroken_s in (rules.unbroken_day_s, rules.unbroken_night_s)
    )
