"""What ends a use case without a plan that may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.answers.verdict_lines import violation_line
from transport.catalogue.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.checker.findings import Violation
    from transport.said import Said


class PlanRefused(Exception):
    """The independent checker refused a plan; carries every violation found.

    ``none``: what is told where there was no plan that it could have been asked of;
    ``remedy``: what can be done, after the violations.
    """

    def __init__(
        self,
        violations: Sequence[Violation],
        none: Said | None = None,
        *,
        remedy: Said | None = None,
    ) -> None:
        self.violations = tuple(violations)
        self.none = None if self.violations else none
        self.remedy = remedy if self.violations else None
        told = [sentence(self.none, "en")] if self.none is not None else []
        super().__init__("\n".join([*map(violation_line, self.violations), *told]))
