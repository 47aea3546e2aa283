"""Recipes by name: as dense at every size, refused with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.generate import generate_named
from scenarios.named import SHANXI_WORKERS, shanxi_2020
from transport.errors import ScenarioError
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from transport.scenario import Scenario


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    folder: Path = tmp_path_factory.mktemp("named") / "made"
    assert generate_named(folder, "shanxi-2020", n_workers=3_200, seed=2) == 3_200
    return read_scenario(folder)


def test_the_whole_province_is_that_of_the_record() -> None:
    recipe, operation = shanxi_2020(None, 1)
    assert recipe.n_workers == SHANXI_WORKERS
    assert len(recipe.counties) == 117
    assert len(operation.services) == 6


@pytest.mark.parametrize("n_workers", [300, 5_000, 120_000])
def test_another_size_is_as_dense(n_workers: int) -> None:
    recipe, operation = shanxi_2020(n_workers, 1)
    a_county = n_workers / len(recipe.counties)
    assert a_county >= 290
    assert a_county < 330 or len(recipe.counties) == 117
    assert len(operation.services) == min(6, round(n_workers / 6_000))


def test_a_part_of_it_reads_with_its_flights_and_half_load(small: Scenario) -> None:
    assert len({village.county for village in small.villages}) == 10
    assert [service.service_id for service in small.services] == ["F1"]
    assert small.policy.preset == "cn-2020-02-11"
    assert small.policy.modes == ("air",)


def test_a_part_without_a_flight_reads(tmp_path: Path) -> None:
    generate_named(tmp_path / "made", "shanxi-2020", n_workers=60, seed=1, name="x")
    scenario = read_scenario(tmp_path / "made")
    assert (scenario.name, scenario.services) == ("x", ())


def test_an_unknown_name_and_a_wrong_size_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as told:
        generate_named(tmp_path / "made", "shanxi", n_workers=0, seed=1)
    assert [(f.column, f.value) for f in told.value.faults] == [
        ("recipe", "shanxi"),
        ("workers", "0"),
    ]
    assert list(tmp_path.iterdir()) == []
