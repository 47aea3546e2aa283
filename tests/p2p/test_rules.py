"""Rules and prices of a scenario looked at, changed, refused, kept by imports."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from p2p.answering import answer_questions
from p2p.fleet_prices import change_prices, prices_of
from p2p.importing import import_roster
from p2p.plan_age import age_of_plan
from p2p.rule_sources import source_of
from p2p.rules import KEYS, change_rules, confirm_assumed, rules_of
from tests.p2p.console.conftest import tiny_operation
from tests.p2p.test_importing import roster
from transport.errors import OutputError, ScenarioError
from transport.planfiles.folder import PLAN
from transport.presets import PRESETS
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

_CHINESE = re.compile("[\u3400-\u9fff]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_operation(tmp_path)


def test_every_source_is_known_in_both_languages() -> None:
    declared = {key.source for key in KEYS.values()}
    declared |= {e.source for editions in PRESETS.values() for e in editions}
    for source in declared:
        found = source_of(source)
        assert not isinstance(found, str) or _CHINESE.search(found), source


def test_a_change_is_in_the_file_and_in_the_scenario(folder: Path) -> None:
    before = (folder / "scenario.toml").read_text("utf-8")
    change_rules(folder, {"policy.load_cap": "0.4", "policy.max_ride_h": "20"})
    found = rules_of(folder)
    assert found is not None
    assert found.by_name["policy.load_cap"].words == "0.4"
    (cap,) = read_scenario(folder).policy.editions[0].load_caps
    assert cap.percent == 40
    change_rules(folder, {"policy.load_cap": None, "policy.max_ride_h": ""})
    assert (folder / "scenario.toml").read_text("utf-8") == before


def test_what_does_not_fit_is_refused_and_nothing_is_written(folder: Path) -> None:
    before = (folder / "scenario.toml").read_bytes()
    with pytest.raises(ScenarioError) as refused:
        change_rules(folder, {"policy.load_cap": "7", "policy.key_employers": "E9"})
    faults = {(f.file, f.column, f.value) for f in refused.value.faults}
    assert ("scenario.toml", "policy.load_cap", "7") in faults
    assert all(f.row for f in refused.value.faults)
    assert (folder / "scenario.toml").read_bytes() == before
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_nobody_overwrites_what_somebody_else_changed_meanwhile(folder: Path) -> None:
    found = rules_of(folder)
    assert found is not None
    change_rules(folder, {"policy.load_cap": "0.4"}, seen=found.seen)
    with pytest.raises(OutputError, match="meanwhile"):
        change_rules(folder, {"policy.load_cap": "0.5"}, seen=found.seen)


def test_chinese_keys_stay_chinese(folder: Path) -> None:
    path = folder / "scenario.toml"
    text = path.read_text("utf-8").replace("[policy]", '["规则与限制"]')
    path.write_text(text, "utf-8")
    change_rules(folder, {"policy.max_ride_h": "20"})
    assert "[policy]" not in path.read_text("utf-8")
    assert read_scenario(folder).policy.max_ride_s == 20 * 3_600


def test_prices_are_changed_and_refused_by_their_cell(folder: Path) -> None:
    found = prices_of(folder)
    assert found is not None
    coach = found.coaches[0]
    change_prices(folder, {coach.key: {"fixed": "1234.5"}}, seen=found.seen)
    again = prices_of(folder)
    assert again is not None
    assert again.coaches[0].prices["fixed"] == "1234.5"
    with pytest.raises(ScenarioError) as refused:
        change_prices(folder, {coach.key: {"fixed": "dear"}})
    (fault,) = refused.value.faults
    assert (fault.file, fault.row, fault.value) == ("fleet.csv", coach.row, "dear")


def test_a_plan_is_older_once_the_rules_change_and_not_once_they_are_back(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    scenario = read_scenario(folder)
    facts = f'{{"scenario": {{"variant": null, "sha256": "{scenario.sha256}"}}}}'
    (out / PLAN).write_text(facts)
    assert age_of_plan(out, folder) == "current"
    change_rules(folder, {"policy.load_cap": "0.4"})
    assert age_of_plan(out, folder) == "older"
    change_rules(folder, {"policy.load_cap": None})
    assert age_of_plan(out, folder) == "current"
    (folder / "workers.csv").write_text("nothing")
    assert age_of_plan(out, folder) == "unreadable"


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("brought")
    import_roster([roster(home / "a.xlsx")], home / "made", lang="en")
    return home


def test_an_import_keeps_changes_and_what_was_confirmed(
    brought: Path, tmp_path: Path
) -> None:
    home = shutil.copytree(brought, tmp_path / "home")
    folder = home / "made"
    found, fleet = rules_of(folder), prices_of(folder)
    assert found is not None
    assert fleet is not None
    assert {"preset", "prices"} <= found.assumed.keys()
    key = fleet.coaches[0].key
    change_rules(
        folder, {"policy.preset": "none", "payers": "government = 3\n个人 = 1"}
    )
    change_prices(folder, {key: {"fixed": "4321"}})
    confirm_assumed(folder, ["prices", "nothing"])
    for _ in range(2):
        result = import_roster([home / "a.xlsx"], folder, lang="en")
        assert result.is_written
        after, prices = rules_of(folder), prices_of(folder)
        assert after is not None
        assert prices is not None
        assert after.by_name["policy.preset"].words == "none"
        assert after.payers == {"government": "3", "个人": "1"}
        assert not {"preset", "prices"} & after.assumed.keys()
        assert prices.coaches[0].prices["fixed"] == "4321"


def test_a_damaged_list_of_changes_is_told(brought: Path, tmp_path: Path) -> None:
    home = shutil.copytree(brought, tmp_path / "home")
    (home / "made" / "import" / "changes.json").write_text("{")
    answer_questions(home / "made", {"assumed:days": "ok"})
    with pytest.raises(OutputError, match=r"changes\.json"):
        import_roster([home / "a.xlsx"], home / "made", lang="en")
