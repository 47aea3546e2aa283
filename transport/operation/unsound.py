"""Kept events that nobody can have reported: a fact too many, or of another kind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.operation.events import BY_PROGRAM, FACTS, FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transport.operation.events import Event

MOST_SPARES = 200
MOST_DRIVERS = 9
COLDEST_C, HOTTEST_C = Decimal(30), Decimal(45)  # of a living person
OF_COACHES = ("coach_down", "coach_delayed", "driver_out_of_hours")
_COACH = ("depot_id", "vehicle_type", "coach")  # that the program names for them

_FAR_S = 100 * 366 * DAY_S  # whoever reads of a moment may live to see it
_MOST_FEN = 10**12
_WHOLE = ("coach", "n_coaches", "driver", "intake", "countermands", "spent_fen")
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("temperature_c", "again_c"), Decimal),
    **dict.fromkeys(("aboard", "arrived"), tuple),
    **dict.fromkeys(("lat", "lon"), (int, float)),
    **dict.fromkeys((*_WHOLE, *(f for f in FACTS if f.endswith("_s")), "from_s"), int),
}
_BOUNDS: Mapping[str, tuple[float | Decimal, float | Decimal]] = {
    "lat": (-90, 90),
    "lon": (-180, 180),
    "coach": (1, 10**6),
    "n_coaches": (1, MOST_SPARES),
    "driver": (1, MOST_DRIVERS),
    "delay_s": (MINUTE_S, DAY_S),
    "intake": (1, 10**6),
    "spent_fen": (0, _MOST_FEN),
    **dict.fromkeys(("temperature_c", "again_c"), (COLDEST_C, HOTTEST_C)),
    **dict.fromkeys(
        ("from_s", "until_s", "moved_to_s", "certificate_until_s"), (-_FAR_S, _FAR_S)
    ),
}


class Unsound(ValueError):
    """An event that nobody can have reported: its number, the fact, its value."""

    def __init__(self, event: Event, fact: str) -> None:
        super().__init__(fact)
        self.number, self.fact = event.number, fact
        self.value = getattr(event, fact)


def refuse_unsound(event: Event) -> None:
    """Nothing, if the event has what one of its kind needs, each of its type and size.

    Raises
    ------
    Unsound
        If it has not, or has what its kind knows nothing of.
    """
    form = FORMS.get(event.kind)
    if form is None:
        raise Unsound(event, "kind")
    if type(event.reporter) is not str or type(event.remark) is not str:
        raise Unsound(event, "reporter")
    own = form.facts
    if event.kind in OF_COACHES:
        own = (*own, *_COACH, *BY_PROGRAM)
    for fact in (*FACTS, *BY_PROGRAM):
        value = getattr(event, fact)
        if value is None:
            is_sound = fact not in form.needs
        else:
            is_sound = fact in own and _fits(fact, value)
        if not is_sound:
            raise Unsound(event, fact)
    for fact, holds in _TOGETHER.items():
        if not holds(event):
            raise Unsound(event, fact)


def _fits(fact: str, value: object) -> bool:
    if not isinstance(value, _KINDS.get(fact, str)) or isinstance(value, bool):
        return False
    if isinstance(value, tuple):
        return len({*value}) == len(value) and all(isinstance(w, str) for w in value)
    if isinstance(value, Decimal) and not value.is_finite():
        return False
    least, most = _BOUNDS.get(fact, (None, None))
    return least is None or least <= value <= most  # type: ignore[operator]


_TOGETHER: Mapping[str, Callable[[Event], bool]] = {
    "lat": lambda event: (event.lat is None) == (event.lon is None),
    "until_s": lambda event: event.until_s is None or event.until_s > event.at_s,
    "moved_to_s": lambda e: e.moved_to_s is None or e.moved_to_s >= e.at_s,
    "to_place_id": lambda e: e.place_id is None or e.place_id != e.to_place_id,
    "arrived": lambda event: not {*(event.aboard or ())} & {*(event.arrived or ())},
}
