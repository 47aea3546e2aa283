"""Generated scenarios: complete, valid, reproducible, on real geography."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from scenarios import generate as generator
from scenarios.atlas import GazetteerAtlas
from scenarios.gazetteer import gazetteer
from scenarios.generate import generate
from transport.errors import OutputError, ScenarioError
from transport.presets import PRESETS, edition_on
from transport.reading import read_scenario
from transport.roads.geodesy import geodesic_m
from transport.trips.seats import load_cap_percent, usable_seats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.draft import Draft
    from transport.scenario import Scenario


def make(dest: Path, n_workers: int = 30, **changes: object) -> Path:
    arguments: dict[str, object] = {
        "counties": ["Linxian"],
        "cities": ["Qingdao"],
        "n_workers": n_workers,
        "seed": 7,
    }
    generate(dest, **(arguments | changes))  # type: ignore[arg-type]  # any argument
    return dest


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    points = [np.array([x]) for x in (*a, *b)]
    return float(geodesic_m(*points)[0])


def seats_offered(scenario: Scenario) -> int:
    edition = edition_on(scenario.policy, scenario.first_day)
    scope = scenario.scope(
        scenario.villages[0].village_id, scenario.employers[0].employer_id
    )
    cap = load_cap_percent(edition, scope=scope, risk="low")
    return sum(
        line.count
        * usable_seats(
            line,
            policy=scenario.policy,
            edition=edition,
            cap_percent=cap,
            drivers=line.drivers,
        )
        for line in scenario.fleet
    )


@pytest.mark.parametrize("n_workers", [1, 30, 300, 3_000, 30_000])
def test_a_scenario_of_any_size_reads_without_fault_or_warning(
    tmp_path: Path, n_workers: int
) -> None:
    scenario = read_scenario(make(tmp_path / "made", n_workers))
    assert len(scenario.workers) == n_workers
    assert scenario.warnings == ()
    assert scenario.name == "made"
    assert "synthetic" in scenario.title


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_can_be_chosen(tmp_path: Path, preset: str) -> None:
    scenario = read_scenario(make(tmp_path / "made", preset=preset))
    assert scenario.policy.preset == preset


def test_every_variant_reads(tmp_path: Path) -> None:
    folder = make(tmp_path / "made", 300)
    variants = read_scenario(folder).variants
    assert {"cn-2023", "half-load", "cn-2020-02-28", "mixed"} <= set(variants)
    for variant in variants:
        assert read_scenario(folder, variant=variant).warnings == ()


def test_the_same_arguments_give_the_same_files(tmp_path: Path) -> None:
    one = make(tmp_path / "one", 300, name="same")
    two = make(tmp_path / "two", 300, name="same")
    other = make(tmp_path / "other", 300, name="same", seed=8)
    assert files_of(one) == files_of(two)
    assert files_of(one)["workers.csv"] != files_of(other)["workers.csv"]
    assert files_of(one)["villages.csv"] != files_of(other)["villages.csv"]


def test_a_workbook_says_the_same_as_a_folder(tmp_path: Path) -> None:
    folder = read_scenario(make(tmp_path / "made", 300))
    book = read_scenario(make(tmp_path / "made.xlsx", 300, excel=True))
    for field in ("name", "title", "policy", "tariff", "origin", "n_days", "variants"):
        assert getattr(book, field) == getattr(folder, field)
    for table in ("workers", "villages", "employers", "depots", "fleet"):
        assert getattr(book, table) == getattr(folder, table)


def test_villages_lie_around_real_towns(tmp_path: Path) -> None:
    made = make(tmp_path / "made", 300, counties=["Hunyuan"], cities=["Datong"])
    scenario = read_scenario(made)
    (county,) = gazetteer().find_counties(["Hunyuan"])
    towns = {town.name: (town.lat, town.lon) for town in gazetteer().towns(county)}
    for village in scenario.villages:
        distance_m = metres((village.lat, village.lon), towns[village.town])
        assert 500 < distance_m < 4_700
    assert len({village.town for village in scenario.villages}) == len(towns)


def test_villages_of_a_county_with_unknown_towns_stay_in_it(tmp_path: Path) -> None:
    scenario = read_scenario(make(tmp_path / "made", 300))
    book = gazetteer()
    lat = np.array([unit.lat for unit in book.counties])
    lon = np.array([unit.lon for unit in book.counties])
    for village in scenario.villages:
        here = np.full_like(lat, village.lat), np.full_like(lon, village.lon)
        assert geodesic_m(*here, lat, lon).min() < 25_000
        nearest = book.counties[int(geodesic_m(*here, lat, lon).argmin())]
        assert nearest.name == village.county == "临县"


def test_employers_lie_around_their_city(tmp_path: Path) -> None:
    made = make(tmp_path / "made", 300, cities=["Qingdao", "Shenmu"])
    scenario = read_scenario(made)
    centre = {"青岛市": (36.07, 120.38), "榆林市": (38.84, 110.50)}
    for employer in scenario.employers:
        here = (employer.lat, employer.lon)
        assert metres(here, centre[employer.city]) < 29_000
    assert {employer.city for employer in scenario.employers} == set(centre)


def test_depots_stand_at_the_county_seats(tmp_path: Path) -> None:
    scenario = read_scenario(make(tmp_path / "made", counties=["Linxian", "Lanxian"]))
    places = {(d.county, round(d.lat, 1), round(d.lon, 1)) for d in scenario.depots}
    assert places == {("临县", 38.0, 111.0), ("岚县", 38.3, 111.7)}


@pytest.mark.parametrize("n_workers", [30, 300, 600])
def test_the_fleet_has_seats_for_all_and_not_absurdly_many(
    tmp_path: Path, n_workers: int
) -> None:
    scenario = read_scenario(make(tmp_path / "made", n_workers))
    assert n_workers * 1.1 <= seats_offered(scenario) <= n_workers * 1.7 + 100


def test_every_village_has_a_coach_that_reaches_it(tmp_path: Path) -> None:
    scenario = read_scenario(make(tmp_path / "made", 3_000))
    limits = {village.max_seats for village in scenario.villages}
    assert {19, 33, None} == limits
    assert min(line.seats for line in scenario.fleet) == 19


def test_two_drivers_come_with_long_runs_only(tmp_path: Path) -> None:
    long = read_scenario(make(tmp_path / "long"))
    short = read_scenario(make(tmp_path / "short", cities=["Shenmu"]))
    assert {line.drivers for line in long.fleet} == {2}
    assert {line.drivers for line in short.fleet} == {1}


def test_long_rosters_leave_over_days_within_the_scenario(tmp_path: Path) -> None:
    scenario = read_scenario(make(tmp_path / "made", 3_000))
    days = {worker.ready_from_s for worker in scenario.workers}
    assert days == {day * 86_400 for day in range(5)}
    deadlines = [w.report_by_s for w in scenario.workers if w.report_by_s is not None]
    assert deadlines
    assert max(deadlines) <= scenario.end_s


def test_counties_of_several_cities_are_named_as_exceptions(tmp_path: Path) -> None:
    made = make(tmp_path / "made", counties=["Linxian", "Lanxian", "Hunyuan"])
    scenario = read_scenario(made)
    assert scenario.origin.city == "吕梁市"
    assert scenario.origin.city_of_county == {"浑源县": "大同市"}


def test_a_run_across_the_country_may_last_longer(tmp_path: Path) -> None:
    made = make(tmp_path / "made", cities=["Shenzhen"])
    assert read_scenario(made).policy.max_ride_s > 30 * 3_600


def test_the_readme_says_what_is_synthetic(tmp_path: Path) -> None:
    text = (make(tmp_path / "made") / "README.md").read_text(encoding="utf-8")
    assert "Nobody on this roster exists" in text
    assert "临县 (Linxian), 吕梁市, 山西省" in text


def test_a_name_with_quotes_survives(tmp_path: Path) -> None:
    made = make(tmp_path / "made", name='a "b" \\ c')
    assert read_scenario(made).name == 'a "b" \\ c'


def test_sizes_and_first_day_can_be_set(tmp_path: Path) -> None:
    made = make(
        tmp_path / "made",
        200,
        n_villages=12,
        n_employers=4,
        first_day=date(2020, 3, 2),
        mountain=True,
    )
    scenario = read_scenario(made)
    assert len(scenario.villages) == 12
    assert len(scenario.employers) == 4
    assert scenario.first_day == date(2020, 3, 2)
    assert scenario.policy.mountain


def test_a_share_goes_home_parties_together_and_coaches_may_bring_them(
    tmp_path: Path,
) -> None:
    scenario = read_scenario(make(tmp_path / "x", 200, home_percent=40))
    n_home = sum(worker.is_homebound for worker in scenario.workers)
    assert 0.3 * 200 <= n_home <= 0.5 * 200
    ways: dict[str, set[bool]] = {}
    for worker in scenario.workers:
        if worker.party_id is not None:
            ways.setdefault(worker.party_id, set()).add(worker.is_homebound)
    assert ways
    assert all(len(way) == 1 for way in ways.values())
    assert scenario.policy.max_trips_per_block == 4


def test_without_a_share_nothing_is_said_of_directions(tmp_path: Path) -> None:
    files = files_of(make(tmp_path / "x"))
    assert b"direction" not in files["workers.csv"]
    assert b"max_trips_per_block = 4" not in files["scenario.toml"]


def test_a_share_beyond_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="expected 0 to 100 percent"):
        make(tmp_path / "x", home_percent=101)


def test_all_wrong_arguments_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        make(
            tmp_path / "made",
            0,
            counties=["Xyzzy"],
            cities=["Plugh"],
            n_villages=0,
            preset="cn-1999",
            seed=-1,
        )
    given = [(fault.column, fault.value) for fault in caught.value.faults]
    assert sorted(given, key=str) == [
        ("city", "Plugh"),
        ("county", "Xyzzy"),
        ("preset", "cn-1999"),
        ("seed", "-1"),
        ("villages", "0"),
        ("workers", "0"),
    ]
    assert list(tmp_path.iterdir()) == []


def test_more_than_a_million_workers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="expected 1 to 1,000,000"):
        make(tmp_path / "made", 1_000_001)


def test_counties_of_two_provinces_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="lie in 2 provinces"):
        make(tmp_path / "made", counties=["Linxian", "Fugu"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("excel", [False, True])
def test_what_stands_there_is_not_overwritten(tmp_path: Path, excel: bool) -> None:
    if excel:
        dest = kept = tmp_path / "taken.xlsx"
    else:
        dest = tmp_path / "taken"
        dest.mkdir()
        kept = dest / "notes.txt"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        make(dest, excel=excel)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert sorted(tmp_path.iterdir()) == [dest]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert len(read_scenario(make(tmp_path / "empty")).workers) == 30


def test_a_failure_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(draft: Draft) -> Iterator[tuple[str, ...]]:
        raise RuntimeError(draft.recipe.name)

    monkeypatch.setattr(generator, "readme_text", fail)
    with pytest.raises(RuntimeError):
        make(tmp_path / "made")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("excel", [False, True])
def test_counties_of_one_name_are_told_apart_by_their_city(
    excel: bool, tmp_path: Path
) -> None:
    dest = tmp_path / ("made.xlsx" if excel else "made")
    counties = ["阳泉市/城区", "晋城市/城区", "盂县"]
    scenario = read_scenario(make(dest, 60, counties=counties, excel=excel))
    names = {village.county for village in scenario.villages}
    assert names == {"阳泉市城区", "晋城市城区", "盂县"}
    assert {scenario.region_of_village(v).city for v in scenario.villages} == {
        "阳泉市", "晋城市",
    }  # fmt: skip
    assert read_scenario(dest, atlas=GazetteerAtlas()).warnings == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "In force on these days: cn-2020-02-11, cn-2020-02-28"),
        ({"first_day": date(2020, 2, 18)}, "in force on all days"),
        ({"preset": "cn"}, "By the day of departure"),
        ({"first_day": date(2021, 2, 1)}, "In force on these days: cn-2021-01-20"),
    ],
)
def test_the_settings_say_why_these_rules(
    changes: dict[str, object], words: str, tmp_path: Path
) -> None:
    text = (make(tmp_path / "made", **changes) / "scenario.toml").read_text("utf-8")  # type: ignore[arg-type]  # any argument
    about, _, rest = text.partition("[policy]")
    assert words in " ".join(about.replace("\n# ", " ").split())
    is_spring_2020 = (
        "first_day = 2020" in text and "toll_exempt_outbound = true" in rest
    )
    assert ("notice of 7 February 2020" in rest.replace("\n# ", " ")) == is_spring_2020


@pytest.mark.parametrize("name", ["taiyuan-newyear-2021", "guizhou-stations"])
def test_scenarios_of_2021_cite_no_notice_of_2020(name: str) -> None:
    text = (Path(generator.__file__).parent / name / "scenario.toml").read_text("utf-8")
    assert "February 2020" not in text
    assert "in force on all days" in text
    assert "assumed free" in text


def test_yuncheng_says_why_it_keeps_the_half_load_in_march() -> None:
    folder = Path(generator.__file__).parent / "yuncheng-2020"
    for file in ("scenario.toml", "README.md"):
        assert "21.6" in (folder / file).read_text("utf-8")
