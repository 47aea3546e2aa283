"""The same scenario in any file, language or encoding is the same scenario."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.transport.reading.draft import Draft
from transport.places import Opening
from transport.policy import LoadCap
from transport.reading import read_scenario

if TYPE_CHECKING:
    from transport.scenario import Scenario

DAY_S, HOUR_S = 86_400, 3_600


def facts(scenario: Scenario, *, but: tuple[str, ...] = ()) -> dict[str, object]:
    names = [f.name for f in fields(scenario) if f.name != "inputs"]
    names += ["sha256", "resolved_settings"]
    return {name: getattr(scenario, name) for name in names if name not in but}


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return read_scenario(Draft().folder(tmp_path / "plain"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_no_encoding_changes_the_scenario(
    encoding: str, end: str, scenario: Scenario, tmp_path: Path
) -> None:
    other = read_scenario(Draft().folder(tmp_path / "o", encoding=encoding, end=end))
    assert facts(other) == facts(scenario)


def test_chinese_headings_and_words_read_as_english_ones(
    scenario: Scenario, tmp_path: Path
) -> None:
    other = read_scenario(Draft().in_chinese().folder(tmp_path / "zh"))
    assert facts(other) == facts(scenario)


@pytest.mark.parametrize("zh", [False, True])
def test_a_workbook_reads_as_a_folder(
    zh: bool, scenario: Scenario, tmp_path: Path
) -> None:
    draft = Draft().in_chinese() if zh else Draft()
    other = read_scenario(draft.book(tmp_path / "book.xlsx", zh=zh))
    changed = ("resolved_settings",)  # same keys, another layout
    assert facts(other, but=changed) == facts(scenario, but=changed)


def test_chinese_file_names_are_known(scenario: Scenario, tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path / "zh")
    (folder / "workers.csv").rename(folder / "花名册.csv")
    (folder / "villages.csv").rename(folder / "村.CSV")
    (folder / "scenario.toml").rename(folder / "设置.toml")
    assert facts(read_scenario(folder)) == facts(scenario)


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters_are_recognised(
    delimiter: str, scenario: Scenario, tmp_path: Path
) -> None:
    draft = Draft()
    folder = draft.folder(tmp_path / "o")
    for name in draft.tables:
        text = draft.csv_text(name, delimiter=delimiter)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    assert facts(read_scenario(folder)) == facts(scenario)


def test_the_order_of_columns_does_not_matter(
    scenario: Scenario, tmp_path: Path
) -> None:
    draft = Draft()
    for name, rows in draft.tables.items():
        draft.tables[name] = [row[::-1] for row in rows]
    assert facts(read_scenario(draft.folder(tmp_path / "o"))) == facts(scenario)


def test_times_become_seconds_from_the_first_midnight(scenario: Scenario) -> None:
    first, second, third = scenario.workers[:3]
    assert (first.ready_from_s, first.report_by_s) == (0, 4 * DAY_S)
    assert second.ready_from_s == 8.5 * HOUR_S
    assert second.report_by_s == 3 * DAY_S + 18 * HOUR_S
    assert first.certificate_issued_s == -DAY_S
    assert first.certificate_until_s == 6 * DAY_S  # 1 March counts to its end
    assert second.certificate_until_s == 6 * DAY_S  # issued 24 February, 7 days
    assert third.ready_from_s is third.certificate_until_s is None


def test_openings_hold_daily_or_once(scenario: Scenario) -> None:
    daily, once, night = (scenario.village[v].opening for v in ("V2", "V3", "V5"))
    assert daily == Opening(from_s=int(6.5 * HOUR_S), until_s=18 * HOUR_S)
    assert once == Opening(from_s=30 * HOUR_S, until_s=36 * HOUR_S, is_daily=False)
    assert night == Opening(from_s=22 * HOUR_S, until_s=30 * HOUR_S)
    assert scenario.village["V1"].opening is None


def test_money_and_lengths_become_whole_inner_units(scenario: Scenario) -> None:
    by_day, by_trip = scenario.fleet
    assert (by_day.fixed_fen, by_day.per_km_fen, by_day.toll_per_km_fen) == (
        180_000,
        650,
        75,
    )
    assert (by_trip.fixed_fen, by_trip.speed_percent) == (90_050, 95)
    assert by_day.included_m == 100_000
    assert scenario.tariff.kit_fen == 1_550
    assert scenario.distances[0].distance_m == 4_200
    assert scenario.distances[0].driving_s == 540
    assert scenario.roads[1].driving_s is None
    assert scenario.roads[1].is_one_way
    assert scenario.services[0].duration_s == 7_500


def test_words_become_the_records_own(scenario: Scenario) -> None:
    worker = scenario.workers[1]
    assert (worker.health_code, worker.temperature_c) == ("green", Decimal("36.5"))
    assert (worker.is_poverty_listed, worker.n_bags) == (True, 2)
    assert scenario.employer["E1"].is_accepting
    assert not scenario.employer["E4"].is_accepting


def test_an_employer_that_has_not_answered_does_not_accept(tmp_path: Path) -> None:
    silent, unasked = Draft(), Draft()
    silent.cell("employers", 3, "accepted", "")
    unasked.drop_column("employers", "accepted")
    assert not read_scenario(silent.folder(tmp_path / "a")).employer["E2"].is_accepting
    assert read_scenario(unasked.folder(tmp_path / "b")).employer["E4"].is_accepting


def test_a_variant_changes_its_keys_and_the_digest_only(
    scenario: Scenario, tmp_path: Path
) -> None:
    other = read_scenario(tmp_path / "plain", variant="no-cap")
    assert other.policy.preset == "cn-2023"
    assert other.policy.max_ride_s == scenario.policy.max_ride_s
    assert (scenario.variant, other.variant) == (None, "no-cap")
    assert scenario.variants == other.variants == ("no-cap",)
    assert other.workers == scenario.workers
    assert other.sha256 != scenario.sha256


def test_a_scenario_varied_in_code_is_what_no_inputs_say(scenario: Scenario) -> None:
    assert len(scenario.sha256) == 64
    varied = replace(scenario, n_days=scenario.n_days + 1)
    assert (varied.inputs, varied.sha256, varied.resolved_settings) == (None, "", "")


def test_a_scenario_knows_where_it_was_read_from(tmp_path: Path) -> None:
    folder = Draft().folder(tmp_path / "here")
    inputs = read_scenario(folder).inputs
    assert inputs is not None
    assert inputs.path == folder


def test_a_scenario_is_shown_in_one_short_line(scenario: Scenario) -> None:
    assert len(repr(scenario)) < 200
    assert f"{len(scenario.workers)} workers" in repr(scenario)


def test_resolved_settings_read_as_the_variant_they_came_from(tmp_path: Path) -> None:
    draft = Draft()
    draft.settings += 'risk_by_city = { "Hangzhou" = "high" }\nkey_employers = ["E1"]\n'
    other = read_scenario(draft.folder(tmp_path / "a"), variant="no-cap")
    data = tomllib.loads(other.resolved_settings)
    assert data["first_day"] == date(2020, 2, 25)
    assert "variants" not in data
    draft.settings = other.resolved_settings
    again = read_scenario(draft.folder(tmp_path / "b"))
    assert again.policy == other.policy
    assert again.tariff == other.tariff
    assert (
        again.resolved_settings.splitlines()[1:]
        == (other.resolved_settings.splitlines()[1:])
    )


def test_overrides_hold_in_every_edition_of_the_preset(tmp_path: Path) -> None:
    draft = Draft()
    draft.set('"cn-2020-02-11"', '"cn"\nload_cap = 0.75\ntemperature_limit_c = 37.5')
    editions = read_scenario(draft.folder(tmp_path)).policy.editions
    assert len(editions) > 1
    for edition in editions:
        assert edition.temperature_limit_c == Decimal("37.5")
        (cap,) = edition.load_caps
        assert isinstance(cap, LoadCap)
        assert (cap.percent, len(cap.scopes), len(cap.risks)) == (75, 3, 3)


def test_the_digest_changes_with_any_value(scenario: Scenario, tmp_path: Path) -> None:
    digests = {scenario.sha256}
    for number, edit in enumerate(
        [
            ("workers", 7, "name", "other"),
            ("villages", 2, "lat", "37.9500001"),
            ("fleet", 2, "per_km", "6.51"),
        ]
    ):
        draft = Draft()
        draft.cell(*edit)
        digests.add(read_scenario(draft.folder(tmp_path / str(number))).sha256)
    draft = Draft()
    draft.set("kit = 15.5", "kit = 15.6")
    digests.add(read_scenario(draft.folder(tmp_path / "s")).sha256)
    assert len(digests) == 5


def test_the_shipped_scenarios_have_no_fault() -> None:
    shipped = sorted(Path("scenarios").glob("*/scenario.toml"))
    assert shipped
    for path in shipped:
        assert read_scenario(path.parent).workers
