"""Driver-hours rules: the published presets, and how long a drive takes under them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.units import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRules:
    """What drivers may do; ``None`` means that the rule does not exist.

    All times are whole minutes in seconds; daily spans are seconds of the day and may
    pass midnight.

    - ``unbroken_day_s``, ``unbroken_night_s``: driving on end; at night nobody drives
      on whose driving since the last break has reached the night figure.
    - ``break_s``: the break that ends driving on end. ``service_is_break``: boarding
      and alighting count towards it. ``riding_is_break``: so does riding while
      somebody else drives; otherwise the coach must stand.
    - ``change_s``: least stand, away from a call, for a change of driver.
    - ``driving_24h_s``, ``driving_7d_s``: driving of a driver in any 24 hours and any
      7 days. ``duty_7d_s``: shifts, from end of rest to start of rest, in any 7 days.
    - ``shift_driving_s``, ``shift_span_s``: driving of a driver between two daily
      rests, and time from the end of one after which nobody drives. ``rest_s``: the
      daily rest, taken while the coach stands and nobody boards or alights. The
      figures ``..._crew_s`` hold for two drivers and more.
    - ``night``, ``night_speed_percent``: the night, and its speed in per cent of that
      by day. ``standstill``: when every coach stands.
    - ``least_block_s``: nobody is put at the wheel for less, unless the next call is
      nearer (assumption: drivers are not woken for a few minutes' driving).
    - ``long_run_needs_two``: the distance rule of :func:`drivers_demanded`.
    """

    name: str
    source: str
    unbroken_day_s: int | None = None
    unbroken_night_s: int | None = None
    break_s: int = 0
    service_is_break: bool = True
    riding_is_break: bool = True
    change_s: int = 0
    driving_24h_s: int | None = None
    driving_7d_s: int | None = None
    duty_7d_s: int | None = None
    shift_driving_s: int | None = None
    shift_span_s: int | None = None
    shift_span_crew_s: int | None = None
    rest_s: int | None = None
    rest_crew_s: int | None = None
    night: tuple[int, int] | None = None
    night_speed_percent: int = 100
    standstill: tuple[int, int] | None = None
    least_block_s: int = 30 * MINUTE_S
    long_run_needs_two: bool = False

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not field.name.endswith("_s") or value is None:
                continue
            if value < 0 or value % MINUTE_S:
                self._refuse(field.name, value, "whole minutes, at least 0")
            is_break = field.name in ("break_s", "change_s", "least_block_s")
            if not is_break and value < self.least_block_s:
                self._refuse(field.name, value, f"least_block_s {self.least_block_s}")
        shift = (
            self.shift_driving_s,
            self.shift_span_s,
            self.shift_span_crew_s,
            self.rest_s,
            self.rest_crew_s,
        )
        if None in shift and (any(shift) or self.duty_7d_s is not None):
            self._refuse("shift and rest", shift, "all five figures or none")
        if not 1 <= self.night_speed_percent <= PERCENT:
            self._refuse("night_speed_percent", self.night_speed_percent, "1 to 100")

    def least_elapsed_s(self, driving_s: int, *, drivers: int) -> int:
        """A bound on the time in which so many drivers get through so much driving.

        In every 24 hours they drive ``driving_24h_s`` each at most.
        """
        if self.driving_24h_s is None or not driving_s:
            return driving_s
        per_day_s = drivers * self.driving_24h_s
        whole_days = (driving_s - 1) // per_day_s
        return whole_days * DAY_S + driving_s - whole_days * per_day_s

    def _refuse(self, key: str, value: object, expected: str) -> None:
        msg = f"driver hours {self.name!r}: {key} is {value}, expected {expected}"
        raise ValueError(msg)


_CN = HoursRules(
    name="cn",
    source="国发〔2012〕30号 and the passenger-transport safety norm, Art. 38: 4 h on"
    " end by day, 2 h at night, then a stop of 20 min; 8 h in any 24 h; 44 h in any"
    " 7 days; no running 02:00-05:00; at night at most 80 % of the day's speed; two"
    " drivers beyond 400 km, 600 km by expressway (trial norm of 2012)",
    unbroken_day_s=4 * HOUR_S,
    unbroken_night_s=2 * HOUR_S,
    break_s=20 * MINUTE_S,
    riding_is_break=False,
    change_s=20 * MINUTE_S,
    driving_24h_s=8 * HOUR_S,
    driving_7d_s=44 * HOUR_S,
    night=(22 * HOUR_S, 6 * HOUR_S),
    night_speed_percent=80,
    standstill=(2 * HOUR_S, 5 * HOUR_S),
    long_run_needs_two=True,
)
_EU = HoursRules(
    name="eu",
    source="Regulation (EC) 561/2006: Art. 6 9 h a day, 56 h a week; Art. 7 45 min"
    " after 4 h 30; Art. 8 11 h rest within 24 h, a crew 9 h within 30 h",
    unbroken_day_s=4 * HOUR_S + 30 * MINUTE_S,
    break_s=45 * MINUTE_S,
    service_is_break=False,
    change_s=10 * MINUTE_S,  # assumption: the Regulation sets no stop for a change
    driving_7d_s=56 * HOUR_S,
    shift_driving_s=9 * HOUR_S,
    shift_span_s=(24 - 11) * HOUR_S,
    shift_span_crew_s=(30 - 9) * HOUR_S,
    rest_s=11 * HOUR_S,
    rest_crew_s=9 * HOUR_S,
)
_US = HoursRules(
    name="us",
    source="49 CFR 395.5: 10 h driving after 8 h off duty, no driving after 15 h on"
    " duty, 60 h on duty in 7 days",
    change_s=10 * MINUTE_S,  # assumption: the Code sets no stop for a change
    duty_7d_s=60 * HOUR_S,
    shift_driving_s=10 * HOUR_S,
    shift_span_s=15 * HOUR_S,
    shift_span_crew_s=15 * HOUR_S,  # assumption: riding along is duty
    rest_s=8 * HOUR_S,
    rest_crew_s=8 * HOUR_S,
)
_NONE = HoursRules(name="none", source="no rule: drivers drive until they are there")

HOURS_PRESETS: Mapping[str, HoursRules] = MappingProxyType(
    {rules.name: rules for rules in (_CN, _EU, _US, _NONE)}
)
