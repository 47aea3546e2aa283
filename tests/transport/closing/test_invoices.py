"""Invoices line by line: right, too much, too little, twice, for nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.closing.a_coach import a_line, an_actual, situation
from transport.closing.closing import closing_of

if TYPE_CHECKING:
    from transport.closing.invoices import Invoices


def judged(*lines: Any, **facts: Any) -> Invoices:
    rows = [replace(line, row=n) for n, line in enumerate(lines, start=2)]
    actuals = [an_actual(**facts)] if facts else []
    found = closing_of(situation(), actuals=actuals, invoices=rows).invoices
    assert found is not None
    return found


def verdicts(found: Invoices) -> list[tuple[str, int]]:
    return [(one.verdict, one.off_fen) for one in found.lines]


def test_each_line_is_held_against_what_was_run() -> None:
    found = judged(
        a_line("hire", 1_000),
        a_line("驾驶员费", 350),
        a_line("Escorts", 150),
        a_line("disinfection", 50),
        a_line("disinfection", 50),
        a_line("washing", 30),
        a_line("toll", 80),
        a_line("hire", 900, ride_id="T009"),
    )
    assert verdicts(found) == [
        ("right", 0),
        ("too_much", 5_000),
        ("too_little", -5_000),
        ("right", 0),
        ("charged_twice", 5_000),
        ("not_in_tariff", 3_000),
        ("not_in_tariff", 8_000),
        ("trip_unknown", 90_000),
    ]
    assert found.lines[4].first_row == 5
    assert dict(found.open_fen) == {"escorts": 5_000}


def test_parts_of_one_line_are_right_together_and_too_much_beyond() -> None:
    assert verdicts(judged(a_line("hire", 600), a_line("hire", 400))) == [
        ("part", 0),
        ("right", 0),
    ]
    assert verdicts(judged(a_line("hire", 600), a_line("hire", 500))) == [
        ("part", 0),
        ("too_much", 10_000),
    ]


def test_a_credit_note_settles_what_was_too_much_wherever_it_stands() -> None:
    found = judged(
        a_line("hire", -200),
        a_line("hire", 1_200),
        a_line("washing", 30),
        a_line("washing", -30),
    )
    assert [one.verdict for one in found.lines] == [
        *("credit", "too_much", "not_in_tariff", "credit")
    ]
    (carrier,) = found.carriers
    assert carrier.charged_fen == carrier.due_fen == 100_000
    assert carrier.too_much_fen == carrier.too_little_fen == 0
    assert "hire" not in found.open_fen


def test_what_a_credit_note_gives_back_of_what_is_due_is_open_again() -> None:
    found = judged(a_line("hire", 1_000), a_line("hire", -400), a_line("toll", -80))
    assert verdicts(found) == [
        ("right", 0),
        ("credit", 0),
        ("credit_beyond", -8_000),
    ]
    (carrier,) = found.carriers
    assert (carrier.charged_fen, carrier.due_fen) == (52_000, 60_000)
    assert (carrier.too_much_fen, carrier.too_little_fen) == (0, 8_000)
    assert found.open_fen["hire"] == 40_000


def test_a_trip_that_was_not_run_is_due_nothing() -> None:
    found = judged(a_line("hire", 1_000), has_run=False)
    assert verdicts(found) == [("trip_not_run", 100_000)]


def test_a_coach_is_known_by_its_plate_or_number_and_its_day() -> None:
    day = {"ride_id": "", "day_s": 0}
    found = judged(
        a_line("hire", 1_000, coach="晋j12345", **day),
        a_line("drivers", 300, coach="D1/coach-49/1", **day),
        a_line("escorts", 200, coach="晋A00000", **day),
        a_line("escorts", 200, coach="晋J12345", ride_id="", day_s=5 * 86_400),
    )
    assert [one.verdict for one in found.lines] == [
        *("right", "right", "trip_unknown", "trip_unknown")
    ]


def test_sums_by_carrier_and_amounts_that_do_not_add_up_are_told() -> None:
    found = judged(
        a_line("hire", 1_100),
        a_line("drivers", 300, carrier="Other", quantity=2_000, price_fen=14_000),
    )
    first, second = found.carriers
    assert (first.charged_fen, first.due_fen, first.too_much_fen) == (
        *(110_000, 100_000, 10_000),
    )
    assert second.carrier == "Other"
    assert [one.adds_up for one in found.lines] == [True, False]
    assert [one.owner for one in found.lines] == ["", "Linxian Coaches"]


def test_a_trip_of_an_earlier_version_is_left_to_a_person() -> None:
    line = a_line("hire", 900, ride_id="T009")
    found = closing_of(situation(), invoices=[line], gone=["T009"]).invoices
    assert found is not None
    assert found.lines[0].verdict == "earlier_version"
