"""A kept plan changed after a table of events, with and without a store."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli
from p2p.checking_in import check_in
from p2p.kept import reopened
from p2p.operating import init_operation, open_operation
from p2p.past_calendars import edition_of
from p2p.replan_lines import replan_facts, replan_lines
from p2p.replanning import remedy_for, replan
from p2p.reporting import lock
from p2p.store.news import has_news
from solvers.replanning.asking import CannotReplan
from tests.tiny import TABLES
from transport.checker import Violation
from transport.documents.tokens import TOKENS, issued, read_tokens, write_tokens
from transport.errors import OutputError, ScenarioError
from transport.interchange.ics import Edition
from transport.outcome import Limits
from transport.planfiles.version_json import read_version
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from solvers.replanning.asking import Asked
    from transport.said import Said

HEAD = "event,at,by,worker_id,trip_id,name,village_id,employer_id,minutes,place_id\n"
LIMITS = Limits(time_limit_s=None, steps=2)


def run(*words: object) -> tuple[int, str]:
    runner = CliRunner(env={"P2P_LANG": "en"})
    result = runner.invoke(cli.main, [*map(str, words)])
    return result.exit_code, result.output


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    out = tmp_path / "planned"
    code, told = run("plan", folder, "-o", out, "--steps", 1, "--no-map")
    assert code in (0, 1), told
    return out


def events(tmp_path: Path, *rows: str, name: str = "day.csv") -> Path:
    path = tmp_path / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def day_of(out: Path) -> str:
    day: str = json.loads((out / "plan.json").read_text("utf-8"))["scenario"][
        "first_day"
    ]
    return day


def riders(out: Path) -> dict[str, object]:
    plan = json.loads((out / "plan.json").read_text("utf-8"))
    return {journey["worker_id"]: journey["legs"] for journey in plan["journeys"]}


def test_the_next_version_is_kept_beside_what_it_follows(
    planned: Path, tmp_path: Path
) -> None:
    day = day_of(planned)
    table = events(tmp_path, f"no_show,{day} 00:10,Li,W1,,,,,")
    new = tmp_path / "second"
    done = replan(planned, new, events=table, note="one less", limits=LIMITS)
    assert done.number == 2
    before, after = riders(planned), riders(new)
    assert after == {w: legs for w, legs in before.items() if w != "W1"}
    version = read_version(new)
    assert version is not None
    assert (version.number, version.note) == (2, "one less")
    assert version.changes.out == {"W1": "NO_SHOW"}
    again = reopened(new)  # proved again, with the changes applied
    assert {e.worker_id: e.code for e in again.plan.held}["W1"] == "NO_SHOW"


def test_cards_of_the_next_version_that_say_the_same_keep_their_codes(
    planned: Path, tmp_path: Path
) -> None:
    rows = issued({"W1": "a", "W2": "b"}, [], version="v1")
    write_tokens(planned / TOKENS, rows)
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    replan(planned, tmp_path / "v2", events=table, limits=LIMITS)
    assert read_tokens(tmp_path / "v2" / TOKENS) == rows


def test_a_version_follows_a_version(planned: Path, tmp_path: Path) -> None:
    day = day_of(planned)
    one = events(tmp_path, f"no_show,{day} 00:10,Li,W1,,,,,")
    two = events(tmp_path, f"cancellation,{day} 00:20,Li,W2,,,,,", name="later.csv")
    replan(planned, tmp_path / "v2", events=one, limits=LIMITS)
    done = replan(tmp_path / "v2", tmp_path / "v3", events=two, limits=LIMITS)
    assert done.number == 3
    version = read_version(tmp_path / "v3")
    assert version is not None
    assert version.changes.out == {"W1": "NO_SHOW", "W2": "CANCELLED"}
    assert not {"W1", "W2"} & set(riders(tmp_path / "v3"))


def test_a_store_has_the_events_and_keeps_the_version(
    planned: Path, tmp_path: Path
) -> None:
    init_operation(planned, author="Li")
    day = day_of(planned)
    table = events(
        tmp_path,
        f"no_show,{day} 00:10,Li,W1,,,,,",
        f"late_add,{day} 00:15,Li,N1,,New One,V1,E1,",
    )
    done = replan(planned, tmp_path / "v2", events=table, author="Li", limits=LIMITS)
    with open_operation(planned) as operation:
        versions = operation.versions()
        assert [version.number for version in versions] == [1, 2]
        assert operation.plan(2).trips == done.found.plan.trips
        assert operation.situation().taken == 2
    first, second = reopened(planned), reopened(tmp_path / "v2")
    notes: list[Said] = []
    edition = edition_of(second, notes)
    assert (edition.number, notes) == (2, [])
    assert [plan.trips for _, plan in edition.earlier] == [first.plan.trips]
    assert second.scenario.origin_sha256 == first.scenario.sha256
    assert second.scenario.sha256 != first.scenario.sha256
    assert edition_of(first, notes) == Edition()


def test_a_store_at_an_address_counts_in_place_of_the_folder_s_file(
    planned: Path, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    init_operation(planned, author="Li", store=address)
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    words = ("--events", table, "-o", tmp_path / "v2", "--store", address)
    code, told = run("replan", planned, *words, "--steps", 1)
    assert code in (0, 1), told
    with open_operation(planned, store=address) as operation:
        assert [version.number for version in operation.versions()] == [1, 2]
    code, told = run(
        "operate", "backup", planned, tmp_path / "copy.db", "--store", address
    )
    assert code == 0, told
    assert (tmp_path / "copy.db").is_file()


def test_without_events_there_is_nothing_to_change(
    planned: Path, tmp_path: Path
) -> None:
    with pytest.raises(ScenarioError, match="no events are named"):
        replan(planned, tmp_path / "v2", limits=LIMITS)
    assert not (tmp_path / "v2").exists()


def test_a_store_with_nothing_new_makes_no_version_unless_asked(
    planned: Path, tmp_path: Path
) -> None:
    init_operation(planned, author="Li")
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    words = ("replan", planned, "--steps", 1, "-o")
    assert run(*words, tmp_path / "v2", "--events", table)[0] in (0, 1)
    code, told = run(*words, tmp_path / "v3")
    assert code == 2
    assert "since version 2: it stays in force" in told
    assert not (tmp_path / "v3").exists()
    with open_operation(planned) as operation:
        assert [v.number for v in operation.versions()] == [1, 2]
    assert run(*words, tmp_path / "v3", "--anyway")[0] in (0, 1)
    with open_operation(planned) as operation:
        assert operation.versions()[-1].number == 3
        with operation.reading() as (session, _):
            assert not has_news(session)
        lock(operation, "worker", "W2", by="Li")
        with operation.reading() as (session, _):
            assert has_news(session)


def test_where_no_version_is_found_that_is_told_and_not_a_count_of_violations(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finds_none(*_: object) -> None:
        raise CannotReplan([])

    monkeypatch.setattr("solvers.replanning.anytime.best_within", finds_none)
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    code, told = run("replan", planned, "-o", tmp_path / "v2", "--events", table)
    assert code == 3
    assert "no version was found that keeps" in told
    assert "violation" not in told


def test_what_stands_against_every_version_is_told_with_what_to_do(
    planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_of = said("TRANSFER_TOO_SHORT", early_seconds=600, service="F1")
    short = Violation(code="TRANSFER_TOO_SHORT", where="W1", told=told_of)
    asked_of = []

    def finds_none(asked: Asked, *_: object) -> None:
        asked_of.append(asked)
        raise CannotReplan([short])

    monkeypatch.setattr("solvers.replanning.anytime.best_within", finds_none)
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    code, told = run("replan", planned, "-o", tmp_path / "v2", "--events", table)
    assert code == 3
    assert "boards 600 s before it can, coming from F1" in told
    assert "take back the last event" in told
    (asked,) = asked_of
    assert remedy_for(asked, [short]) is None  # no service has another time
    moved = replace(asked, changes=replace(asked.changes, moved={"F1": 1, "F2": 2}))
    remedy = remedy_for(moved, [short])
    assert remedy == said("REPLAN_SERVICE_NOT_MET", services=("F1",))


def test_an_event_that_cannot_be_is_refused_and_nothing_is_written(
    planned: Path, tmp_path: Path
) -> None:
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W99,,,,,")
    with pytest.raises(ScenarioError, match=r"day\.csv:2:worker_id"):
        replan(planned, tmp_path / "v2", events=table, limits=LIMITS)
    assert not (tmp_path / "v2").exists()


def test_a_folder_that_is_taken_is_refused(planned: Path, tmp_path: Path) -> None:
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    with pytest.raises(OutputError, match=r"not empty; name another$"):
        replan(planned, planned, events=table, limits=LIMITS)


def test_those_of_a_coach_down_on_its_way_are_taken_on_or_told(
    planned: Path, tmp_path: Path
) -> None:
    plan = json.loads((planned / "plan.json").read_text("utf-8"))
    trip = plan["trips"][0]
    at = next(s["depart"] for s in trip["stops"] if s["board"])
    moment = f"{at[:10]} {int(at[11:13]) + 1:02d}{at[13:16]}"
    table = events(tmp_path, f"coach_down,{moment},Li,,{trip['trip_id']},,,,,V1")
    done = replan(planned, tmp_path / "v2", events=table, limits=LIMITS)
    (broken,) = replan_facts(done, "en")["broken"]
    taken_on = sum(one["workers"] for one in broken["relief"])
    aboard = [w for stop in trip["stops"] for w in stop["board"]]
    assert taken_on + len(broken["must_be_fetched"]) == len(aboard)
    assert trip["trip_id"] not in done.found.plan.trip
    assert 0 < broken["spent"] < trip["cost"]
    assert reopened(tmp_path / "v2").plan.trips == done.found.plan.trips


def test_the_command_tells_what_has_changed(planned: Path, tmp_path: Path) -> None:
    day = day_of(planned)
    table = events(
        tmp_path,
        f"no_show,{day} 00:10,Li,W1,,,,,",
    )
    more = tmp_path / "more" / "day.csv"
    more.parent.mkdir()
    text = table.read_text("utf-8").replace("place_id\n", "place_id,shoes\n")
    more.write_text(text, "utf-8")
    code, told = run(
        "replan", planned, "--events", more, "-o", tmp_path / "v2", "--steps", 2
    )
    assert code in (0, 1), told
    assert "version 2 in" in told
    assert "day.csv:1:shoes" in told  # is not read
    assert "0 people with another coach, place or time" in told
    assert told.count(" CNY") == 4  # the cost, that before, the bound
    code, text = run(
        *("replan", planned, "--events", table, "-o", tmp_path / "v3"),
        *("--steps", 2, "--json", "--prices", 1),
    )
    facts = json.loads(text)
    assert (facts["version"], facts["changed"]) == (2, [])
    assert facts["closed_on_the_way"] == []


def test_a_delay_on_the_way_is_told_and_changes_nothing(
    planned: Path, tmp_path: Path
) -> None:
    plan = json.loads((planned / "plan.json").read_text("utf-8"))
    trip = plan["trips"][0]
    at = next(s["depart"] for s in trip["stops"] if s["board"])
    moment = f"{at[:10]} {int(at[11:13]) + 1:02d}{at[13:16]}"
    row = f"coach_delayed,{moment},Li,,{trip['trip_id']},,,,40,"
    done = replan(planned, tmp_path / "v2", events=events(tmp_path, row), limits=LIMITS)
    assert done.found.plan.trips == done.parent.trips
    told = "\n".join(replan_lines(done, "en"))
    assert f"{trip['trip_id']} is 40 min late on its way" in told
    assert "hands over 1 worker at" in told or "hands over 2 workers at" in told
    (late,) = replan_facts(done, "zh")["late"]
    assert late["ahead"][-1]["expected"] > late["ahead"][-1]["planned"]


def test_a_closed_stop_and_a_certificate_are_told(
    planned: Path, tmp_path: Path
) -> None:
    day = day_of(planned)
    table = tmp_path / "closed.csv"
    table.write_text(
        "event,at,by,worker_id,place_id,certificate_until\n"
        f"stop_closed,{day} 00:10,Li,,V1,\n"
        f"certificate_brought,{day} 00:20,Li,W4,,2020-03-30\n",
        encoding="utf-8",
    )
    done = replan(planned, tmp_path / "v2", events=table, limits=LIMITS)
    assert {e.worker_id for e in done.found.plan.unplanned} == {"W1", "W2"}
    told = "\n".join(replan_lines(done, "en"))
    assert "W4 has brought a certificate and is held all the same: 37.9" in told
    assert replan_facts(done, "en")["boards_elsewhere"] == {}
    assert reopened(tmp_path / "v2").scenario.closures[0].place_id == "V1"


def test_the_rules_used_are_told_and_an_option_overrides_the_policy(
    planned: Path, tmp_path: Path
) -> None:
    table = events(tmp_path, f"no_show,{day_of(planned)} 00:10,Li,W1,,,,,")
    words = ("replan", planned, "--events", table, "--json")
    code, told = run(*words, "-o", tmp_path / "v2", "--steps", 1)
    assert code in (0, 1), told
    rules = json.loads(told)["rules"]
    assert (rules["freeze_time"], rules["change_cny"]) == ("18:00", None)
    more = ("--freeze", "20:30", "--per-change", 50, "--time-limit", 1)
    code, told = run(*words, "-o", tmp_path / "v3", *more)
    assert code in (0, 1), told
    rules = json.loads(told)["rules"]
    assert (rules["freeze_time"], rules["change_cny"]) == ("20:30", 50)
    code, told = run(*words, "-o", tmp_path / "v4", "--freeze", "26:00")
    assert code == 2
    assert "--freeze" in told


def test_whoever_sits_in_a_coach_that_breaks_down_is_told_first(
    planned: Path, tmp_path: Path
) -> None:
    init_operation(planned, author="Li")
    plan = json.loads((planned / "plan.json").read_text("utf-8"))
    trip = plan["trips"][0]
    stop = next(s for s in trip["stops"] if s["board"])
    at, worker_id = stop["depart"], stop["board"][0]
    (told,) = check_in(planned, [worker_id], by="gate", at=at, trip=trip["trip_id"])
    assert told.answer.fate == "kept"
    row = f"no_show,{at},Li,{worker_id},,,,,,"
    with pytest.raises(ScenarioError, match="p2p checkin --take-back 1"):
        replan(planned, tmp_path / "v2", events=events(tmp_path, row), limits=LIMITS)
    row = f"coach_down,{at},Li,,{trip['trip_id']},,,,,"
    done = replan(planned, tmp_path / "v2", events=events(tmp_path, row), limits=LIMITS)
    (first, *_) = replan_facts(done, "en")["told_first"]
    assert first == {"worker_id": worker_id, "sits_in": trip["trip_id"]}
    assert f"{worker_id} sits in the coach of" in "\n".join(replan_lines(done, "en"))
    assert f"{worker_id} 已坐在" in "\n".join(replan_lines(done, "zh"))
