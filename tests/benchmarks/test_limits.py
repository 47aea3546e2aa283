from __future__ import annotations

from benchmarks.limits import line, with_a_third
from tests.solvers.cases import county_day


def test_a_third_of_the_fleet_keeps_a_coach_of_every_line() -> None:
    scenario = county_day(n_workers=5)
    counts = [max(1, entry.count // 3) for entry in scenario.fleet]
    assert [entry.count for entry in with_a_third(scenario).fleet] == counts


def test_a_line_tells_what_was_asked_used_and_planned() -> None:
    told = line("tiny", "whole", county_day(n_workers=5), 0.5).split()
    assert told[:3] == ["tiny", "whole", "0.5"]
    assert told[-3:] == ["5", "of", "5"]
