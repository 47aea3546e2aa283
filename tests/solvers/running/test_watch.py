"""A team's run watched: what is done in which order, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from solvers.running.deadline import FILL_SHARE, Deadline, TimeIsUp
from solvers.running.watch import MOST_GROUPS, RunContext, TimedRun
from transport.outcome import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.outcome import Progress


class FakeTeam:
    """Three workers for three trips of 100 fen; each round saves one fen of 300."""

    def __init__(self, *, n_seated: int = 3, bound_fen: int = 0) -> None:
        self.done: list[str] = []
        self.searches: tuple[Any, ...] = ()
        self.bound_fen = bound_fen
        self.n_trips = 0
        self.n_waiting = 3
        self.n_groups = 3
        self.raises: Exception | None = None
        self._n_seated = n_seated
        self._saved_fen = 0

    def cost_fen(self) -> int:
        return 100 * self.n_trips - self._saved_fen

    def keep(self, deadline: Deadline) -> None:
        self.kept = deadline

    def build(self) -> Iterator[None]:
        self.done.append("build")
        for _ in range(self._n_seated):
            self.n_trips += 1
            self.n_waiting -= 1
            yield

    def work_beside(self, child: object) -> None:
        self.done.append("beside")

    def leave_beside(self) -> None:
        if "beside" in self.done:
            self.done.append("left")

    def vary(self) -> Iterator[bool]:
        for _ in range(2):
            self.done.append("vary")
            yield False

    def round(self, executor: object) -> bool:
        self.done.append("round")
        self._saved_fen += 1
        if self.raises is not None:
            raise self.raises
        return True

    def by_clock(
        self, executor: object, *, n_workers: int, meanwhile: Iterator[bool]
    ) -> Iterator[bool]:
        self.done.append(f"by clock, {n_workers}")
        yield from meanwhile

    def rest(self) -> bool:
        self.done.append("rest")
        return True

    def fill_up(self) -> None:
        self.done.append("fill up")
        self.left_s = self.kept.left_s


def run_of(
    team: FakeTeam,
    *,
    report: Any = None,
    deadline: Deadline | None = None,
    context: RunContext | None = None,
    **limits: Any,
) -> TimedRun:
    run = TimedRun(
        Limits(**{"time_limit_s": None, **limits}),
        cast("Any", team),
        report,
        deadline or Deadline(),
        context or RunContext(),
    )
    run.run()
    return run


def test_a_run_builds_varies_works_and_fills_up() -> None:
    team = FakeTeam()
    run = run_of(team, steps=2)
    assert team.done == [
        *("build", "vary", "vary"),
        *("round", "round", "rest", "fill up"),
    ]
    assert run.n_steps == 2


def test_who_waits_when_a_share_of_the_time_is_over_is_seated_in_what_is_left() -> None:
    team, now_s = FakeTeam(), [0.0]
    whole = Deadline(100.0, clock=lambda: now_s[0])
    share = whole.within(20.0)
    limits = Limits(time_limit_s=100.0, threads=1)
    run = TimedRun(
        *(limits, cast("Any", team), None, share, RunContext()), building=whole
    )
    now_s[0] = 30.0
    run.run()
    assert team.left_s == pytest.approx(100 * FILL_SHARE)


def test_without_a_step_only_the_first_plan_is_made() -> None:
    team = FakeTeam()
    assert run_of(team, steps=0).n_steps == 0
    assert team.done == ["build", "fill up"]


def test_a_plan_soon_to_be_thrown_away_is_not_varied() -> None:
    team = FakeTeam()
    run_of(team, steps=1, context=RunContext(is_varied=False))
    assert "vary" not in team.done


def test_steps_of_earlier_teams_are_counted() -> None:
    run = run_of(FakeTeam(), steps=2, context=RunContext(n_steps_before=5))
    assert run.n_steps == 7


@pytest.mark.parametrize("n_rounds", [0, 1, 3])
def test_a_run_ends_when_the_bound_is_near_enough(n_rounds: int) -> None:
    """Of 300 fen 270 are proved; each round saves a fen of the 30 between."""
    team = FakeTeam(bound_fen=270)
    gap = (30 - n_rounds) / (300 - n_rounds)
    run_of(team, gap=gap + 1e-9, steps=100)
    assert team.done.count("round") == n_rounds


def test_where_nobody_can_ride_there_is_nothing_to_improve() -> None:
    team = FakeTeam(n_seated=0)
    run_of(team, steps=9)
    assert team.done == ["build", "fill up"]


def test_time_that_is_up_amid_a_round_still_fills_up() -> None:
    team = FakeTeam()
    team.raises = TimeIsUp()
    run_of(team, steps=9)
    assert team.done[-3:] == ["round", "rest", "fill up"]


def test_a_defect_is_not_taken_for_the_end_of_time() -> None:
    team = FakeTeam()
    team.raises = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        run_of(team, steps=9)
    assert team.done[-1] == "rest"


def test_the_wish_of_the_user_ends_the_run_after_the_first_plan() -> None:
    team = FakeTeam()
    run_of(team, deadline=Deadline(stop=lambda: True), steps=9)
    assert team.done == ["build", "fill up"]


def test_with_a_clock_the_team_works_by_it_with_so_many_threads() -> None:
    team = FakeTeam()
    run_of(team, deadline=Deadline(1_000.0, clock=lambda: 0.0), threads=1)
    assert team.done == [
        *("build", "by clock, 1"),
        *("vary", "vary", "rest", "fill up"),
    ]


def test_a_second_core_has_other_solvers_at_work_beside_a_run_by_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    team, by_steps = FakeTeam(), FakeTeam()
    run_of(team, deadline=Deadline(1_000.0, clock=lambda: 0.0), threads=2)
    assert team.done[:2] == ["beside", "build"]
    assert team.done[-1] == "left"
    run_of(by_steps, steps=1, threads=2)
    assert "beside" not in by_steps.done


def test_of_a_large_day_the_first_plan_is_ready_before_anybody_else_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    team = FakeTeam()
    team.n_groups = MOST_GROUPS + 1
    run_of(team, deadline=Deadline(1_000.0, clock=lambda: 0.0), threads=2)
    assert team.done[0] == "build"
    assert "beside" not in team.done


def test_types_are_tried_for_a_fifth_of_the_time_at_most() -> None:
    """Each look at the clock takes a tenth of all the time."""
    team, looks = FakeTeam(), iter(range(0, 10_000, 100))
    run_of(team, deadline=Deadline(1_000.0, clock=lambda: float(next(looks))))
    assert team.done.count("vary") == 1


def test_the_first_plan_is_told_worker_by_worker_then_each_step() -> None:
    told: list[Progress] = []
    context = RunContext(services_fen=7, bound_fen=55)
    run_of(FakeTeam(), report=told.append, steps=2, context=context)
    building = [(x.done, x.n_all) for x in told if x.stage == "first plan"]
    assert building == [(1, 3), (2, 3), (3, 3)]
    searching = [x for x in told if x.stage == "search"]
    assert [x.steps for x in searching] == [0, 1, 2]
    assert [x.objective_fen for x in searching] == [307, 306, 305]
    assert {x.lower_bound_fen for x in told} == {55}


def test_without_another_bound_the_teams_own_is_told() -> None:
    told: list[Progress] = []
    run_of(FakeTeam(bound_fen=12), report=told.append, steps=0)
    assert {x.lower_bound_fen for x in told} == {12}
