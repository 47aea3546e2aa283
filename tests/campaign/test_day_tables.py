"""The bounded part of the campaign of mutated tables, and that it can fail."""

from __future__ import annotations

import pytest

from tests.campaign import day_tables
from tests.campaign.day_tables import READERS, campaign

N = 56


@pytest.fixture(scope="module")
def tally() -> day_tables.Tally:
    return campaign(n=N, seed=20261129)


def test_mutated_tables_are_read_or_refused(tally: day_tables.Tally) -> None:
    assert tally.broken == []
    for name in READERS:
        assert tally.outcomes[f"{name}: refused"] > 0
        n_read = tally.outcomes[f"{name}: read"]
        assert n_read + tally.outcomes[f"{name}: refused"] == N // len(READERS)


def test_a_broken_promise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr(day_tables, "refusals", broken)
    assert any("LookupError" in line for line in campaign(n=30, seed=1).broken)


def test_a_lost_row_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def lossy(*_: object, **__: object) -> tuple[str, tuple[()]]:
        return "events.csv", ()

    monkeypatch.setattr(day_tables, "read_events", lossy)
    broken = campaign(n=30, seed=1).broken
    assert any("missing without a word" in line for line in broken)
