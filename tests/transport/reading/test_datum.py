"""Datum shifts against known points, and their inverse against the shift itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transport.reading.draft import Draft
from transport.reading import read_scenario
from transport.reading.datum import (
    Crs,
    Floats,
    bd09_of_gcj02,
    gcj02_of_wgs84,
    to_wgs84,
)
from transport.roads.geodesy import geodesic_m

if TYPE_CHECKING:
    from pathlib import Path

# WGS-84 and GCJ-02, as prcoords and eviltransform have them.
KNOWN_GCJ02 = [
    ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
    ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
    ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
]


def array(*values: float) -> Floats:
    return np.array(values, dtype=np.float64)


@pytest.mark.parametrize(("wgs84", "gcj02"), KNOWN_GCJ02)
def test_known_points_are_shifted_to_gcj02(
    wgs84: tuple[float, float], gcj02: tuple[float, float]
) -> None:
    lat, lon = gcj02_of_wgs84(array(wgs84[0]), array(wgs84[1]))
    assert (lat[0], lon[0]) == pytest.approx(gcj02, abs=1e-9)


def test_baidu_adds_its_known_shift() -> None:
    lat, lon = bd09_of_gcj02(array(39.915), array(116.404))
    assert lat[0] == pytest.approx(39.92133699, abs=1e-7)
    assert lon[0] == pytest.approx(116.41036950, abs=1e-7)


@given(
    lat=st.floats(18, 53),
    lon=st.floats(74, 135),
    crs=st.sampled_from(["gcj02", "bd09"]),
)
def test_the_inverse_comes_back_to_less_than_a_centimetre(
    lat: float, lon: float, crs: Crs
) -> None:
    shifted = gcj02_of_wgs84(array(lat), array(lon))
    if crs == "bd09":
        shifted = bd09_of_gcj02(*shifted)
    back = to_wgs84(*shifted, crs)
    assert geodesic_m(*back, array(lat), array(lon))[0] < 0.01


def test_points_abroad_are_not_shifted() -> None:
    lat, lon = gcj02_of_wgs84(array(48.85, -33.9), array(2.35, 151.2))
    assert (lat.tolist(), lon.tolist()) == ([48.85, -33.9], [2.35, 151.2])


def shifted_draft(crs: Crs) -> Draft:
    """The draft with the positions of its villages and depot in ``crs``."""
    draft = Draft()
    for name in ("villages", "depots"):
        head, *rows = draft.tables[name]
        at_lat, at_lon = head.index("lat"), head.index("lon")
        for row in rows:
            point = gcj02_of_wgs84(array(float(row[at_lat])), array(float(row[at_lon])))
            if crs == "bd09":
                point = bd09_of_gcj02(*point)
            row[at_lat], row[at_lon] = (f"{degrees[0]:.12f}" for degrees in point)
    return draft


@pytest.mark.parametrize("crs", ["gcj02", "bd09"])
def test_declared_tables_are_converted_and_the_others_not(
    crs: Crs, tmp_path: Path
) -> None:
    plain = read_scenario(Draft().folder(tmp_path / "plain"))
    draft = shifted_draft(crs)
    draft.set("days = 5", f'days = 5\ncrs = {{ villages = "{crs}", "车场" = "{crs}" }}')
    other = read_scenario(draft.folder(tmp_path / "shifted"))
    positions: Any = {k: pytest.approx(v, abs=1e-8) for k, v in plain.position.items()}
    assert dict(other.position) == positions
    assert other.employers == plain.employers


def test_one_word_holds_for_every_table(tmp_path: Path) -> None:
    plain = read_scenario(Draft().folder(tmp_path / "plain"))
    draft = Draft()
    draft.set("days = 5", 'days = 5\ncrs = "GCJ-02"')
    other = read_scenario(draft.folder(tmp_path / "shifted"))
    for place_id, (lat, lon) in plain.position.items():
        moved_m = geodesic_m(
            array(lat), array(lon), *map(array, other.position[place_id])
        )[0]
        assert 300 < moved_m < 900


def test_a_row_may_name_its_own_system(tmp_path: Path) -> None:
    plain = read_scenario(Draft().folder(tmp_path / "plain"))
    draft = shifted_draft("bd09")
    for number, row in enumerate(draft.tables["villages"]):
        row.append("bd09" if number else "crs")
    draft.set("days = 5", 'days = 5\ncrs.depots = "bd09"')
    other = read_scenario(draft.folder(tmp_path / "shifted"))
    for village in plain.villages:
        found = other.position[village.village_id]
        assert found == pytest.approx((village.lat, village.lon), abs=1e-8)
