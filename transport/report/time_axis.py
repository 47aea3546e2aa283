"""Marks of a time axis: hours on a short one, midnights on a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S

if TYPE_CHECKING:
    from transport.clock import Clock

_STEPS_S = (HOUR_S, 2 * HOUR_S, 3 * HOUR_S, 6 * HOUR_S, 12 * HOUR_S, DAY_S)
_MOST = 14  # marks whose labels stand apart on the narrowest chart


def time_ticks(clock: Clock, from_s: float, until_s: float) -> list[tuple[float, str]]:
    """Scenario seconds and labels, from the mark before ``from_s`` to that after.

    A midnight is labelled with its day; the first mark tells its day, too.
    """
    span = max(1.0, until_s - from_s)
    step = next((s for s in _STEPS_S if span <= s * _MOST), None)
    if step is None:
        step = DAY_S * -(-int(span) // (DAY_S * _MOST))
    first, last = int(from_s // step), int(-(-until_s // step))
    found = []
    for at in range(first, last + 1):
        moment = clock.moment(at * step)
        is_midnight = (at * step) % DAY_S == 0
        form = "%m-%d" if is_midnight else "%m-%d %H:%M" if at == first else "%H:%M"
        found.append((float(at * step), moment.strftime(form)))
    return found
