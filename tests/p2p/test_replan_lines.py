"""Who stays in a new version, as it is told."""

from __future__ import annotations

from dataclasses import replace

from p2p.replan_lines import MOST_NAMED, told_of_those_held, told_of_those_left
from tests.transport.checker.handmade import good_plan
from transport.catalogue.sentences import sentence
from transport.plan import NotTravelling
from transport.said import said


def test_those_with_the_same_reason_are_told_together_and_named() -> None:
    many = [f"W{n}" for n in range(MOST_NAMED + 3)]
    left = [("X1", said("NO_RELIEF_FREE")), ("X2", said("NO_RELIEF_FREE"))]
    left += [(w, said("NO_WAY_ONWARD")) for w in many]
    plan = replace(
        good_plan(),
        unplanned=tuple(
            NotTravelling(worker_id=w, code="NO_COACH_FREE", told=told)
            for w, told in left
        ),
    )
    first, second = (sentence(told, "en") for told in told_of_those_left(plan))
    assert first.startswith("X1, X2: ")
    assert second.startswith(f"{len(many)} workers, W0, W1")
    assert "W8" not in second
    assert sentence(told_of_those_left(plan)[1], "zh").startswith(f"{len(many)} 人")


def test_who_is_held_for_the_first_time_is_told_without_what_was_measured() -> None:
    """One of them was added on the day and has no code; one was held before."""

    def held(worker_id: str, code: str) -> NotTravelling:
        told = said("AS_WRITTEN", text="38.7")
        return NotTravelling(worker_id=worker_id, code=code, told=told)

    before = replace(good_plan(), held=(held("OLD", "FEVER"),))
    names = [f"W{n}" for n in range(MOST_NAMED + 1)]
    now = (held("OLD", "FEVER"), held("NEW", "CODE_NOT_ALLOWED"))
    later = replace(before, held=(*now, *(held(name, "FEVER") for name in names)))
    found = told_of_those_held(later, before)
    assert [sentence(told, "en") for told in found] == [
        "NEW: health code not allowed",
        "9 workers, W0, W1, W2, W3, W4, W5, W6, W7 among them: fever",
    ]
    assert sentence(found[0], "zh").startswith("NEW：")
    assert not told_of_those_held(before, before)
