"""A day with check-ins: entries of the sample's workers and coaches, and its ledger."""

from __future__ import annotations

from typing import Any

from tests.transport.operation.a_day import after, at
from transport.operation.check_ins import CheckIn
from transport.operation.desk import Answer, entered
from transport.operation.desk import after as kept
from transport.operation.ledger import Ledger


def an_entry(stage: Any, hour: int, minute: int = 0, **facts: Any) -> CheckIn:
    facts = {"ride_id": "", "by": "clerk", **facts}
    return CheckIn(stage=stage, at_s=at(hour, minute), **facts)


def boarded(worker_id: str, hour: int = 6, minute: int = 40, **facts: Any) -> CheckIn:
    return an_entry("boarded", hour, minute, worker_id=worker_id, **facts)


def ledger(*entries: CheckIn, events: Any = ()) -> Ledger:
    """The ledger after entries that are all kept."""
    found = Ledger(was=after(*events))
    for entry in entries:
        answer = entered(found, entry)
        assert answer.fate == "kept", answer
        found = kept(found, answer)
    return found


def answered(asked: CheckIn, *entries: CheckIn, events: Any = ()) -> Answer:
    return entered(ledger(*entries, events=events), asked)


def codes(answer: Answer) -> list[str]:
    return [one.wrong.code for one in answer.refusals]
