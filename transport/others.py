"""Workers of other plans, who leave those planned less room at gates and stops."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Whom trips bring and gather that are not planned here.

    ``arrivals``: workers by employer and day; ``gatherings``: by place and half-hour of
    the clock. No table says them: they are of a plan that another one is put beside.
    """

    arrivals: Mapping[tuple[str, int], int] = field(default_factory=dict)
    gatherings: Mapping[tuple[str, int], int] = field(default_factory=dict)

    def gathered_at(self, place_id: str) -> int:
        """How many gather there in all."""
        return sum(n for (at, _), n in self.gatherings.items() if at == place_id)


NOBODY = Others()
