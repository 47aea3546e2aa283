from __future__ import annotations

import pytest

from benchmarks.limits import HEAD, line, shortages, with_a_third
from tests.solvers.cases import county_day
from tests.solvers.journeys.days import far_day, train


def test_a_third_of_the_fleet_keeps_a_coach_of_every_line() -> None:
    scenario = county_day(n_workers=5)
    counts = [max(1, entry.count // 3) for entry in scenario.fleet]
    assert [entry.count for entry in with_a_third(scenario).fleet] == counts


def test_services_are_taken_away_where_there_are_any() -> None:
    assert list(shortages(county_day(n_workers=5))) == ["whole", "third"]
    scarce = shortages(far_day(n_workers=5, services=(train(),)))["scarce"]
    assert scarce.services == ()


def test_a_line_tells_what_was_asked_taken_and_planned() -> None:
    told = line("tiny", "whole", county_day(n_workers=5), 0.5).split()
    assert told[:3] == ["tiny", "whole", "0.5"]
    assert told[-3:] == ["5", "of", "5"]
    assert len(told) == len(HEAD.split()) + 2
    asked_s, taken_s, over_s = map(float, told[2:5])
    assert over_s == pytest.approx(max(0.0, taken_s - asked_s), abs=0.11)
