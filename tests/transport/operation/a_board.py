"""A board at 7:00: W0 has boarded, W1 is called so, has a phone, and is late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.operation.a_day import at
from tests.transport.operation.a_desk import boarded, ledger
from transport.operation.board import Board, board_of

if TYPE_CHECKING:
    from transport.operation.situation import Situation

NAME, PHONE = "欧阳测试", "13800138000"


def shown() -> tuple[Situation, Board]:
    """The situation and its board."""
    found = ledger(boarded("W0"))
    scenario = found.was.scenario
    workers = tuple(
        replace(w, name=NAME, phone=PHONE) if w.worker_id == "W1" else w
        for w in scenario.workers
    )
    scenario = replace(scenario, workers=workers, title="甲</title><script>x")
    found = replace(found, was=replace(found.was, scenario=scenario))
    return found.was, board_of(found, at(7))
