"""What the search decided: trips of all parts, riders of services, and the bound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.search.search import Search


@dataclass(frozen=True, kw_only=True)
class Searched:
    """A plan but for names, seats and reasons.

    ``riders``: workers aboard each service that runs, sorted.
    """

    searches: Sequence[Search]
    bound_fen: int
    riders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
