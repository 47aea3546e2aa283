"""The papers of those who travel alone: amounts, consent, and no numbers of persons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.transport.checker.handmade import good_plan, good_scenario
from transport.documents.individual_list import individual_lists
from transport.manifests.individual import individual_table
from transport.plan import IndividualTraveller, Plan
from transport.presentation.words import Words

if TYPE_CHECKING:
    from transport.scenario import Scenario

ID_NUMBER, PHONE = "14232619900101123X", "13800000001"


def one_alone() -> tuple[Scenario, Plan]:
    """u1 of the handmade plan has a ticket of 300 CNY, 120 of it refunded."""
    scenario = good_scenario()
    workers = tuple(
        replace(w, id_number=ID_NUMBER, phone=PHONE) if w.worker_id == "u1" else w
        for w in scenario.workers
    )
    entry = IndividualTraveller(
        worker_id="u1", ticket_fen=30_000, subsidy_fen=12_000, consent="to_sign"
    )
    plan = replace(good_plan(), individual=(entry,), unplanned=())
    return replace(scenario, workers=workers), plan


def test_the_notice_has_ticket_refund_and_a_place_to_sign() -> None:
    scenario, plan = one_alone()
    (paper,) = individual_lists(scenario, plan)
    (row,) = paper.grids[0].rows
    assert row[0] == 1
    assert row[3:5] == ("300.00", "120.00")
    assert row[5:] == (("to be signed", "待签字"), "")
    assert [value for _, value in paper.fields] == [1, "300.00", "120.00"]


def test_neither_notice_nor_list_tells_identity_or_phone_in_full() -> None:
    scenario, plan = one_alone()
    told = f"{list(individual_lists(scenario, plan))}"
    told += f"{individual_table(scenario, plan, Words('zh')).rows}"
    assert ID_NUMBER not in told
    assert PHONE not in told


def test_nobody_alone_is_no_paper() -> None:
    assert list(individual_lists(good_scenario(), good_plan())) == []
