"""The map of a plan in a page: the drawing with its key."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transport.pictures.plan_map import group_colours, plan_map
from transport.pictures.svg_file import as_svg
from transport.presentation.background import CREDIT
from transport.report.words import word

if TYPE_CHECKING:
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

_MOST_KEYS = 14


def drawn_map(scenario: Scenario, plan: Plan, lang: Lang) -> str:
    """HTML of the drawing, its key and a note; nothing for a plan without trips."""
    drawing = plan_map(scenario, plan, lang)
    if drawing is None:
        return ""
    key = "".join(
        f'<i style="background:{colour}"></i>{escape(city)}'
        for city, colour in list(group_colours(scenario, plan.trips).items())[
            :_MOST_KEYS
        ]
    )
    told = word(lang, "map_note", credit=CREDIT)
    note = f'<p class="note">{escape(told)}</p>'
    return f'{note}<p class="key">{key}</p>{as_svg(drawing)}'
