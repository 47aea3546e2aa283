"""The shipped scenarios: they read cleanly and are what their READMEs say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import scenarios
from scenarios.build_shipped import BY_HAND, recipes, write_shipped
from transport.presets import edition_on
from transport.reading import read_scenario
from transport.roads.geodesy import geodesic_m
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from scenarios.recipe import Recipe
    from transport.scenario import Scenario

HOME = Path(scenarios.__file__).parent
NAMES = [recipe.name for recipe in recipes()]
SIZES = {  # workers, villages, employers
    "linxian-shenmu-2020": (160, 16, 8),
    "hunyuan-datong-2020": (156, 16, 9),
    "lanxian-qingdao-2020": (320, 20, 11),
}


def shipped(name: str, variant: str | None = None) -> Scenario:
    return read_scenario(HOME / name, variant=variant)


def line_km(scenario: Scenario) -> float:
    """Mean great-circle kilometres from village to employer over the workers."""
    ends = [
        (scenario.position[w.village_id], scenario.position[w.employer_id])
        for w in scenario.workers
    ]
    lat1, lon1 = (np.array([a[axis] for a, _ in ends]) for axis in (0, 1))
    lat2, lon2 = (np.array([b[axis] for _, b in ends]) for axis in (0, 1))
    return float(geodesic_m(lat1, lon1, lat2, lon2).mean()) / 1000


def seats_by_type(scenario: Scenario) -> dict[int, int]:
    edition = edition_on(scenario.policy, scenario.first_day)
    village, employer = scenario.villages[0], scenario.employers[0]
    scope = scenario.scope(village.village_id, employer.employer_id)
    cap = load_cap_percent(edition, scope=scope, risk="low")
    return {
        line.seats: usable_seats(
            line,
            policy=scenario.policy,
            edition=edition,
            cap_percent=cap,
            drivers=line.drivers,
        )
        for line in scenario.fleet
    }


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_without_fault_or_warning_in_every_variant(name: str) -> None:
    scenario = shipped(name)
    assert scenario.warnings == ()
    assert scenario.name == name
    assert {"cn-2023", "half-load", "mixed"} <= set(scenario.variants)
    for variant in scenario.variants:
        assert shipped(name, variant).warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_it_has_the_stated_size(name: str) -> None:
    scenario = shipped(name)
    counts = (len(scenario.workers), len(scenario.villages), len(scenario.employers))
    assert counts == SIZES[name]
    text = (HOME / name / BY_HAND).read_text(encoding="utf-8")
    for count, noun in zip(counts, ("workers", "villages", "employers"), strict=True):
        assert f"{count} {noun}" in text


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_it_is_what_its_recipe_makes(recipe: Recipe, tmp_path: Path) -> None:
    write_shipped(recipe, tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (HOME / recipe.name / path.name).read_bytes()
    kept = {path.name for path in (HOME / recipe.name).iterdir()}
    assert kept == {path.name for path in tmp_path.iterdir()} | {BY_HAND}


@pytest.mark.parametrize("name", NAMES)
def test_it_has_someone_of_every_kind(name: str) -> None:
    workers = shipped(name).workers
    assert any((w.temperature_c or 0) > Decimal("37.3") for w in workers)
    assert any(w.temperature_c == Decimal("37.3") for w in workers)
    assert any(w.health_code == "yellow" for w in workers)
    assert any(w.certificate_issued_s is None for w in workers)
    assert any((w.certificate_until_s or 1) <= 0 for w in workers)
    assert any(w.party_id for w in workers)
    assert any(w.is_poverty_listed for w in workers)
    assert any(w.report_by_s is not None for w in workers)


@pytest.mark.parametrize(
    ("name", "scope", "least_km", "most_km"),
    [
        ("linxian-shenmu-2020", "inter_province", 90, 130),
        ("hunyuan-datong-2020", "intra_city", 40, 70),
        ("lanxian-qingdao-2020", "inter_province", 760, 820),
    ],
)
def test_it_crosses_what_it_says(
    name: str, scope: str, least_km: float, most_km: float
) -> None:
    scenario = shipped(name)
    scopes = {
        scenario.scope(village.village_id, employer.employer_id)
        for village in scenario.villages
        for employer in scenario.employers
    }
    assert scopes == {scope}
    assert least_km < line_km(scenario) < most_km


def test_seats_are_what_the_rule_of_february_leaves() -> None:
    assert seats_by_type(shipped("linxian-shenmu-2020")) == {
        33: 15,
        45: 21,
        49: 23,
        53: 25,
    }
    # inside one city the cap does not hold, the observation rows do
    assert seats_by_type(shipped("hunyuan-datong-2020"))[49] == 48 - 9 - 1
    assert seats_by_type(shipped("lanxian-qingdao-2020")) == {45: 20, 49: 22, 53: 24}


def test_without_cap_coaches_can_carry_forty_and_more() -> None:
    scenario = shipped("lanxian-qingdao-2020", "cn-2023")
    assert seats_by_type(scenario) == {45: 42, 49: 46, 53: 50}


@pytest.mark.parametrize("name", NAMES)
def test_the_fleet_carries_everybody_with_some_spare(name: str) -> None:
    scenario = shipped(name)
    seats = seats_by_type(scenario)
    offered = sum(line.count * seats[line.seats] for line in scenario.fleet)
    assert 1.1 < offered / len(scenario.workers) < 2.5


@pytest.mark.parametrize("name", NAMES)
def test_tolls_are_waived_both_ways(name: str) -> None:
    tariff = shipped(name).tariff
    assert tariff.toll_exempt_outbound
    assert tariff.toll_exempt_return
    assert (tariff.disinfection_fen, tariff.kit_fen) == (10_000, 1_500)
