"""The part of the report on what deserves a second look."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transport.answers.second_look import (
    dear_seats,
    dear_text,
    thin_averages,
    thin_text,
    ways_text,
)
from transport.report.page import table
from transport.report.words import word
from transport.trips.long_rides import long_ride_text, long_rides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.answers.second_look import CheaperWay, DearSeat
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

MOST_SEATS = 20


def second_look(
    scenario: Scenario,
    plan: Plan,
    lang: Lang,
    cheaper: Mapping[DearSeat, Sequence[CheaperWay]],
) -> str:
    """Thin averages, long rides, the dearest seats with cheaper ways found for them."""
    thin = [thin_text(found, lang) for found in thin_averages(scenario, plan)]
    slow = long_rides(scenario, plan)[:MOST_SEATS]
    thin += [long_ride_text(ride, scenario, lang) for ride in slow]
    told = "".join(f"<p>{escape(text)}</p>" for text in thin)
    rows = [
        (
            dear_text(seat, lang),
            ways_text(cheaper[seat], scenario.place_name, lang)
            if seat in cheaper
            else "",
        )
        for seat in dear_seats(plan)[:MOST_SEATS]
    ]
    if not rows:
        return told
    note = f'<p class="note">{escape(word(lang, "dear_note"))}</p>'
    heads = (word(lang, "dear"), word(lang, "cheaper"))
    return told + note + table(heads, rows, numbers=2)
