"""What is told of a plan's bound after checking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transport.answers.test_plan_lines import two_trips_by_one_coach
from transport.answers.verdict_lines import confirmed_line, kept_line
from transport.dual_prices import Certificate, Kept


@pytest.mark.parametrize(
    ("is_enumerated", "confirmed_fen", "told"),
    [
        (False, 900, "10.00 CNY stated: confirmed from the certificate up to 9.00"),
        (True, 900, "10.00 CNY stated, in part by enumeration: confirmed from"),
        (True, 1_000, "10.00 CNY: confirmed from the certificate"),
    ],
)
def test_what_the_certificate_confirms_is_told_apart_from_what_was_enumerated(
    confirmed_fen: int, told: str, *, is_enumerated: bool
) -> None:
    plan = two_trips_by_one_coach()
    plan = replace(
        plan,
        cost=replace(plan.cost, lower_bound_fen=1_000),
        certificate=Certificate(is_enumerated=is_enumerated),
    )
    (line,) = confirmed_line(plan, confirmed_fen)
    assert told in line


def test_the_bound_of_what_is_kept_is_told_in_yuan() -> None:
    kept = Kept(trip_ids=("T001",), bound_fen=561_391)
    plan = replace(two_trips_by_one_coach(), certificate=Certificate(kept=kept))
    (told,) = kept_line(plan, "en")
    assert "5,613.91 CNY: proved" in told
    assert "5,613.91 元" in kept_line(plan, "zh")[0]
