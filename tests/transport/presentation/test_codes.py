from __future__ import annotations

import pytest

from transport.presentation.codes import TripCode, card_line, read_line


def test_a_lists_code_is_one_line_of_plain_letters() -> None:
    code = TripCode(operation="linxian", version="e9cd0fa0", trip_id="T001")
    assert code.line == "P2P1/linxian/e9cd0fa0/T001/"


@pytest.mark.parametrize("trip_id", ["T/1: *", "车次一", "%2F", "T 1"])
def test_any_id_is_read_as_it_was_written(trip_id: str) -> None:
    code = TripCode(
        operation="临县/2020", version="ab", trip_id=trip_id, stop_id="村\n1"
    )
    assert code.line.isascii()
    assert "\n" not in code.line
    assert read_line(f" {code.line}\r\n") == code


def test_a_cards_code_is_its_token() -> None:
    assert read_line(card_line("VE2GT9J6JM07036W")) == "VE2GT9J6JM07036W"


@pytest.mark.parametrize(
    "line", ["", "T001", "P2P1/", "P2P1/*", "P2P1/a/b/c", "P2P1/a/b//d", "P2P2/a/b/c/d"]
)
def test_what_is_no_code_of_ours_is_none(line: str) -> None:
    assert read_line(line) is None
