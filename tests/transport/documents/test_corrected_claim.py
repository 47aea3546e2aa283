"""The corrected claim on paper: before, now, what is to be paid back."""

from __future__ import annotations

from tests.transport.closing.a_coach import fever, situation
from transport.closing.closing import closing_of
from transport.documents.corrected_claim import corrected_claims


def test_the_corrected_claim_says_before_now_and_what_to_pay_back() -> None:
    was = situation().with_event(fever("W00")).with_event(fever("W01"))
    (paper,) = corrected_claims(closing_of(was))
    fields = {label[0]: value for label, value in paper.fields}
    assert fields["Before, CNY"] == "880.00"
    assert fields["To pay back, CNY"] == "880.00"
    assert paper.grids[0].rows[0][:6] == (1, "T001", 21, 19, "880.00", "0.00")
