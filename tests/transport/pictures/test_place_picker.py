"""A piece of the country on which a place is shown."""

from __future__ import annotations

import pytest

from transport.pictures.place_picker import first_look, place_picker


def test_the_map_is_as_wide_as_asked_for() -> None:
    near, far = (place_picker((38.0, 111.0), km, lang="zh") for km in (60, 600))
    assert (near.wide, near.tall) == (far.wide, far.tall) == (600, 450)
    assert len(far.shapes) > len(near.shapes)


def test_one_looks_first_at_the_likely_places_else_at_the_county() -> None:
    choices = ["甲村（临县 37.90000,110.90000）", "甲村（临县 38.10000,111.10000）"]
    (lat, lon), km = first_look("甲村在哪里", choices)
    assert [lat, lon] == pytest.approx([38.0, 111.0])
    assert km == 90
    (lat, lon), km = first_look("临县的甲村在哪里", [])
    assert (round(lat), round(lon), km) == (38, 111, 90)
    assert first_look("where?", [])[1] > 3_000
