"""Where positions lie on a drawing, and the lines under them."""

from __future__ import annotations

import pytest

from transport.pictures.ground import Ground
from transport.presentation.background import background, seats

TAIYUAN, QINGDAO = (37.87, 112.55), (36.07, 120.38)


def make_ground() -> Ground:
    return Ground.around(
        [TAIYUAN, QINGDAO], wide=1_000, least_tall=400, most_tall=1_200, margin=70
    )


def test_places_fill_the_width_between_the_margins() -> None:
    ground = make_ground()
    assert ground.at(TAIYUAN)[0] == pytest.approx(70)
    assert ground.at(QINGDAO)[0] == pytest.approx(930)
    middle = (ground.at(TAIYUAN)[1] + ground.at(QINGDAO)[1]) / 2
    assert middle == pytest.approx(ground.tall / 2)


def test_lines_under_end_at_the_edges_of_the_drawing() -> None:
    ground = make_ground()
    points = [point for line in ground.lines_under() for point in line.points]
    assert len(points) > 100
    assert all(-1e-6 <= x <= ground.wide + 1e-6 for x, _ in points)
    assert all(-1e-6 <= y <= ground.tall + 1e-6 for _, y in points)


def test_a_box_is_free_once() -> None:
    ground = make_ground()
    assert ground.is_free((10, 10, 20, 20))
    assert not ground.is_free((15, 15, 25, 25))
    assert not ground.is_free((-5, 10, 5, 20))


def test_the_background_has_every_layer_and_seats_where_they_lie() -> None:
    assert all(len(layer.points) > 1_000 for layer in background().values())
    lat, lon = next(seat.at for seat in seats() if seat.name[1] == "太原市")
    assert (lat, lon) == pytest.approx(TAIYUAN, abs=0.1)
