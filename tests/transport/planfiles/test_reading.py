from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.dual_prices import Certificate, Kept
from transport.errors import ScenarioError
from transport.planfiles.certificates import certificate_from_dict, certificate_to_dict
from transport.planfiles.folder import plan_text
from transport.planfiles.reading import read_plan, read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from transport.plan import Plan

TRIPS = {"T1": "T001", "T2": "T002", "T3": "T003"}  # as a planner numbers them


def numbered() -> Plan:
    plan = good_plan()
    journeys = (
        replace(
            journey,
            legs=tuple(
                replace(leg, trip_id=TRIPS[str(leg.trip_id)]) for leg in journey.legs
            ),
        )
        for journey in plan.journeys
    )
    return replace(
        plan,
        trips=tuple(
            replace(t, trip_id=TRIPS[t.trip_id], block_id="") for t in plan.trips
        ),
        journeys=tuple(sorted(journeys, key=lambda one: one.worker_id)),
    )


def text_of_plan() -> str:
    return plan_text(numbered(), good_scenario().clock)


def refusal(folder: Path, text: str) -> str:
    (folder / "plan.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(ScenarioError) as caught:
        read_plan(folder)
    return str(caught.value)


@pytest.mark.parametrize("key", ["absolute", "relative", "operation"])
def test_a_path_that_no_system_has_is_no_source(tmp_path: Path, key: str) -> None:
    told = {"format": "p2p-source/1", "given": "s", "absolute": "/s", "lang": "en"}
    for name, is_known in (("x" * 256, False), ("x/" * 2_100, False), ("x", True)):
        (tmp_path / "source.json").write_text(
            json.dumps({**told, "relative": None, key: name}), "utf-8"
        )
        if is_known:
            assert getattr(read_source(tmp_path), key) == name
        else:
            with pytest.raises(ScenarioError, match=r"source\.json"):
                read_source(tmp_path)


def test_a_plan_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(text_of_plan(), encoding="utf-8")
    assert read_plan(tmp_path) == (numbered(), good_scenario().clock)


def test_whether_a_bound_was_enumerated_is_read_again_and_no_in_older_plans() -> None:
    told = certificate_to_dict(Certificate(is_enumerated=True))
    assert certificate_from_dict(told) == Certificate(is_enumerated=True)
    assert told is not None
    del told["enumerated"]
    assert certificate_from_dict(told) == Certificate()


def test_a_bound_on_plans_that_keep_trips_is_read_again_and_left_out_where_none() -> (
    None
):
    certificate = Certificate(kept=Kept(trip_ids=("T001", "T004"), bound_fen=123_456))
    told = certificate_to_dict(certificate)
    assert certificate_from_dict(told) == certificate
    plain = certificate_to_dict(Certificate())
    assert plain is not None
    assert "kept" not in plain


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        *outer, last = path
        for key in outer:
            data = data[key]
        data[last] = to

    return change


FORGED = [
    (_set("cost", "gap", to="optimal"), "cost.gap"),
    (_set("cost", "gap", to=0.0), "cost.gap"),
    (_set("cost", "objective", to=1), "cost.objective"),
    (_set("cost", "currency", to="USD"), "cost.currency"),
    (_set("blocks", 0, "cost", to=1), "blocks.0.cost"),
    (_set("blocks", 0, "days", to=2), "blocks.0.days"),
    (_set("blocks", 0, "trips", to=["T001", "T002"]), "blocks.0.trips"),
    (_set("trips", 0, "block_id", to="B1"), "trips.0.block_id"),
    (_set("workers", "planned", to=9_999), "workers.planned"),
    (_set("workers", "planned", to=True), "workers.planned"),
    (_set("cost", "total", to=6_120.004), "cost.total"),
    (_set("cost", "lines", "toll", to=881.25004), "cost.lines.toll"),
    (_set("cost", "penalty", to=1e300), "cost.penalty"),
    (_set("trips", 0, "km", to=450.0004), "trips.0.km"),
    (_set("trips", 0, "driving_minutes", to=435.004), "trips.0.driving_minutes"),
    (
        _set("trips", 0, "stops", 1, "arrive", to="2020-02-25T07:30:00.4+08:00"),
        "trips.0.stops.1.arrive",
    ),
    (
        _set("trips", 0, "stops", 1, "arrive", to="2020-02-24T23:30:00+00:00"),
        "trips.0.stops.1.arrive",
    ),
    (_set("trips", 1, "trip_id", to="T9"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="T007"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="../T002"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="T002\n"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="<b>T002</b>"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="T002\0"), "trips.1.trip_id"),
    (_set("trips", 1, "trip_id", to="T" + "0" * 5_000), "trips.1.trip_id"),
    (_set("journeys", 0, "legs", 0, "trip_id", to="T001\n"), "journeys.0.legs.0"),
    (_set("journeys", 0, "legs", 0, "service_id", to="S1"), "journeys.0.legs.0"),
    (_set("trips", 0, "remark", to="by hand"), "trips.0.remark"),
    (_set("proof", to="certified"), "proof"),
    (_set("solver", "seed", to=-1), "solver.seed"),
    (_set("solver", "seconds", to=-0.5), "solver.seconds"),
    (_set("solver", "threads", to="all"), "solver.threads"),
    (_set("solver", "version", to="<script>"), "solver.version"),
    (_set("scenario", "utc_offset_min", to=0), "trips.0.stops.0.arrive"),
    (_set("scenario", "first_day", to="2020-02-30"), "scenario.first_day"),
]


@pytest.mark.parametrize(("forge", "where"), FORGED, ids=[where for _, where in FORGED])
def test_a_forged_field_is_named(
    tmp_path: Path, forge: Callable[[Any], None], where: str
) -> None:
    data = json.loads(text_of_plan())
    forge(data)
    assert f"plan.json:{where}" in refusal(tmp_path, json.dumps(data))


def test_trips_journeys_and_unplanned_stand_in_their_order(tmp_path: Path) -> None:
    data = json.loads(text_of_plan())
    data["journeys"].reverse()
    data["trips"].reverse()
    told = refusal(tmp_path, json.dumps(data))
    assert "plan.json:trips.1  'T002'  stands out of order" in told
    assert "plan.json:journeys.1  'c1'  stands out of order" in told


DEEP = "[" * 2_000 + "]" * 2_000
BROKEN = [
    ('"seed":1', '"seed":1,"seed":2', "the key 'seed' stands twice"),
    ('"seed":1', '"seed":' + "1" * 5_000, "a number of 5,000 digits"),
    ('"seed":1', '"seed":NaN', "NaN is no number"),
    ('"seconds":0.0', '"seconds":Infinity', "Infinity is no number"),
    ('"seconds":0.0', '"seconds":1e999', "solver.seconds"),
    ('"seed":1', f'"seed":{DEEP}', "nested too deeply"),
    ('"reason":"37.4"', '"reason":"\\ud800"', "half a letter"),
    ('"reason":"37.4"', '"reason":37.4', "workers.held.0.reason"),
    ('"held":[', '"held":[null,', "workers.held.0"),
]


@pytest.mark.parametrize(("old", "new", "told"), BROKEN, ids=lambda text: text[:24])
def test_text_that_readers_take_differently_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = text_of_plan()
    assert old in text
    assert told in refusal(tmp_path, text.replace(old, new, 1))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_plan_cut_short_is_no_json(tmp_path: Path, share: float) -> None:
    text = text_of_plan()
    assert "is no JSON" in refusal(tmp_path, text[: int(len(text) * share)])


def test_of_many_faults_the_first_are_told_and_the_others_counted(
    tmp_path: Path,
) -> None:
    data = json.loads(text_of_plan())
    for trip in data["trips"]:
        for stop in trip["stops"]:
            stop["km"] += 0.0004
    lines = refusal(tmp_path, json.dumps(data)).splitlines()
    n_stops = sum(len(trip["stops"]) for trip in data["trips"])
    assert len(lines) == 21
    assert f"and {n_stops - 20} more fields are wrong" in lines[-1]


@pytest.mark.parametrize("key", ["given", "absolute", "relative"])
@pytest.mark.parametrize("value", [5, "a\0b", []])
def test_a_record_of_the_source_that_names_no_path_is_refused(
    tmp_path: Path, key: str, value: object
) -> None:
    record = {
        "format": "p2p-source/1",
        "given": "s",
        "absolute": "/s",
        "relative": "../s",
        "lang": "en",
    }
    text = json.dumps(record | {key: value})
    (tmp_path / "source.json").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"is no record of format"):
        read_source(tmp_path)


def test_a_folder_without_a_plan_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"no plan lies there.*'p2p plan'"):
        read_source(tmp_path)


def of_format_1() -> Any:
    data = json.loads(text_of_plan())
    del data["blocks"]
    for trip in data["trips"]:
        del trip["block_id"], trip["crew"]
    return data | {"format": "p2p-plan/1"}


def test_a_plan_of_the_first_format_is_read_with_each_trip_a_block_of_its_own(
    tmp_path: Path,
) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(of_format_1()), encoding="utf-8")
    plan, _ = read_plan(tmp_path)
    assert plan == numbered()
    assert [block.block_id for block in plan.blocks] == ["B001", "B002", "B003"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (_set("blocks", to=[]), "blocks"),
        (_set("trips", 1, "block_id", to="B001"), "trips.1.block_id"),
        (_set("trips", 1, "crew", to=1), "trips.1.crew"),
    ],
)
def test_blocks_have_no_place_in_a_plan_of_the_first_format(
    tmp_path: Path, change: Callable[[Any], None], where: str
) -> None:
    data = of_format_1()
    change(data)
    assert where in refusal(tmp_path, json.dumps(data))


def test_trips_of_one_block_are_read_as_one(tmp_path: Path) -> None:
    first, second, third = numbered().trips
    chained = replace(second, block_id=first.block_id, crew=2)
    plan = replace(numbered(), trips=(first, chained, third))
    text = plan_text(plan, good_scenario().clock)
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    assert read_plan(tmp_path)[0] == plan
    (block, _) = json.loads(text)["blocks"]
    assert block["trips"] == ["T001", "T002"]
    assert block["crew_changes"] == 1
    assert block["cost"] == (first.cost_fen + second.cost_fen) / 100
