"""A plan as one HTML page with a map that needs nothing but a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import folium
from branca.element import Element, MacroElement
from folium.map import CustomPane
from folium.template import Template
from folium.utilities import JsCode

from maps.features import (
    collection,
    extent,
    name_features,
    place_features,
    trip_features,
)
from maps.finder import finder
from maps.inline import content_policy, styles_and_scripts
from maps.layers import MAX_LAYERS, bends, trip_layers
from maps.legend import legend_html, page_title
from maps.services import service_feature
from maps.shift import on_gcj02
from maps.tiles import is_shifted, tile_layer
from maps.under import ground_of
from maps.words import WORDS
from transport.counting import Count
from transport.files.writing import write_text
from transport.presentation.version import stamp_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from branca.element import Figure

    from maps.features import Feature
    from maps.layers import TripLayer
    from maps.words import Words
    from transport.counting import Told
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.versions import Version

_GRID_PANE = "p2p-grid"  # names that plan.js knows, too
_EMPTY_PANE = "p2p-empty"
_BELOW_TILES, _BELOW_LINES = 150, 350  # Leaflet: tiles lie at 200, lines at 400
_CHINA = [[18.0, 74.0], [53.0, 135.0]]  # shown when there is nothing to show


class _Raw(Element):
    """Text that goes into the page as it stands; Element would read it as Jinja."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Raw"
        self.text = text


class _Panel(MacroElement):
    """The panel's HTML, then the call that starts the page's script."""

    _template = Template(
        """
        {% macro html(this, kwargs) %}{{ this.html }}{% endmacro %}
        {% macro script(this, kwargs) %}
            p2p.start({{ this.options|tojavascript }});
        {% endmacro %}
        """
    )

    def __init__(self, html: str, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Branca's
        self._name = "Panel"
        self.html = html
        self.options = options


@dataclass(slots=True)
class _Drawing:
    """A map in the making; ``drawn`` are all features put on it so far."""

    chart: folium.Map
    style: str  # the function of plan.js that styles features
    count: Count
    drawn: list[Feature] = field(default_factory=list)

    def layer(self, name_html: str) -> folium.FeatureGroup:
        """A new layer of the map, listed in the layer control."""
        layer = folium.FeatureGroup(name=name_html)
        layer.add_to(self.chart)
        return layer

    def add(
        self, layer: folium.FeatureGroup, features: list[Feature], **options: Any
    ) -> None:
        """Put ``features`` on ``layer``; styles and popups are plan.js's."""
        self.drawn += features
        if features:
            folium.GeoJson(
                collection(features),
                control=False,
                on_each_feature=JsCode("p2p.each"),
                style=JsCode(self.style),
                point_to_layer=JsCode("p2p.point"),
                **options,
            ).add_to(layer)


def render_map(
    scenario: Scenario,
    plan: Plan,
    *,
    lang: Lang = "zh",
    tiles: str | None = None,
    told: Told | None = None,
    version: Version | None = None,
) -> str:
    """The HTML page; the same plan gives the same page, to the byte.

    Parameters
    ----------
    scenario
        What the plan was made for.
    plan
        What to draw.
    lang
        Language of the wording; names stay as the scenario gives them.
    tiles
        ``None``: provinces, coasts, main roads and a grid, in the page. ``"osm"``,
        ``"gaode"``, ``"tianditu:KEY"`` or a URL template with ``{z}``, ``{x}``,
        ``{y}``: tiles from there, by the network. Gaode's are in GCJ-02, and all
        positions are moved with them.
    told
        Hears how many trips are drawn, of all.
    version
        Of a plan that follows another; the panel tells it.

    Raises
    ------
    ValueError
        If ``tiles`` is no such template.
    """
    words = WORDS[lang]
    stamp = stamp_told(scenario, plan, lang, version)
    if is_shifted(tiles):
        scenario = on_gcj02(scenario)
    chart = folium.Map(
        location=(35.0, 110.0),
        tiles=tile_layer(tiles) if tiles else None,
        prefer_canvas=True,
        zoom_control="bottomright",
        font_size="13px",
        zoom_snap=1.0 if tiles else 0.25,
    )
    chart.default_js, chart.default_css = [], []  # else from public servers
    CustomPane(_GRID_PANE, z_index=_BELOW_TILES).add_to(chart)
    CustomPane(_EMPTY_PANE, z_index=_BELOW_LINES).add_to(chart)
    is_dense = len(plan.trips) > MAX_LAYERS
    style = "p2p.thinStyle" if is_dense else "p2p.style"
    drawing = _Drawing(chart, style, Count(len(plan.trips), told))
    options = _draw(drawing, scenario, plan, words)
    options |= ground_of(options["bounds"], has_tiles=bool(tiles))
    options["finder"] = finder(scenario, plan)
    panel = legend_html(scenario, plan, words, stamp=stamp, is_gcj02=is_shifted(tiles))
    _Panel(panel, options).add_to(chart)
    return _page(
        chart, page_title(scenario, plan, words), words, with_tiles=bool(tiles)
    )


def write_map(
    scenario: Scenario,
    plan: Plan,
    path: Path,
    *,
    lang: Lang = "zh",
    tiles: str | None = None,
    told: Told | None = None,
    version: Version | None = None,
) -> None:
    """Write the page of ``render_map`` to ``path``, whole or not at all.

    Raises
    ------
    ValueError
        If ``tiles`` is no template of tiles.
    OutputError
        If the disk refuses.
    """
    page = render_map(
        scenario, plan, lang=lang, tiles=tiles, told=told, version=version
    )
    write_text(path, page)


def _draw(
    drawing: _Drawing, scenario: Scenario, plan: Plan, words: Words
) -> dict[str, Any]:
    """Put everything on the map; gives what plan.js needs to know about it."""
    empty = drawing.layer(_entry("deadhead", words.deadhead))
    places = _draw_places(drawing, scenario, plan, words)
    trips = _draw_trips(drawing, scenario, plan, words)
    control = folium.LayerControl(
        collapsed=JsCode("p2p.isNarrow()"),  # type: ignore[arg-type]  # allowed by Folium
    )
    control.add_to(drawing.chart)
    return {
        "map": drawing.chart,
        "control": control,
        "trips": trips,
        "places": places,
        "empty": empty,
        "bounds": extent(drawing.drawn) or _CHINA,
        "words": {
            "trips": words.trips,
            "all": words.all_,
            "none": words.none,
            "whole": words.whole,
            "under_way": words.under_way,
            "arrived": words.arrived,
            "play": words.play,
            "time": words.time,
            "employer": words.employer,
            "village": words.village,
            "view": words.view,
        },
    }


def _draw_places(
    drawing: _Drawing, scenario: Scenario, plan: Plan, words: Words
) -> list[folium.FeatureGroup]:
    titles = {
        "village": words.village,
        "employer": words.employer,
        "depot": words.depot,
        "hub": words.hub,
        "station": words.station,
    }
    found = place_features(scenario, plan, words)
    layers = []
    for kind, title in titles.items():
        if kind in found:
            layer = drawing.layer(_entry(kind, title))
            drawing.add(layer, found[kind])
            layers.append(layer)
    names = name_features(scenario, plan, words)
    if names:
        drawing.add(drawing.layer(_entry("name", words.names)), names)
    return layers


def _draw_trips(
    drawing: _Drawing, scenario: Scenario, plan: Plan, words: Words
) -> list[folium.FeatureGroup]:
    bend = bends(scenario, plan.trips)
    uses = {use.service_id: use for use in plan.services}
    layers = []
    for group in trip_layers(scenario, plan.trips, words):
        layer = drawing.layer(_swatch(group))
        parts = []
        for trip in group.trips:
            found = trip_features(
                scenario, trip, words, colour=group.colour, bend=bend[trip.trip_id]
            )
            parts.append(found)
            drawing.count.add()
        drawing.add(layer, [f for loaded, _ in parts for f in loaded])
        drawing.add(layer, [f for _, empty in parts for f in empty], pane=_EMPTY_PANE)
        if group.service_id in uses:
            use = uses[group.service_id]
            drawing.add(
                layer, [service_feature(scenario, use, words, colour=group.colour)]
            )
        layers.append(layer)
    return layers


def _entry(sign: str, title: str) -> str:
    return f'<i class="p2p-sign p2p-{sign}"></i>{title}'


def _swatch(group: TripLayer) -> str:
    sign = f'<i class="p2p-swatch" style="background:{group.colour}"></i>'
    return f"{sign}{group.label_html}"


def _page(chart: folium.Map, title: str, words: Words, *, with_tiles: bool) -> str:
    figure = cast("Figure", chart.get_root())
    figure.title = title
    figure.header.add_child(_Raw(styles_and_scripts()), name="p2p")
    _number(figure)
    page: str = figure.render()
    policy = content_policy(page, with_tiles=with_tiles)
    head = f'<html lang="{words.html_lang}">\n<head>\n{policy}\n'
    return page.replace("<html>\n<head>\n", head, 1)


def _number(figure: Figure) -> None:
    """Give elements running numbers in place of Folium's random names."""
    for element, number in zip(_elements([figure]), count(1), strict=False):
        element._id = str(number)


def _elements(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        yield from _elements(element._children.values())
