"""Check-ins and cards in a store, also in one that an older program has made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from p2p.store import migrations
from p2p.store.check_ins import (
    add_cards,
    add_check_in,
    kept_cards,
    kept_check_ins,
    n_check_ins,
)
from p2p.store.engine import WRITES, file_address
from p2p.store.engine import opened as engine_of
from p2p.store.revisions import NEWEST, revision_of
from p2p.store.store import Store
from tests.p2p.store.an_operation import opened
from transport.operation.check_ins import CheckIn

if TYPE_CHECKING:
    from sqlalchemy import Connection


def test_check_ins_come_back_as_they_were_entered(tmp_path: Path) -> None:
    first = CheckIn(
        number=1, stage="boarded", ride_id="T001", worker_id="W1", at_s=60, by="Li"
    )
    signed = CheckIn(
        number=2,
        stage="handed_over",
        ride_id="T001",
        place_id="E1",
        at_s=120,
        by="Li",
        counted=3,
        signed_by="王",
        missing=("W2",),
        takes_back=None,
    )
    with opened(tmp_path) as operation:
        clock = operation.scenario.clock
        with operation.writing() as (session, _):
            assert n_check_ins(session) == 0
            add_check_in(session, first, clock)
            add_check_in(session, signed, clock)
        with operation.reading() as (session, _):
            assert kept_check_ins(session, clock) == (first, signed)
            assert n_check_ins(session) == 2


def test_a_card_is_kept_once(tmp_path: Path) -> None:
    cards = [("A", "W1", "v1"), ("B", "W2", "v1")]
    with opened(tmp_path) as operation, operation.writing() as (session, _):
        assert add_cards(session, cards) == 2
        assert add_cards(session, [*cards, ("C", "W1", "v2")]) == 1
        assert kept_cards(session) == (*cards, ("C", "W1", "v2"))


def test_a_card_that_stands_in_two_files_is_kept_once(tmp_path: Path) -> None:
    cards = [("A", "W1", "v1"), ("B", "W2", "v1")]
    with opened(tmp_path) as operation, operation.writing() as (session, _):
        assert add_cards(session, [*cards, *cards, ("C", "W1", "v2")]) == 3
        assert kept_cards(session) == (*cards, ("C", "W1", "v2"))


def test_a_store_of_the_first_form_is_brought_up_to_date(tmp_path: Path) -> None:
    url = file_address(tmp_path / "old.db")
    engine = engine_of(url)
    with engine.execution_options(**WRITES).begin() as connection:
        _make_first(connection)
    engine.dispose()
    store = Store(url)
    with store.reading() as session:
        assert revision_of(session.connection()) == NEWEST
        assert n_check_ins(session) == 0
    store.close()


def _make_first(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    config.attributes["connection"] = connection
    command.upgrade(config, "first")
