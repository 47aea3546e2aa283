"""Claims corrected: a coach that ended under the minimum load, listed riders."""

from __future__ import annotations

import pytest

from tests.transport.closing.a_coach import RULE, an_actual, fever, situation
from transport.closing.closing import closing_of
from transport.payer_rules import PayerRule
from transport.said import said


@pytest.mark.parametrize(
    ("n_ill", "now_fen", "why"),
    [
        (1, 87_500, said("CLAIM_OTHER_RIDERS", before=21, n=20)),
        (2, 0, said("CLAIM_UNDER_MINIMUM", n=19, least=20)),
    ],
)
def test_fever_at_boarding_leaves_twenty_and_the_subsidy_or_nineteen_and_none(
    n_ill: int, now_fen: int, why: object
) -> None:
    was = situation()
    for name in ("W00", "W01")[:n_ill]:
        was = was.with_event(fever(name))
    found = closing_of(was)
    (row,) = found.claims.rows
    assert (row.before_fen, row.now_fen, row.why) == (88_000, now_fen, why)
    assert found.actual.cost_fen == 176_000 - n_ill * 1_000  # kits of 10 CNY
    assert sum(found.claims.now.values()) == found.actual.cost_fen
    assert found.claims.now.get("receiving_city", 0) == now_fen


def test_a_trip_that_was_not_run_claims_nothing() -> None:
    (row,) = closing_of(situation(), actuals=[an_actual(has_run=False)]).claims.rows
    assert (row.now_fen, row.why) == (0, said("CLAIM_NOT_RUN"))


def test_whoever_is_missing_without_a_name_is_taken_off_the_listed_first() -> None:
    rule = PayerRule(
        rule_id="listed",
        payer="poverty_fund",
        riders="poverty",
        cap_per_worker_fen=8_000,
    )
    was = situation(listed=("W00", "W01"), rule=rule)
    (row,) = closing_of(was, actuals=[an_actual(n_riders=20)]).claims.rows
    assert (row.before_fen, row.now_fen) == (16_000, 8_000)
    out = was.with_event(fever("W00")).with_event(fever("W01"))
    (row,) = closing_of(out).claims.rows
    assert (row.now_fen, row.why) == (0, said("CLAIM_NOBODY_LISTED"))


def test_a_claim_changes_with_the_cost_alone() -> None:
    assert RULE.min_load == 20
    (row,) = closing_of(situation(), actuals=[an_actual(toll_fen=10_000)]).claims.rows
    assert row.now_fen == 93_000
    assert row.why == said("CLAIM_OTHER_COST", before_fen=176_000, now_fen=186_000)
