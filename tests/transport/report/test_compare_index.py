"""The list of a comparison: what cannot be in it, and whose word the rest is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.builders import make_scenario, make_worker
from transport.answers.comparison import Compared
from transport.errors import ScenarioError
from transport.report.compare_files import remarks
from transport.report.compare_index import (
    INDEX,
    read_index,
    refuse_other_count,
    refuse_other_plan,
    write_index,
)

if TYPE_CHECKING:
    from pathlib import Path

FOUND = [
    Compared(variant=None),
    Compared(variant="dear", made_for=None),
    Compared(variant="odd", lack="none_rides", n=2),
    Compared(variant="late", lack="stopped"),
]


def listed(out: Path, at: int, **entry: Any) -> None:
    """The list with one entry forged."""
    write_index(out, FOUND)
    told = json.loads((out / INDEX).read_text("utf-8"))
    told["plans"][at] |= entry
    (out / INDEX).write_text(json.dumps(told), "utf-8")


def test_a_list_is_read_as_it_was_written_and_as_a_word(tmp_path: Path) -> None:
    write_index(tmp_path, FOUND)
    found = read_index(tmp_path)
    assert [(one.variant, one.lack, one.n) for one in found] == [
        (one.variant, one.lack, one.n) for one in FOUND
    ]
    ours, read = remarks(FOUND, "en"), remarks(found, "en")
    assert ours[1] == "odd: No plan: none of 2 eligible workers can ride"
    assert read == [f"{line} (stated, not checked)" for line in ours]


@pytest.mark.parametrize(
    ("at", "entry", "field"),
    [
        (1, {"variant": "odd"}, "plans.1.variant"),
        (1, {"variant": 7}, "plans.1.variant"),
        (1, {"made_for": "odd"}, "plans.1.made_for"),
        (1, {"n": 3}, "plans.1.n"),
        (1, {"scenario": None}, "plans.1.scenario"),
        (2, {"lack": "tired"}, "plans.2.lack"),
        (2, {"n": 0}, "plans.2.n"),
        (2, {"n": -1}, "plans.2.n"),
        (2, {"made_for": "dear"}, "plans.2.made_for"),
        (3, {"n": 1}, "plans.3.n"),
    ],
)
def test_what_cannot_be_in_a_list_is_refused(
    tmp_path: Path, at: int, entry: dict[str, Any], field: str
) -> None:
    listed(tmp_path, at, **entry)
    with pytest.raises(ScenarioError) as told:
        read_index(tmp_path)
    assert field in {fault.column for fault in told.value.faults}


def test_as_many_as_may_travel_have_had_no_ride(tmp_path: Path) -> None:
    scenario = make_scenario(workers=(make_worker("W1"), make_worker("W2")))
    (one,) = [one for one in FOUND if one.lack == "none_rides"]
    refuse_other_count(tmp_path, 2, one, scenario)
    fewer = make_scenario(workers=(make_worker("W1"),))
    with pytest.raises(ScenarioError, match="2 workers eligible, counted 1"):
        refuse_other_count(tmp_path, 2, one, fewer)


def test_plans_stand_where_the_list_has_them(tmp_path: Path) -> None:
    (dear,) = [one for one in FOUND if one.variant == "dear"]
    (odd,) = [one for one in FOUND if one.variant == "odd"]
    refuse_other_plan(tmp_path, 1, dear, is_there=True, variant="dear")
    refuse_other_plan(tmp_path, 2, odd, is_there=False)
    with pytest.raises(ScenarioError, match="of base, not of this variant"):
        refuse_other_plan(tmp_path, 1, dear, is_there=True, variant=None)
    with pytest.raises(ScenarioError, match="there is no plan"):
        refuse_other_plan(tmp_path, 1, dear, is_there=False)
    with pytest.raises(ScenarioError, match="there is a plan"):
        refuse_other_plan(tmp_path, 2, odd, is_there=True, variant="odd")
