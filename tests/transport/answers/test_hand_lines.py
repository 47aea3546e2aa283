"""What a change by hand is told as."""

from __future__ import annotations

from dataclasses import replace

from tests.solvers.replanning.days import printed
from transport.answers.hand_lines import change_facts, told_of_change
from transport.catalogue.sentences import sentence

_, PLAN = printed()


def test_lines_and_payers_that_differ_are_told_with_their_sign() -> None:
    cost = PLAN.cost
    line, payer = next(iter(cost.lines)), next(iter(cost.payers))
    dearer = replace(
        cost,
        total_fen=cost.total_fen + 1_250,
        lines={**cost.lines, line: cost.lines[line] + 1_250},
        payers={**cost.payers, payer: cost.payers[payer] + 1_250},
    )
    after = replace(PLAN, cost=dearer, trips=PLAN.trips[:1])
    told = [sentence(t, "en") for t in told_of_change(PLAN, after, n_changed=2)]
    assert "(+12.50)" in told[0]
    assert len([line for line in told if "+12.50 CNY" in line]) == 2
    assert "2 people have" in told[3]
    assert told[-1].endswith(PLAN.trips[1].trip_id)
    assert change_facts(PLAN, after)["lines_fen"] == {line: 1_250}
