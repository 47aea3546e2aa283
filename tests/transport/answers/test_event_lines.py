"""Events as lines: either language, nothing private, what follows for others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.transport.operation.a_day import after, an_event
from transport.answers.event_lines import event_lines, follow_lines


def test_a_line_tells_the_facts_and_keeps_numbers_of_persons_back() -> None:
    was = after(
        an_event(
            "late_add",
            worker_id="N1",
            name="New One",
            phone="13812345678",
            village_id="V1",
            employer_id="E1",
            remark="by phone",
        )
    )
    (line,) = event_lines(was.events, was.scenario.clock, "en", shown=None)
    assert line == (
        "1: 2020-02-25 05:00, late_add: worker_id N1, employer_id E1, village_id V1,"
        " by phone (told by clerk)"
    )
    (chinese,) = event_lines(was.events, was.scenario.clock, "zh", shown=None)
    assert chinese.startswith("1：2020-02-25 05:00，临时增加：人员编号 N1")


def test_a_companion_and_a_contact_are_told_to_whoever_reports() -> None:
    hot = Decimal("37.6")
    was = after(
        an_event("fever", worker_id="W2", temperature_c=hot, again_c=hot),
        an_event("employer_withdraws", employer_id="E1"),
    )
    firms = tuple(replace(e, contact="Wang") for e in was.scenario.employers)
    was = replace(was, scenario=replace(was.scenario, employers=firms))
    assert follow_lines(was, was.events, "en") == [
        "W3 travels with W2: a person decides whether without",
        "call E1: Wang",
    ]
    assert follow_lines(was, [], "en") == []
