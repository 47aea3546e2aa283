"""How the time is dealt to choices of services."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from solvers.journeys.tries import LONG_SHARE, N_ROUNDS, SERVICES_SHARE, tries_of
from solvers.running.deadline import Deadline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.services import Service


def services(*modes: str) -> Sequence[Service]:
    return cast("Sequence[Service]", [SimpleNamespace(mode=mode) for mode in modes])


def after_building(limit_s: float, build_s: float) -> Deadline:
    """The deadline of a search whose first plan took so long to build."""
    now_s = 0.0
    deadline = Deadline(limit_s, clock=lambda: now_s)
    with deadline.timed("build"):
        now_s = build_s
    return deadline


def test_with_steps_all_choices_have_all_rounds() -> None:
    both = services("air", "rail", "air")
    tries = tries_of(both, Deadline())
    assert [len(choice) for choice in tries.choices] == [3, 2, 1]
    assert tries.n_rounds == N_ROUNDS


def test_one_mode_is_one_choice() -> None:
    tries = tries_of(services("rail", "rail"), Deadline())
    assert [len(choice) for choice in tries.choices] == [2]


def test_where_building_is_quick_the_choices_share_half_of_the_time() -> None:
    tries = tries_of(services("air", "rail"), after_building(60.0, 0.1))
    assert len(tries.choices) == 3
    spent = tries.share * tries.n_rounds * len(tries.choices)
    assert spent == pytest.approx(SERVICES_SHARE * N_ROUNDS / (N_ROUNDS + 1))


@pytest.mark.parametrize(("build_s", "n_rounds"), [(2.5, 3), (4.0, 2), (30.0, 1)])
def test_where_building_takes_long_there_are_few_rounds_over_all_services(
    build_s: float, n_rounds: int
) -> None:
    all_of_them = services("air", "rail")
    tries = tries_of(all_of_them, after_building(60.0, build_s))
    assert tries.choices == [all_of_them]
    assert tries.n_rounds == n_rounds
    assert tries.share * n_rounds == pytest.approx(LONG_SHARE)
