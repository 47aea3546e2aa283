"""What ends a use case without a plan that may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.answers.verdict_lines import violation_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.checker.findings import Violation


class PlanRefused(Exception):
    """The independent checker refused a plan; carries every violation found."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        self.violations = tuple(violations)
        super().__init__("\n".join(map(violation_line, self.violations)))
