"""What is said when no version was found."""

from __future__ import annotations

from solvers.replanning.asking import CannotReplan
from transport.checker import Violation
from transport.said import said


def test_what_was_refused_last_is_told() -> None:
    told = said("DEPARTED_CHANGED_GONE", trip="T001")
    error = CannotReplan([Violation(code="DEPARTED_CHANGED", where="T001", told=told)])
    assert str(error) == str(error.found[0])
    assert "T001 had left" in str(error)
