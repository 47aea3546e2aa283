"""The checker leans on records and data, never on the code that makes plans."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import transport.checker
from transport.catalogue.violation_codes import MEANINGS

FOLDER = Path(transport.checker.__file__).parent
DATA_OF = {
    "transport.errors": {"printable"},  # how a line is shown, no rule
    "transport.hours": {"HOURS_PRESETS", "HoursRules"},
    "transport.services": {"Service"},  # its fields; prices are computed anew
    "transport.fares": {"RATES"},
    "transport.tickets": {"TicketTerms"},  # its fields; prices are computed anew
    "transport.payer_rules": {"PayerRule"},  # its fields
    "transport.units": {"YUAN_FEN"},
    "transport.unplanned": {"LEFT_BY_SEARCH", "UNPLANNED_CODES"},
}
RECORDS = {
    "transport.clock",
    "transport.roads.distances",
    "transport.dual_prices",
    "transport.fixed",
    "transport.fleet",
    "transport.places",
    "transport.plan",
    "transport.policy",
    "transport.roster",
    "transport.scenario",
    "transport.said",
    "transport.seat_layout",
    "transport.versions",
}


def _imports(path: Path) -> list[tuple[str, set[str]]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found.append((node.module or "", {alias.name for alias in node.names}))
        elif isinstance(node, ast.Import):
            found.extend((alias.name, set()) for alias in node.names)
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda p: p.stem)
def test_no_code_is_shared_with_the_planning_side(path: Path) -> None:
    for module, names in _imports(path):
        if module in DATA_OF:
            assert names <= DATA_OF[module], module
        elif module.split(".")[0] in ("transport", "solvers", "maps", "scenarios"):
            assert module.startswith("transport.checker") or module in RECORDS, module


RULES_OF_RECORDS = {  # said in the records for planning, and again in the checker
    *("opening", "edition_at", "connect_s", "check_in_s", "transfer_s", "risk"),
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda p: p.stem)
def test_rules_that_records_answer_are_not_asked_of_them(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not asked & RULES_OF_RECORDS


def test_the_page_lists_every_code_and_no_other() -> None:
    page = (Path(__file__).parents[3] / "docs" / "checker.md").read_text("utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| `")]
    listed = {row[1].strip(" `"): row[2].strip() for row in rows}
    assert listed == {code: english for code, (english, _) in MEANINGS.items()}
