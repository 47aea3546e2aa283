"""Names of points lie on no other name and on no point."""

from __future__ import annotations

from itertools import combinations

from transport.report.labels import RADIUS, Label, placed

ROOM = (0.0, 0.0, 600.0, 300.0)


def box(label: Label, width: float) -> tuple[float, float, float, float]:
    left = label.x if label.anchor == "start" else label.x - width
    return left, label.y - 10, left + width, label.y + 3


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_names_of_points_that_lie_close_are_apart() -> None:
    points = [(300.0, 150.0), (304.0, 151.0), (310.0, 152.0), (310.0, 152.0)]
    widths = [60.0, 80.0, 50.0, 70.0]
    labels = placed(points, widths, room=ROOM)
    boxes = [box(*one) for one in zip(labels, widths, strict=True)]
    dots = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in points]
    assert not any(meet(a, b) for a, b in combinations(boxes, 2))
    assert not any(meet(a, b) for a in boxes for b in dots)
    assert any(label.is_far for label in labels)  # joined by a line


def test_a_name_beside_the_edge_stands_on_the_other_side() -> None:
    (label,) = placed([(580.0, 100.0)], [90.0], room=ROOM)
    assert (label.anchor, label.x) == ("end", 571.0)


def test_one_without_neighbours_stands_above_to_the_right() -> None:
    (label,) = placed([(100.0, 100.0)], [90.0], room=ROOM)
    assert label == Label(x=109.0, y=92.0, anchor="start", is_far=False)


def test_a_name_wider_than_the_room_stands_all_the_same() -> None:
    (label,) = placed([(100.0, 100.0)], [900.0], room=ROOM)
    assert label.anchor == "start"
