"""Those who sit in a coach that is late: it runs for them, later."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.replanning.asking import CannotReplan
from solvers.replanning.options import Option
from solvers.replanning.seated import hit, still_aboard, with_seated
from tests.solvers.replanning.days import EVENING, asked, printed, replanned
from tests.solvers.replanning.test_coach_events import away
from transport.changes import Changes
from transport.checker import Violation, violations
from transport.clock import MINUTE_S
from transport.fixed import Fixed
from transport.said import said

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

TRIP = printed()[1].trips[0]
ABOARD = dict.fromkeys(TRIP.worker_ids[:2], (TRIP.trip_id,))
LATE: Any = SimpleNamespace(late={TRIP.trip_id: 0}, lost={TRIP.trip_id: TRIP})


def option(way: Any, *takes: str) -> Option:
    line = (TRIP.depot_id, TRIP.vehicle_type)
    told = {"way": way, "key": f"{way} {takes}", "takes": takes, "of": TRIP.trip_id}
    return Option(span=(0, 1), line=line, cost_fen=1, **told)


def test_a_late_coach_with_somebody_aboard_is_not_left_for_another() -> None:
    question = asked(Changes(moment_s=EVENING), fixed={"aboard": ABOARD})
    other, part = option("other coach", *ABOARD), option("later", TRIP.worker_ids[0])
    later = option("later", *TRIP.worker_ids)
    new = Option(way="new", key="new", span=(0, 1), line=later.line, cost_fen=1)
    found, trips = with_seated(question, LATE, [other, part, later, new])
    assert (found, trips) == ([later, new], (TRIP.trip_id,))
    assert with_seated(question, LATE, [other, part])[1] == ()
    nobody = asked(Changes(moment_s=EVENING))
    assert with_seated(nobody, LATE, [other, later])[1] == ()


def test_whoever_sits_in_a_late_coach_leaves_with_it() -> None:
    changes = Changes(moment_s=EVENING, away=(away(TRIP.trip_id, 40 * MINUTE_S),))
    found = replanned(changes, fixed={"aboard": ABOARD})
    now = found.plan.trip[TRIP.trip_id]
    assert (now.vehicle_type, now.coach) == (TRIP.vehicle_type, TRIP.coach)
    assert set(ABOARD) <= set(now.worker_ids)


def test_a_trip_that_cannot_run_holds_nobody_any_more() -> None:
    fixed = Fixed(moment_s=0, aboard={"W1": ("T1", "K1"), "W2": ("T1",)})
    assert still_aboard(fixed, {"T1"}) == {"W1": ("K1",)}


def test_what_was_reported_frees_seats_and_what_the_search_gives_up_does_not() -> None:
    question = asked(Changes(moment_s=EVENING), fixed={"aboard": ABOARD})
    assert hit(question, barred=(), retimed=(TRIP.trip_id,)) == set()
    assert hit(question, barred=(TRIP.trip_id,), retimed=()) == {TRIP.trip_id}


def test_a_trip_that_the_checker_refuses_is_not_given_up_over_their_heads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody else may have to know why: there is no version, rather than this one."""

    def refused(scenario: Scenario, plan: Plan) -> list[Violation]:
        told = said("HALTS_MAY_CHANGE", trip=TRIP.trip_id)
        wrong = Violation(code="HALTS_MAY_CHANGE", where=TRIP.trip_id, told=told)
        more = [wrong] if TRIP.trip_id in plan.trip else []
        return [*violations(scenario, plan), *more]

    monkeypatch.setattr("solvers.replanning.replanner.violations", refused)
    nobody = replanned(Changes(moment_s=EVENING), fixed={"frozen": frozenset()})
    assert TRIP.trip_id not in nobody.plan.trip  # for nobody, it is given up
    with pytest.raises(CannotReplan):
        replanned(Changes(moment_s=EVENING), fixed={"aboard": ABOARD})
