"""The plan's map as a picture that stands alone: with its title, key and version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.pictures.plan_map import group_colours, plan_map
from transport.pictures.shapes import COLUMN, LETTER, SOFT, Drawing, Label, Line, moved
from transport.pictures.words import word
from transport.presentation.background import CREDIT
from transport.presentation.text import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transport.language import Lang
    from transport.pictures.shapes import Shape
    from transport.plan import Plan
    from transport.scenario import Scenario

_EDGE = 20.0
_TITLE, _TEXT, _SMALL = 26.0, 14.0, 11.0
_LINE = 20.0
_STROKE = 24.0


def map_picture(
    scenario: Scenario, plan: Plan, lang: Lang, *, stamp: str
) -> Drawing | None:
    """The picture; None for a plan without trips.

    ``stamp``: which version of the plan it is of.
    """
    drawn = plan_map(scenario, plan, lang)
    if drawn is None:
        return None
    totals = word(
        lang,
        "totals",
        vehicles=f"{plan.n_vehicles:,}",
        workers=f"{len(plan.journeys):,}",
    )
    y = _EDGE + _TITLE
    shapes: list[Shape] = [Label(at=(_EDGE, y), text=scenario.title, size=_TITLE)]
    y += _LINE + 4
    shapes.append(Label(at=(_EDGE, y), text=totals, size=_TEXT))
    key = list(_key(group_colours(scenario, plan.trips), drawn.wide, y + _LINE))
    shapes += key
    y = max((shape.at[1] for shape in key if isinstance(shape, Label)), default=y)
    y += _EDGE
    shapes += [moved(shape, (0.0, y)) for shape in drawn.shapes]
    y += drawn.tall
    for told in (word(lang, "signs"), f"{word(lang, 'drawn_from')} {CREDIT}", stamp):
        y += _SMALL + 6
        shapes.append(Label(at=(_EDGE, y), text=told, size=_SMALL, colour=SOFT))
    title = f"{word(lang, 'map')} {scenario.title}"
    return Drawing(wide=drawn.wide, tall=y + _EDGE, shapes=tuple(shapes), title=title)


def _key(colours: Mapping[str, str], wide: float, top: float) -> Iterator[Shape]:
    """Strokes with the names of what they stand for, in lines."""
    x, y = _EDGE, top
    for name, colour in colours.items():
        long = _STROKE + 6 + width(name) * COLUMN * _SMALL / LETTER + 18
        if x + long > wide - _EDGE and x > _EDGE:
            x, y = _EDGE, y + _LINE
        stroke = ((x, y - 4), (x + _STROKE, y - 4))
        yield Line(points=stroke, colour=colour, width=4)
        yield Label(at=(x + _STROKE + 6, y), text=name, size=_SMALL)
        x += long
