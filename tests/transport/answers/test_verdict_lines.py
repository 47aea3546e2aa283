"""What is told of a plan's bound after checking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transport.answers.test_plan_lines import two_trips_by_one_coach
from transport.answers.verdict_lines import confirmed_line
from transport.dual_prices import Certificate


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
