"""From people to a scenario, or to the questions that stand before it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.transport.intake.means import MEANS
from tests.transport.intake.people import id_number, row
from transport.intake.confirming import with_confirmed
from transport.intake.identities import Registry
from transport.intake.import_config import ImportConfig
from transport.intake.importing import Imported, RosterTaken, imported
from transport.intake.place_answers import place_words, position
from transport.intake.scenario_files import write_scenario
from transport.reading import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

    from transport.intake.records import Person

FIRST = date(2026, 3, 9)


def bring(
    *people: Person,
    answers: dict[str, str] | None = None,
    config: ImportConfig | None = None,
    registry: Registry | None = None,
    dated: date | None = None,
) -> Imported:
    return imported(
        RosterTaken(people=people, dated=dated),
        MEANS,
        config or ImportConfig(),
        answers or {},
        Registry() if registry is None else registry,
        name="trial",
    )


def six() -> list[Person]:
    return [
        row(n, id_number=id_number(n), village=f"示例村{1 + n % 2}")
        for n in range(1, 7)
    ]


def asked(found: Imported) -> list[str]:
    return [doubt.key for doubt in found.questions.doubts]


def test_a_roster_without_doubts_becomes_a_scenario_that_reads(tmp_path: Path) -> None:
    found = bring(*six())
    assert asked(found) == []
    assert found.made is not None
    write_scenario(tmp_path, found.made, about=["made in a test"])
    scenario = read_scenario(tmp_path)
    assert len(scenario.workers) == 6
    assert [v.name for v in scenario.villages] == ["示例村2", "示例村1"]
    assert [e.city for e in scenario.employers] == ["榆林市"]
    assert scenario.first_day == FIRST
    assert scenario.policy.preset == "cn"
    assert sum(line.count * line.seats for line in scenario.fleet) >= 6


def test_what_nobody_said_is_told_thing_by_thing() -> None:
    found = bring(*six())
    told = {one.what: one.why.code for one in found.questions.assumed}
    assert told == {
        "first_day": "NEXT_MONDAY",
        "preset": "BY_CALENDAR",
        "days": "BY_DISTANCE",
        "origin": "WHERE_MOST_LIVE",
        "depots": "AT_COUNTY_STATION",
        "fleet": "SIZED_TO_WORKERS",
        "prices": "PRICE_LIST_OF",
    }


@pytest.mark.parametrize(
    ("dated", "first", "why"),
    [
        (date(2023, 2, 8), "2023-02-13", "MONDAY_AFTER_DATE"),  # a Wednesday, a Monday
        (date(2026, 2, 27), FIRST.isoformat(), "NEXT_MONDAY"),
    ],
)
def test_a_roster_of_the_past_is_planned_after_its_own_date(
    dated: date, first: str, why: str
) -> None:
    found = bring(*six(), dated=dated)
    (told,) = (one for one in found.questions.assumed if one.what == "first_day")
    assert (told.value, told.why.code) == (first, why)


def test_what_the_office_says_is_not_assumed() -> None:
    config = ImportConfig(
        first_day=FIRST,
        days=4,
        preset="none",
        province="山西省",
        city="吕梁市",
        depots=({"name": "场", "lat": "37.9", "lon": "110.9"},),
        fleet=({"depot": "场", "vehicle_type": "coach-49", "count": "2"},),
    )
    found = bring(*six(), config=config)
    assert found.made is not None
    assert found.questions.assumed == ()
    assert found.made.tables["fleet"][0]["depot_id"] == "D1"
    assert found.made.settings.n_days == 4


def test_what_is_confirmed_is_assumed_no_longer() -> None:
    answers = {"assumed:fleet": "确认", "assumed:prices": "OK", "assumed:days": "3"}
    found = bring(*six(), answers=answers)
    told = {one.what for one in found.questions.assumed}
    assert told == {"first_day", "preset", "origin", "depots"}
    assert found.made is not None
    assert found.made.settings.n_days == 3


def test_an_answer_to_an_assumption_that_cannot_be_taken_is_a_fault() -> None:
    answers = {"assumed:fleet": "5 coaches", "assumed:first_day": "soon"}
    found = bring(*six(), answers=answers)
    assert found.made is None
    told = {fault.column: fault.remedy.code for fault in found.questions.faults}
    assert told == {
        "assumed:fleet": "SAY_IN_CONFIG",
        "assumed:first_day": "WRITE_IT_RIGHT",
    }


def test_what_is_confirmed_stays_when_the_week_goes_by() -> None:
    found = bring(*six(), answers={"assumed:first_day": "确认"})
    assert found.made is not None
    kept = with_confirmed({"assumed:first_day": "确认"}, found.made.settings)
    assert kept == {"assumed:first_day": "2026-03-09"}


def test_dates_of_the_roster_make_the_calendar() -> None:
    people = [
        row(1, ready_from="2026-04-02", report_by="2026-04-09"),
        row(2, ready_from="2026-04-01 08:00"),
    ]
    found = bring(*people)
    assert found.made is not None
    settings = found.made.settings
    assert (settings.first_day, settings.n_days) == (date(2026, 4, 1), 9)
    late = bring(people[1], row(1, ready_from="2026-08-30"))
    why = {one.what: one.why.code for one in late.questions.assumed}
    assert why["days"] == "BY_LAST_READY"


def test_a_place_found_nowhere_is_asked_once_for_all_its_rows() -> None:
    people = [row(n, village="无名村", id_number=id_number(n)) for n in range(11, 14)]
    found = bring(*six(), *people)
    (doubt,) = found.questions.doubts
    assert (doubt.must, doubt.is_open, len(doubt.sources)) == (True, True, 3)
    assert found.made is None


@pytest.mark.parametrize(
    ("answer", "lat", "source"),
    [("38.5,110.7", "38.500000", "office"), ("示例村2", "38.200000", "gazetteer")],
)
def test_an_answer_is_a_position_or_another_name(
    answer: str, lat: str, source: str
) -> None:
    people = [row(1, village="无名村")]
    key = asked(bring(*people))[0]
    found = bring(*people, answers={key: answer})
    assert found.made is not None
    (village,) = found.made.tables["villages"]
    assert (village["name"], village["lat"]) == ("无名村", lat)
    assert village["position_source"] == source


def test_an_answer_that_leads_nowhere_is_asked_again() -> None:
    key = asked(bring(row(1, village="无名村")))[0]
    found = bring(row(1, village="无名村"), answers={key: "乌有乡"})
    assert [d.asked.code for d in found.questions.doubts] == ["ANSWER_FOUND_NOWHERE"]


def test_one_of_two_places_is_chosen_by_its_words() -> None:
    (doubt,) = bring(row(1, village="两可村")).questions.doubts
    assert doubt.must
    assert len(doubt.choices) == 2
    found = bring(row(1, village="两可村"), answers={doubt.key: doubt.choices[1]})
    assert found.made is not None
    assert found.made.tables["villages"][0]["lat"] == "38.200000"
    assert place_words(found.where.villages[0].found) == doubt.choices[1]


def test_coarse_places_are_one_question_that_need_not_be_answered() -> None:
    found = bring(row(1, village="中心村"))
    (doubt,) = found.questions.doubts
    assert (doubt.key, doubt.must, doubt.proposal) == ("places:coarse", False, "keep")
    assert found.made is not None
    assert not asked(bring(row(1, village="中心村"), answers={doubt.key: "keep"}))


def test_spellings_of_a_village_and_of_a_firm_are_one() -> None:
    people = [
        row(1, village="示例村1", employer="神木示例有限公司"),
        row(2, village="示例村1村委会", employer="神木示例有限责任公司"),
        row(3, village="示例村1", employer="神木示例有限公司", employer_address=""),
    ]
    found = bring(*people)
    assert found.made is not None
    assert len(found.made.tables["villages"]) == 1
    assert len(found.made.tables["employers"]) == 1


def test_firms_that_differ_by_a_character_are_asked_and_kept_apart() -> None:
    people = [row(1, employer="神木红柳林煤矿"), row(2, employer="神木红柳材煤矿")]
    found = bring(*people)
    (doubt,) = found.questions.doubts
    assert (doubt.kind, doubt.proposal, doubt.must) == ("firm", "other_firm", False)
    assert [source.row for source in doubt.sources] == [1, 2]
    assert found.made is not None
    assert len(found.made.tables["employers"]) == 2
    one = bring(*people, answers={doubt.key: "same_firm"})
    assert one.made is not None
    assert len(one.made.tables["employers"]) == 1
    assert not one.questions.doubts


def test_missing_papers_are_one_question_under_rules_that_ask_for_them() -> None:
    config = ImportConfig(first_day=date(2020, 2, 25))
    found = bring(*six(), config=config)
    (doubt,) = found.questions.doubts
    assert (doubt.key, doubt.choices) == ("health:papers", ("hold", "green"))
    assert found.made is None
    green = bring(*six(), config=config, answers={doubt.key: "green"})
    assert green.made is not None
    workers = green.made.tables["workers"]
    assert {w["health_code"] for w in workers} == {"green"}
    assert {w["certificate_issued"] for w in workers} == {"2020-02-25"}
    assert "health" in {one.what for one in green.questions.assumed}
    held = bring(*six(), config=config, answers={doubt.key: "hold"})
    assert held.made is not None
    assert {w["health_code"] for w in held.made.tables["workers"]} == {""}


def test_rules_that_ask_for_no_papers_ask_no_question() -> None:
    assert asked(bring(*six(), config=ImportConfig(first_day=date(2026, 3, 2)))) == []


def test_people_without_an_employer_are_left_out_only_if_the_office_says_so() -> None:
    people = [*six(), row(9, employer="", employer_address="")]
    found = bring(*people)
    assert asked(found) == ["left:work"]
    assert found.made is None
    left = bring(*people, answers={"left:work": "leave_out"})
    assert left.made is not None
    assert len(left.made.tables["workers"]) == 6
    assert "left_out" in {one.what for one in left.questions.assumed}


def test_people_without_a_home_board_where_the_office_says() -> None:
    people = [row(1, village="", town=""), row(2, village="", town="")]
    assert asked(bring(*people)) == ["left:home"]
    found = bring(*people, answers={"left:home": "示例村2"})
    assert found.made is not None
    assert [v["name"] for v in found.made.tables["villages"]] == ["示例村2"]


def test_those_who_only_say_when_to_report_set_out_before() -> None:
    found = bring(row(1, report_by="2026-05-20"))
    assert found.made is not None
    assert found.made.settings.first_day == date(2026, 5, 19)
    assert found.questions.assumed[0].why.code == "BEFORE_FIRST_REPORT"


def test_households_travel_together_unless_they_work_apart() -> None:
    people = [
        row(1, household="7"),
        row(2, household="7"),
        row(3, household="8"),
        row(4, household="9"),
        row(5, household="9", employer="神木别厂"),
    ]
    found = bring(*people)
    assert found.made is not None
    parties = [w["party_id"] for w in found.made.tables["workers"]]
    assert parties == ["P001", "P001", "", "", ""]
    assert [w.told.code for w in found.told] == ["HOUSEHOLD_TWO_EMPLOYERS"]


def test_next_week_the_same_people_and_places_have_the_same_ids() -> None:
    registry = Registry()
    first = bring(*six(), registry=registry)
    later = bring(*six()[:0:-1], row(40), registry=Registry(registry.entries))
    assert first.made is not None
    assert later.made is not None
    old = {w["id_number"]: w for w in first.made.tables["workers"]}
    new = {w["id_number"]: w for w in later.made.tables["workers"]}
    for number in old.keys() & new.keys():
        for column in ("worker_id", "village_id", "employer_id"):
            assert old[number][column] == new[number][column]
    assert new[""]["worker_id"] == "W0007"


def test_numbers_of_the_roster_itself_are_kept() -> None:
    found = bring(row(1, worker_id="A7"), row(2, worker_id="A9"))
    assert found.made is not None
    assert [w["worker_id"] for w in found.made.tables["workers"]] == ["A7", "A9"]


def test_a_roster_without_people_is_a_fault_and_so_is_leaving_all_out() -> None:
    nobody = row(1, employer="", employer_address="")
    for found in (bring(), bring(nobody, answers={"left:work": "leave_out"})):
        assert found.made is None
        assert [f.wrong.code for f in found.questions.faults] == ["NOBODY_ON_ROSTER"]


def test_the_one_county_of_a_roster_holds_for_rows_that_name_none() -> None:
    found = bring(row(1), row(2, county=""))
    assert found.made is not None
    assert len(found.made.tables["villages"]) == 1


def test_a_roster_without_a_county_asks_for_it() -> None:
    found = bring(row(1, county=""))
    assert asked(found) == ["origin:county"]
    assert found.made is None
    assert bring(row(1, county=""), answers={"origin:county": "临县"}).made is not None


def test_the_county_that_issued_most_numbers_is_proposed() -> None:
    found = bring(*(row(n, county="", id_number=id_number(n)) for n in (1, 2)))
    (doubt,) = found.questions.doubts
    assert (doubt.proposal, doubt.must) == ("临县", False)
    assert found.made is not None
    assert found.made.tables["villages"][0]["county"] == "临县"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("37.95,110.99", (37.95, 110.99)),
        ("110.99，37.95", (37.95, 110.99)),
        ("37.95°N 110.99°E", (37.95, 110.99)),
        ("白文镇", None),
        ("95,200", None),
        ("37.95,110.99 火星", None),
    ],
)
def test_positions_are_read_in_either_order(
    text: str, expected: tuple[float, float] | None
) -> None:
    assert position(text) == expected


def test_a_position_of_a_chinese_map_is_shifted_back() -> None:
    found = position("37.95,110.99 高德")
    assert found is not None
    assert 0.001 < abs(found[1] - 110.99) < 0.01
