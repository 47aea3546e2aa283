from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transport.builders import make_policy
from transport.presets import PRESETS, edition_on

TIMELINE = [
    (date(2020, 2, 3), "cn-2020-02-03", "交运明电〔2020〕44号"),
    (date(2020, 2, 11), "cn-2020-02-11", "交运明电〔2020〕56号"),
    (date(2020, 2, 28), "cn-2020-02-28", "交运明电〔2020〕80号"),
    (
        date(2021, 1, 20),
        "cn-2021-01-20",
        "Spring Festival transport guide of 20 January 2021",
    ),
    (
        date(2023, 1, 27),
        "cn-2023",
        "class-B management, 国家卫生健康委公告2022年第7号",
    ),
]
PINNED = [name for _, name, _ in TIMELINE]


@pytest.mark.parametrize(("day", "name", "source"), TIMELINE)
def test_an_edition_begins_on_its_day_and_names_its_document(
    day: date, name: str, source: str
) -> None:
    policy = make_policy("cn")
    begun = edition_on(policy, day)
    assert (begun.name, begun.source) == (name, source)
    assert edition_on(policy, day - timedelta(days=1)).name != name


def test_the_last_edition_holds_on() -> None:
    assert edition_on(make_policy("cn"), date(2031, 5, 1)).name == "cn-2023"


def test_before_the_first_document_no_rule_holds() -> None:
    edition = edition_on(make_policy("cn"), date(2020, 2, 2))
    assert edition == PRESETS["none"][0]
    assert edition.load_caps == ()
    assert edition.observation_rows == 0
    assert not edition.certificate_required
    assert edition.codes_allowed == ()
    assert edition.temperature_limit_c is None


@pytest.mark.parametrize("name", PINNED)
def test_a_pinned_preset_holds_on_every_day(name: str) -> None:
    policy = make_policy(name)
    assert len(policy.editions) == 1
    for day in (date.min, date(2020, 2, 28), date(2044, 1, 1)):
        assert edition_on(policy, day).name == name


def test_a_policy_that_begins_later_has_no_rule_until_then() -> None:
    policy = make_policy("none", editions=PRESETS["cn"][3:4])
    assert edition_on(policy, date(2020, 2, 27)).name == "none"
    assert edition_on(policy, date(2020, 2, 28)).name == "cn-2020-02-28"


@pytest.mark.parametrize("name", PINNED[:4])
def test_until_class_b_papers_codes_fever_and_two_rear_rows_count(name: str) -> None:
    (edition,) = PRESETS[name]
    assert edition.certificate_required
    assert edition.certificate_valid_days == 7
    assert edition.codes_allowed == ("green",)
    assert edition.temperature_limit_c == Decimal("37.3")
    assert (edition.observation_rows, edition.observation_min_seats) == (2, 10)


def test_class_b_drops_every_rule() -> None:
    (edition,) = PRESETS["cn-2023"]
    (free,) = PRESETS["none"]
    for field in (
        "load_caps",
        "observation_rows",
        "certificate_required",
        "codes_allowed",
        "temperature_limit_c",
        "no_stop_risks",
    ):
        assert getattr(edition, field) == getattr(free, field)


def test_only_the_edition_of_28_february_closes_high_risk_villages() -> None:
    closing = [name for name in PINNED if PRESETS[name][0].no_stop_risks]
    assert closing == ["cn-2020-02-28"]
    assert PRESETS["cn-2020-02-28"][0].no_stop_risks == ("high",)


@settings(deadline=None)
@given(st.dates())
def test_the_edition_in_force_is_the_latest_begun(day: date) -> None:
    edition = edition_on(make_policy("cn"), day)
    assert edition.effective_from <= day
    assert not [
        e for e in PRESETS["cn"] if edition.effective_from < e.effective_from <= day
    ]
