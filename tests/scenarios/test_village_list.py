"""The packed form of the list gives back what was packed."""

from __future__ import annotations

from scenarios.village_list import (
    counties_in,
    county_block,
    lengthened,
    lines_of_county,
    shortened,
    towns_of,
    villages_of,
)
from transport.intake.divisions import Division

COUNTY = Division(code="141124", level="county", name="临县", county="临县")
TOWNS = (("141124100", "临泉镇"), ("141124101", "白文镇"))
VILLAGES = {
    "141124100": (
        ("141124100001", "凤凰社区居委会"),
        ("141124100002", "东庄村委会"),
        ("141124100200", "八一农场生活区"),
    )
}
POINTS = {"141124100": (37.98, 111.0), "141124100002": (37.9, 111.1234)}


def text() -> str:
    return (
        "\n".join(lines_of_county(("141124", "临县"), TOWNS, VILLAGES, POINTS)) + "\n"
    )


def test_packed_towns_and_villages_are_read_back() -> None:
    packed = "#141123\t兴县\n>100蔚汾镇\n" + text()
    assert list(counties_in(packed)) == [("141123", "兴县"), ("141124", "临县")]
    towns = list(towns_of(county_block(packed, "141124"), COUNTY))
    assert [(t.code, t.name, t.position) for t, _ in towns] == [
        ("141124100", "临泉镇", (37.98, 111.0)),
        ("141124101", "白文镇", None),
    ]
    found = [(v.code, v.name, v.position) for v in villages_of(*towns[0])]
    assert found == [
        ("141124100001", "凤凰社区居委会", None),
        ("141124100002", "东庄村委会", (37.9, 111.1234)),
        ("141124100200", "八一农场生活区", None),
    ]
    assert county_block(packed, "141125") == ""


def test_endings_are_packed_as_letters_and_names_of_nothing_else_are_left() -> None:
    assert shortened("东庄村委会") == "东庄b"
    assert shortened("社区") == "社区"
    assert all(
        lengthened(shortened(n)) == n for n in ("东庄村", "村", "凤凰社区居委会")
    )
