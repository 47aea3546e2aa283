"""Distances of a real OSRM server on a small extract, started by the tests.

``P2P_OSRM`` names a folder with OSRM's programs in ``bin`` and its profiles in
``share/profiles``, such as the folder ``osrm`` of the wheel ``osrm-bindings``.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_scenario,
    make_village,
)
from transport.errors import ScenarioError
from transport.roads import routing_service
from transport.roads.distances import distances_of
from transport.scenario import RoadSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.scenario import Scenario

pytest.importorskip("routingpy", reason="the extra roads is not installed")

VARIABLE = "P2P_OSRM"
EXTRACT = """<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
  <node id="1" lat="37.000" lon="111.000" version="1"/>
  <node id="2" lat="37.000" lon="111.100" version="1"/>
  <node id="3" lat="37.100" lon="111.100" version="1"/>
  <node id="4" lat="37.200" lon="111.300" version="1"/>
  <node id="5" lat="38.000" lon="112.000" version="1"/>
  <node id="6" lat="38.000" lon="112.050" version="1"/>
  <way id="10" version="1">
    <nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="primary"/>
  </way>
  <way id="11" version="1">
    <nd ref="5"/><nd ref="6"/><tag k="highway" v="primary"/>
  </way>
</osm>
"""


@pytest.fixture(scope="module")
def osrm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server that knows one road of 41 km and an island of another."""
    given = os.environ.get(VARIABLE)
    if not given:
        pytest.skip(f"needs OSRM: {VARIABLE} names no folder with its programs")
    home, folder = Path(given), tmp_path_factory.mktemp("osrm")
    (folder / "tiny.osm").write_text(EXTRACT, encoding="utf-8")
    profile = str(home / "share" / "profiles" / "car.lua")
    for command in (
        ["osrm-extract", "-p", profile, "tiny.osm"],
        ["osrm-partition", "tiny.osrm"],
        ["osrm-customize", "tiny.osrm"],
    ):
        program = str(home / "bin" / command[0])
        subprocess.run(
            [program, *command[1:]], cwd=folder, check=True, capture_output=True
        )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            str(home / "bin" / "osrm-routed"),
            *("--algorithm", "mld", "--ip", "127.0.0.1", "--port", str(port)),
            "tiny.osrm",
        ],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("osrm-routed did not open its port")


def on_roads(url: str, *, employer_lat: float = 37.2, lon: float = 111.3) -> Scenario:
    return make_scenario(
        villages=(make_village(lat=37.0, lon=111.0),),
        employers=(make_employer(lat=employer_lat, lon=lon),),
        depots=(make_depot(lat=37.0, lon=111.1),),
        road_source=RoadSource(provider="osrm", url=url),
    )


def test_the_road_is_longer_than_the_line_and_the_same_both_ways(osrm: str) -> None:
    distances = distances_of(on_roads(osrm))
    assert distances.metres("V1", "E1") == pytest.approx(40_956, abs=2)
    assert distances.metres("E1", "V1") == distances.metres("V1", "E1")
    assert distances.seconds("V1", "E1") == pytest.approx(2_269, abs=2)
    metres, seconds = distances.matrices(["V1", "E1", "D1"])
    assert metres[0, 1] == distances.metres("V1", "E1")
    assert metres.diagonal().tolist() == [0, 0, 0]
    assert seconds[0, 2] > 0
    assert not distances.is_metric


def test_places_that_no_road_joins_are_named(osrm: str) -> None:
    distances = distances_of(on_roads(osrm, employer_lat=38.0, lon=112.0))
    with pytest.raises(ScenarioError) as caught:
        distances.matrices(["V1", "E1", "D1"])
    values = {fault.value for fault in caught.value.faults}
    assert values == {"V1 > E1", "E1 > V1", "D1 > E1", "E1 > D1"}


def test_a_place_far_from_every_road_is_named(osrm: str) -> None:
    distances = distances_of(on_roads(osrm, employer_lat=39.5))
    with pytest.raises(ScenarioError, match="V1 > E1"):
        distances.metres("V1", "E1")


def test_a_plan_over_the_roads_is_proved(osrm: str) -> None:
    from solvers.planner import solve
    from transport.checker import violations
    from transport.outcome import Limits

    scenario = on_roads(osrm)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan
    assert plan.n_planned == 1
    assert violations(scenario, plan) == []


def test_a_silent_server_is_told_with_its_address() -> None:
    scenario = on_roads("http://127.0.0.1:9")
    scenario = replace(scenario, distances=())
    with pytest.raises(ScenarioError, match="does not answer") as caught:
        distances_of(scenario).metres("V1", "E1")
    assert caught.value.faults[0].value == "http://127.0.0.1:9"


def test_what_was_answered_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search, checker and papers each have distances of their own, of one program."""
    asked: list[tuple[int, int]] = []

    def table(ask: object, *, n_starts: int, n_ends: int, **_: object) -> object:
        asked.append((n_starts, n_ends))
        seconds = [[600.5] * n_ends for _ in range(n_starts)]
        return seconds, [[9_000.2] * n_ends for _ in range(n_starts)]

    monkeypatch.setattr(routing_service, "table_of", table)
    monkeypatch.setattr(routing_service, "first_doubt", lambda *_: None)
    url = "http://kept.invalid"
    first = distances_of(on_roads(url))
    assert (first.metres("V1", "E1"), first.seconds("V1", "E1")) == (9_001, 601)
    assert asked == [(1, 1)]
    again = distances_of(on_roads(url))
    assert (again.metres("V1", "E1"), again.seconds("V1", "E1")) == (9_001, 601)
    assert asked == [(1, 1)]
    again.metres("E1", "V1")  # another way
    distances_of(on_roads(url, lon=111.4)).metres("V1", "E1")  # to another place
    distances_of(on_roads(f"{url}/other")).metres("V1", "E1")
    assert asked == [(1, 1)] * 4
