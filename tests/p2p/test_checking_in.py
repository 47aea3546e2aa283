"""The desk: cards by their tokens, several desks on one store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import p2p
from p2p.checking_in import Desk, ledger
from p2p.operating import open_operation
from tests.p2p.store.an_operation import an_operation
from transport.documents.tokens import TOKENS, Issued, write_tokens
from transport.operation.check_ins import CheckIn

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return an_operation(tmp_path)


def test_a_card_is_known_by_the_tokens_beside_the_plan(out: Path) -> None:
    with open_operation(out) as operation:
        version = operation.versions()[0].short_hash
    row = Issued(token="ABC", worker_id="W2", version=version, card="x")
    write_tokens(out / TOKENS, [row])
    (told,) = p2p.check_in(out, ["P2P1/*ABC"], by="Li", at="2020-03-10T06:00")
    assert told.answer.fate == "kept"
    (out / TOKENS).unlink()  # it is in the store now
    (told,) = p2p.check_in(out, ["P2P1/*ABC"], by="Li", at="2020-03-10T06:00")
    assert told.answer.fate == "already"


def test_two_scanners_at_once_enter_everybody_once(out: Path) -> None:
    def scan_all(by: str) -> list[str]:
        with open_operation(out) as operation:
            desk = Desk(operation, by=by)
            at_s = operation.scenario.clock.seconds("2020-03-10T06:00")
            return [desk.scan(f"W{n}", at_s).answer.fate for n in (1, 2, 3)]

    with ThreadPoolExecutor(2) as pool:
        fates = [fate for own in pool.map(scan_all, ("A", "B")) for fate in own]
    assert sorted(fates) == ["already"] * 3 + ["kept"] * 3
    with open_operation(out) as operation:
        workers = [one.worker_id or "" for one in ledger(operation).entries]
    assert sorted(workers) == ["W1", "W2", "W3"]


def test_a_desk_sees_what_others_entered_and_took_back(out: Path) -> None:
    with open_operation(out) as operation:
        at_s = operation.scenario.clock.seconds("2020-03-10T06:00")
        one, other = Desk(operation, by="A"), Desk(operation, by="B")
        assert one.scan("W1", at_s).answer.fate == "kept"
        assert other.scan("W2", at_s).answer.fate == "kept"
        assert one.scan("W2", at_s).answer.fate == "already"
        back = CheckIn(stage="taken_back", ride_id="", at_s=at_s, by="B", takes_back=2)
        assert other.enter(back).answer.fate == "kept"
        assert one.scan("W2", at_s).answer.fate == "kept"
        with pytest.raises(ZeroDivisionError), operation.writing():
            raise ZeroDivisionError
        assert one.scan("W2", at_s).answer.fate == "already"
