"""Reasons to be out are told in both languages."""

from __future__ import annotations

from transport.catalogue.codes import MEANINGS
from transport.changes import OUT_CODES


def test_every_reason_to_be_out_has_a_meaning() -> None:
    assert set(OUT_CODES) <= MEANINGS.keys()
