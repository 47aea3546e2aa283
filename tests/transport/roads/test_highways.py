"""Real roads: the network of scgraph-data, and small ones made by hand."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.transport.builders import (
    make_depot,
    make_employer,
    make_policy,
    make_scenario,
    make_village,
)
from transport.errors import ScenarioError
from transport.roads.distances import distances_of
from transport.roads.highways import (
    CACHE_VARIABLE,
    ROAD_FACTOR,
    Highways,
    highways,
    parsed_network,
)
from transport.roads.speeds import bands_of
from transport.scenario import RoadSource

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """
from scgraph.core import GeoGraph
graph=[{1: 50.0}, {0: 50.0, 2: 70.0}, {1: 70.0}, {4: 9.0}, {3: 9.0}]
nodes=[[37.0, 111.0], [37.0, 111.5], [37.5, 111.5], [30.0, 110.0], [30.0, 110.1]]
world_highways_geograph = GeoGraph(graph=graph, nodes=nodes)
"""
HAS_DATA = importlib.util.find_spec("scgraph_data") is not None


def test_the_largest_connected_piece_is_kept() -> None:
    network = parsed_network(TEXT)
    assert network.nodes.tolist() == [[37.0, 111.0], [37.0, 111.5], [37.5, 111.5]]
    arcs = zip(
        network.starts.tolist(),
        network.ends.tolist(),
        network.metres.tolist(),
        strict=True,
    )
    assert sorted(arcs) == [
        (0, 1, 50_000.0),
        (1, 0, 50_000.0),
        (1, 2, 70_000.0),
        (2, 1, 70_000.0),
    ]


def test_a_run_is_local_roads_and_the_network_between() -> None:
    position = {"V1": (37.0, 111.01), "E1": (37.49, 111.5)}
    ways = Highways(
        position,
        make_policy(),
        bands=bands_of(is_mountain=False),
        network=parsed_network(TEXT),
    )
    metres, seconds = ways.pairs([("V1", "E1"), ("E1", "V1")])
    local_m = 1.35 * (0.01 * 88_990 + 0.01 * 110_990)  # degrees of lon and lat there
    assert metres[0] == pytest.approx(120_000 * ROAD_FACTOR + local_m, rel=1e-3)
    assert metres[0] == metres[1]
    assert seconds[0] > 3_600
    table, _ = ways.matrices(["V1", "E1"], skip=())
    assert table.tolist() == [[0, metres[0]], [metres[1], 0]]


def test_a_place_far_from_every_highway_is_named() -> None:
    position = {"V1": (37.0, 111.0), "E9": (40.0, 111.0)}
    ways = Highways(
        position,
        make_policy(),
        bands=bands_of(is_mountain=False),
        network=parsed_network(TEXT),
    )
    (fault,) = ways.faults(list(position))
    assert fault.value == "E9"
    assert "278 km" in str(fault.wrong) or "km from the nearest highway" in str(
        fault.wrong
    )


def test_without_the_package_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    highways.cache_clear()
    monkeypatch.setattr("transport.roads.highways.PACKAGE", "no_such_package")
    scenario = make_scenario(road_source=RoadSource(provider="highways"))
    with pytest.raises(ScenarioError, match=r"p2p-transport\[roads\]"):
        distances_of(scenario)
    highways.cache_clear()


@pytest.mark.skipif(not HAS_DATA, reason="scgraph-data is not installed")
def test_the_roads_of_china_are_parsed_once_and_near_the_truth(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taiyuan to Beijing: some 500 km by motorway, Guiyang to Guangzhou 900 to 980."""
    cache: Path = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv(CACHE_VARIABLE, str(cache))
    highways.cache_clear()
    network = highways()
    assert len(network.nodes) > 100_000
    (file,) = cache.iterdir()
    highways.cache_clear()
    again = highways()
    assert np.array_equal(again.nodes, network.nodes)
    assert file.stat().st_size < 10_000_000
    scenario = make_scenario(
        villages=(
            make_village(lat=37.87, lon=112.55),
            make_village("V2", lat=26.65, lon=106.63),
        ),
        employers=(
            make_employer(lat=39.90, lon=116.40),
            make_employer("E2", lat=23.13, lon=113.26),
        ),
        depots=(make_depot(lat=37.80, lon=112.60),),
    )
    scenario = replace(scenario, road_source=RoadSource(provider="highways"))
    distances = distances_of(scenario)
    assert 470_000 < distances.metres("V1", "E1") < 560_000
    assert 880_000 < distances.metres("V2", "E2") < 1_020_000
    assert not distances.is_metric
    highways.cache_clear()
