"""What stays fixed unless told otherwise: nothing."""

from __future__ import annotations

from transport.fixed import Fixed


def test_nothing_is_fixed_unless_told() -> None:
    fixed = Fixed(moment_s=0)
    assert fixed == Fixed(moment_s=0, departed=frozenset(), frozen=frozenset(), out={})
