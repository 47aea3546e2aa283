"""The map as a picture, and a coach's card: what they say; they name nobody."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.transport.manifests.sample import make_plan, make_scenario
from transport.pictures.coach_card import coach_card
from transport.pictures.map_picture import map_picture
from transport.pictures.shapes import Drawing, Label
from transport.presentation.trip_views import trip_views

if TYPE_CHECKING:
    from transport.language import Lang

SCENARIO = make_scenario()
PLAN = make_plan(SCENARIO)


def words(drawing: Drawing | None) -> str:
    assert drawing is not None
    labels = (shape for shape in drawing.shapes if isinstance(shape, Label))
    return "\n".join(label.text for label in labels)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_card_says_when_and_where_and_names_nobody(lang: Lang) -> None:
    for view in trip_views(SCENARIO, PLAN):
        told = words(coach_card(SCENARIO, PLAN, view, lang, stamp="version 1"))
        assert view.trip.trip_id[:20] in told
        for stop in view.pickups:
            assert f"{SCENARIO.clock.moment(stop.depart_s):%m-%d %H:%M}" in told
        people = ((r.worker.name, r.worker.phone) for r in view.riders)
        assert not [text for text in chain(*people) if text and text in told]


def test_the_picture_of_the_map_has_a_key_and_its_version() -> None:
    told = words(map_picture(SCENARIO, PLAN, "zh", stamp="第3版"))
    assert "第3版" in told
    assert "OpenStreetMap" in told
    assert "青岛" in told
