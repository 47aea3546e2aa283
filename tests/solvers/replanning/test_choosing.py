"""The choice among options, stage by stage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from solvers.replanning.choosing import Question, choose
from solvers.replanning.ground import ground_of
from solvers.replanning.options import Option, Room
from solvers.replanning.units import units_of
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()
GROUND = ground_of(SCENARIO, Changes(moment_s=EVENING))
GROUP = replace(GROUND.groups[0], parties=GROUND.groups[0].parties[:1])
NAME = GROUP.worker_ids[0]
LINE = ("D1", "coach")


def an_option(key: str, **more: Any) -> Option:
    told: dict[str, Any] = {
        "way": "kept",
        "key": key,
        "span": (0, 100),
        "line": LINE,
        "cost_fen": 0,
        "of": "T001",
    }
    return Option(**told | more)


def asked(*options: Option, **more: Any) -> Question:
    told: dict[str, Any] = {
        "options": options,
        "units": units_of([GROUP]),
        "must": ("T001",),
        "busy": {},
        "count": {LINE: 1},
        "takes": {},
        "arrives": {},
        "frozen": frozenset(),
        "displaced": frozenset(),
    }
    return Question(**told | more)


def chosen(question: Question) -> list[str]:
    choice = choose(question)
    assert choice is not None
    return [option.key for option in choice.options]


KEPT = an_option("as printed")
CHANGED = an_option(
    "with one more", takes=(NAME,), changed=frozenset({"W1"}), cost_fen=10
)
NEW = an_option("new", way="new", of=None, takes=(NAME,), cost_fen=90_000)


def test_nobody_is_left_for_the_sake_of_a_time() -> None:
    assert chosen(asked(KEPT, CHANGED)) == ["with one more"]


def test_a_dearer_coach_comes_before_a_changed_time_unless_changes_have_a_price() -> (
    None
):
    assert chosen(asked(KEPT, CHANGED, NEW)) == ["as printed", "new"]
    assert chosen(asked(KEPT, CHANGED, NEW, per_change_fen=100)) == ["with one more"]
    lifted = frozenset({"T001"})
    assert chosen(asked(KEPT, CHANGED, NEW, lifted=lifted)) == ["with one more"]


def test_a_coach_that_is_away_runs_nothing_new() -> None:
    question = asked(KEPT, NEW, busy={LINE: [(50, 200)]})
    assert chosen(question) == ["as printed"]


def test_free_seats_are_taken_as_far_as_stops_and_gates_allow() -> None:
    room = Room(seats=2, up={GROUP.village_id: 1}, down={GROUP.employer_id: 1})
    option = an_option("room", room=room, open_to=frozenset({GROUP.group_id}))
    choice = choose(asked(option))
    assert choice is not None
    assert choice.loads == {(0, 0): 1}
    full = {
        "takes": {(GROUP.employer_id, 0): 0},
        "arrives": {(0, GROUP.employer_id): 0},
    }
    shut = choose(asked(option, **full))
    assert shut is not None
    assert shut.loads == {}


def test_of_options_that_name_the_same_worker_one_runs() -> None:
    by_one = an_option("F1", way="service", of=None, service_id="F1", takes=(NAME,))
    other = replace(by_one, key="F2", service_id="F2", cost_fen=-1)
    assert chosen(asked(KEPT, by_one, other)) == ["as printed", "F2"]


def test_a_service_needs_coaches_of_every_line_that_it_names() -> None:
    needs = ((LINE, (50, 150)),)
    by_it = an_option("F1", way="service", of=None, takes=(NAME,), needs=needs)
    busy = {LINE: [(100, 200)]}
    assert chosen(asked(KEPT, by_it, busy=busy)) == ["as printed"]
    assert chosen(asked(KEPT, by_it)) == ["as printed", "F1"]
