"""Meanings and remedies: each kind of hold and lack has both, in both languages."""

from __future__ import annotations

from transport.catalogue.codes import MEANINGS, REMEDIES
from transport.changes import OUT_CODES
from transport.gate.rules import RULES
from transport.unplanned import UNPLANNED_CODES


def test_every_code_says_what_it_means_and_what_to_do_in_both_languages() -> None:
    held = {rule.code for rule in RULES} | {"PARTY_MEMBER_HELD", *OUT_CODES}
    assert held | UNPLANNED_CODES.keys() == MEANINGS.keys() == REMEDIES.keys()
    for texts in (MEANINGS, REMEDIES):
        assert all(english and chinese for english, chinese in texts.values())
